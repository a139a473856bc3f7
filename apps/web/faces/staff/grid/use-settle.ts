import { type FormIssue, type IntakeForm, kindName } from '@yiwang/matters/web/shared'
import { useLocale } from '@yiwang/ui'
import { useState } from 'react'
import { newKey } from '../../../client.ts'
import { myGrids, useMe } from '../entry/use-me.ts'
import { ownIssues } from '../intake/register-form.ts'
import { countUse } from './frequent.ts'
import type { Photo } from './photo-list.tsx'
import { useQueue } from './queue-provider.tsx'
import type { QueuedNew } from './queue-store.ts'
import { type SettleIssue, type SettleValues, settleBody, settleIssues } from './settle-form.ts'
import { useAmended } from './use-amended.ts'
import { usePosition } from './use-position.ts'

const useEmpty = (): SettleValues => {
  const [grid] = myGrids(useMe())
  return {
    category: '',
    categoryName: '',
    text: '',
    result: '',
    said: '',
    tapped: undefined,
    phone: '',
    place: '',
    grid: grid ?? '',
    own: {},
  }
}

/** Everything the on-the-spot page holds until it is kept for sending. */
export const useSettle = (form: IntakeForm | undefined) => {
  const queue = useQueue()
  const position = usePosition()
  const { locale } = useLocale()
  const amended = useAmended()
  const before = amended?.about as QueuedNew | undefined
  const empty = useEmpty()
  const [values, setValues] = useState<SettleValues>({ ...empty, ...before?.values })
  const [photos, setPhotos] = useState<readonly Photo[]>(before?.photos ?? [])
  const [issues, setIssues] = useState<readonly SettleIssue[]>([])
  const [own, setOwn] = useState<readonly FormIssue[]>([])
  const [saved, setSaved] = useState<string>()
  const set = (change: Partial<SettleValues>) => {
    setValues((v) => ({ ...v, ...change }))
    setIssues([])
    setOwn([])
  }
  /** Says what has to stand here before it is held out to the resident. */
  const check = () => setIssues(settleIssues(values).filter((i) => i === 'needWhat' || i === 'needHow'))
  const save = async () => {
    const found = settleIssues(values)
    const missing = ownIssues(values, form)
    setIssues(found)
    setOwn(missing)
    if (found.length + missing.length > 0) return
    if (values.category) countUse(values.category)
    const key = newKey()
    const body = settleBody(values, { position, now: Date.now(), form })
    const kind = form ? { kind: kindName(form, locale) } : {}
    await queue.keep({ key, kind: 'settle', about: { title: body.text, body, photos, values, ...kind } })
    if (amended) queue.setAside(amended.key)
    setSaved(key)
  }
  const again = () => {
    setValues(empty)
    setPhotos([])
    setSaved(undefined)
  }
  return { form, values, set, photos, setPhotos, issues, own, saved, check, save, again, position }
}
export type Settle = ReturnType<typeof useSettle>
