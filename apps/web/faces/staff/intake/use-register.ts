import { useSearch } from '@tanstack/react-router'
import { type FormIssue, type IntakeForm, kindName, useDraft } from '@yiwang/matters/web/shared'
import { sentences, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { newKey, ProblemError, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { entryMessages } from '../entry/messages.ts'
import { refusalOf } from '../entry/problem-words.ts'
import { uploadFile } from '../entry/upload-file.ts'
import { useRefresh } from '../entry/use-act.ts'
import { type Me, myGrids, useMe } from '../entry/use-me.ts'
import type { Photo } from '../grid/photo-list.tsx'
import { useQueue } from '../grid/queue-provider.tsx'
import type { QueuedNew } from '../grid/queue-store.ts'
import { useAmended } from '../grid/use-amended.ts'
import {
  CHANNELS,
  type Channel,
  emptyRegister,
  ownIssues,
  type RegisterIssue,
  type RegisterValues,
  registerBody,
  registerIssues,
} from './register-form.ts'
import type { Receipt } from './registered.tsx'

/** Ways in that this kind of matter has, among those of a desk. */
export const channelsOf = (form: IntakeForm | undefined): readonly Channel[] =>
  form ? CHANNELS.filter((c) => form.channels.some((x) => x.id === c)) : CHANNELS

const myCommunity = (me: Me): string => me.posts.find((p) => p.level === 'community' && p.area)?.area ?? ''

const useStart = (form: IntakeForm | undefined): RegisterValues => {
  const me = useMe()
  const { channel } = useSearch({ strict: false }) as { channel?: string }
  const [grid] = myGrids(me)
  const ways = channelsOf(form)
  const asked = ways.find((c) => c === channel)
  const only = ways.length === 1 ? ways[0] : undefined
  const own = grid && ways.includes('grid') ? ('grid' as const) : undefined
  return {
    ...emptyRegister,
    channel: asked ?? only ?? own ?? '',
    grid: asked !== 'counter' && grid ? grid : '',
    division: myCommunity(me),
  }
}

type Wrong = { issues: readonly RegisterIssue[]; own: readonly FormIssue[]; refused: Readonly<Record<string, string>> }
const NOTHING_WRONG: Wrong = { issues: [], own: [], refused: {} }

const useSend = (form: IntakeForm | undefined, done: (receipt: Receipt) => void) => {
  const api = useApi()
  const queue = useQueue()
  const refresh = useRefresh()
  const amended = useAmended()
  const { locale } = useLocale()
  return async (values: RegisterValues, photos: readonly Photo[]) => {
    const key = newKey()
    const body = registerBody(values, Date.now(), form)
    try {
      const files: string[] = []
      for (const [i, p] of photos.entries()) files.push((await uploadFile(api, p, `${key}.p${i}`)).id)
      const { data } = await api.POST('/api/staff/matters', {
        body: { ...body, files } as never,
        headers: withKey(key),
      })
      if (data) done({ ref: data.ref, secret: data.secret, id: data.id })
      refresh()
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'NETWORK')) throw error
      const kind = form ? { kind: kindName(form, locale) } : {}
      const about: QueuedNew = { title: body.text.slice(0, 30), body, photos, values, ...kind }
      await queue.keep({ key, kind: 'register', about })
      done('kept')
    }
    if (amended) queue.setAside(amended.key)
  }
}

/** Everything the page of one kind of matter holds, kept on this device while it is written. */
export const useRegister = (form: IntakeForm | undefined) => {
  const te = useT(entryMessages)
  const start = useStart(form)
  const amended = useAmended()
  const before = amended?.about as QueuedNew | undefined
  const name = form ? `register.${form.pack}.${form.type}` : 'register'
  const draft = useDraft(amended ? undefined : name, { ...start, ...(before?.values as object) })
  const values = draft.values as RegisterValues
  const [photos, setPhotos] = useState<readonly Photo[]>(before?.photos ?? [])
  const [wrong, setWrong] = useState(NOTHING_WRONG)
  const [whole, setWhole] = useState<string>()
  const [receipt, setReceipt] = useState<Receipt>()
  const [busy, setBusy] = useState(false)
  const submit = useSend(form, setReceipt)
  const set = (change: Partial<RegisterValues>) => {
    for (const [field, value] of Object.entries(change)) draft.set(field, value)
    setWrong(NOTHING_WRONG)
  }
  const send = async () => {
    const found = { issues: registerIssues(values, form), own: ownIssues(values, form), refused: {} }
    setWrong(found)
    setWhole(undefined)
    if (found.issues.length + found.own.length > 0 || busy) return
    setBusy(true)
    try {
      await submit(values, photos)
      draft.drop()
    } catch (error) {
      const { fields = [], words = '' } = refusalOf(error, te)
      const mine = fields.flatMap((f) => (f.path.startsWith('fields.') ? [[f.path.slice(7), f.message]] : []))
      const rest = fields.filter((f) => !f.path.startsWith('fields.')).map((f) => f.message)
      setWrong({ ...NOTHING_WRONG, refused: Object.fromEntries(mine) })
      setWhole(sentences([fields.length === 0 && words, ...rest]) || undefined)
    } finally {
      setBusy(false)
    }
  }
  const again = () => {
    draft.restart()
    setPhotos([])
    setReceipt(undefined)
  }
  const { continued } = draft
  return { values, set, photos, setPhotos, wrong, whole, receipt, busy, send, again, continued }
}
export type Register = ReturnType<typeof useRegister>
