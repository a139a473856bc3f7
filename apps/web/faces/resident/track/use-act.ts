import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ActSent, type TrackAction, type TrackView, trackMessages } from '@yiwang/matters/web/resident'
import { type FormValues, listOf, say } from '@yiwang/matters/web/shared'
import { useAnnounce, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { newKey } from '../../../client.ts'
import { useDevice } from '../device/device.tsx'
import { photosRefused, type QueueItem, type Refusal } from '../device/send-queue.ts'
import { deviceShelf } from '../device/shelf.ts'
import { dropActDraft, readActDraft, writeActDraft } from './act-draft.ts'
import { useLocalFiles } from './local-files.tsx'
import { trackKey } from './use-track.ts'

/** Acts that only add never conflict with what happened meanwhile; the others name the version she saw. */
const ADDS: ReadonlySet<string> = new Set(['note', 'provide'])

const useRefusalWords = () => {
  const t = useT(trackMessages)
  return (refusal: Refusal): string => {
    if (refusal.code === 'STALE') return t('changed')
    if (refusal.code === 'KEY_REUSED') return t('already')
    return refusal.code === 'NOT_OFFERED' ? t('gone') : refusal.detail
  }
}

type Acting = { view: TrackView; action: TrackAction; secret: string | undefined }

/** Typed values of one act, kept on the device, and its way out through the queue. */
export const useAct = ({ view, action, secret }: Acting) => {
  const device = useDevice()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const { locale } = useLocale()
  const t = useT(trackMessages)
  const files = useLocalFiles()
  const wordsOf = useRefusalWords()
  const which = { ref: view.ref, action: action.action }
  const [draft, setDraft] = useState(() =>
    readActDraft(deviceShelf, which, { key: newKey(), now: Date.now(), has: files.has }),
  )
  const keep = (next: typeof draft) => {
    setDraft(next)
    writeActDraft(deviceShelf, which, next)
  }
  const setValues = (values: FormValues) => keep({ ...draft, at: Date.now(), values })
  const itemOf = (form: Record<string, unknown>): QueueItem => {
    const fileField = action.form.find((f) => f.kind === 'files')?.id
    const { [fileField ?? '']: ids, ...words } = form
    const seq = ADDS.has(action.verb) ? {} : { seq: view.seq }
    const body = { ...(secret ? { secret } : {}), ...seq, form: words, ...(fileField ? { fileField } : {}) }
    const title = `${view.title} · ${say(action.words, locale)}`
    const photos = files.take(listOf(ids))
    return {
      key: draft.key,
      kind: 'act',
      ref: view.ref,
      action: action.action,
      title,
      body,
      photos,
      at: Date.now(),
      state: 'waiting',
    }
  }
  const send = async (form: Record<string, unknown>): Promise<ActSent> => {
    const item = itemOf(form)
    await device.keep(item)
    const done = await device.flush()
    const refusal = done.refused.find((i) => i.key === item.key)?.refusal
    await queries.invalidateQueries({ queryKey: trackKey(view.ref) })
    if (refusal) {
      await device.discard(item.key)
      keep({ ...draft, key: newKey() })
      return { fields: refusal.fields, words: wordsOf(refusal) }
    }
    dropActDraft(deviceShelf, which)
    const arrived = done.sent.find((i) => i.key === item.key)
    const lost = arrived ? photosRefused(arrived) : 0
    announce(lost > 0 ? t('photosLost', { n: lost }) : t(arrived ? 'sentOne' : 'waiting'))
    await navigate({ to: '/track/$ref', params: { ref: view.ref }, replace: true })
    return undefined
  }
  return { values: draft.values, setValues, send }
}
