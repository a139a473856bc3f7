import { Button, type FieldIds, useAnnounce, useT } from '@yiwang/ui'
import { useRef, useState } from 'react'
import { useFormPorts } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'
import { shrinkImage } from './shrink-image.ts'
import type { FileView } from './view-types.ts'

const MOST = 9
/** `refused`: the server's own words; the same again cannot help. */
type Sending = { n: number; name: string; blob: Blob; failed: boolean; refused?: string }

const refusedBy = (error: unknown): string | undefined =>
  error instanceof Error && 'final' in error && error.final === true ? error.message : undefined

type Props = { ids: FieldIds; files: readonly FileView[]; onChange: (files: readonly FileView[]) => void; max?: number }

/** Photos and files, sent at once while the person goes on writing; each with its state, a second try and a way out. */
export const FilePicker = ({ ids, files, onChange, max = MOST }: Props) => {
  const t = useT(sharedMessages)
  const announce = useAnnounce()
  const { upload } = useFormPorts()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const next = useRef(0)
  // several uploads may end at once; each must see what the one before it added
  const held = useRef(files)
  held.current = files
  const send = async (item: Sending) => {
    const { n, name, blob } = item
    setSending((all) => [...all.filter((s) => s.n !== n), { n, name, blob, failed: false }])
    try {
      const got = await upload(await shrinkImage(blob), name)
      held.current = [...held.current, got]
      onChange(held.current)
      setSending((all) => all.filter((s) => s.n !== n))
    } catch (error) {
      const refused = refusedBy(error)
      const failed = { n, name, blob, failed: true, ...(refused ? { refused } : {}) }
      setSending((all) => all.map((s) => (s.n === n ? failed : s)))
      announce(refused ? t('fileRefused', { name, why: refused }) : t('fileFailed', { name }))
    }
  }
  const add = (list: FileList | null) => {
    const room = max - files.length - sending.length
    const chosen = [...(list ?? [])]
    if (chosen.length > room) announce(t('fileTooMany', { max }))
    for (const file of chosen.slice(0, Math.max(0, room))) {
      next.current += 1
      void send({ n: next.current, name: file.name, blob: file, failed: false })
    }
  }
  return (
    <div className="yw-stack" data-tight="">
      <p className="yw-field-hint">{t('filesHint', { max })}</p>
      <input
        type="file"
        multiple
        accept="image/*,application/pdf"
        className="yw-sr yw-file"
        {...ids}
        onChange={(e) => {
          add(e.target.files)
          e.target.value = ''
        }}
      />
      {/* the browser's own button speaks the browser's language */}
      <label className="yw-button" htmlFor={ids.id}>
        {t('filesAdd')}
      </label>
      {files.length + sending.length > 0 && (
        <ul className="yw-files">
          {files.map((f) => (
            <li key={f.id}>
              {f.thumb && <img src={f.thumb} alt="" width="48" height="48" />}
              <span>{f.name}</span>
              <Button
                plain
                aria-label={t('remove', { name: f.name })}
                onClick={() => onChange(files.filter((x) => x.id !== f.id))}
              >
                ×
              </Button>
            </li>
          ))}
          {sending.map((s) => (
            <li key={s.n}>
              {s.refused ? (
                <span className="yw-field-error">{t('fileRefused', { name: s.name, why: s.refused })}</span>
              ) : (
                <span>{t(s.failed ? 'fileFailed' : 'fileSending', { name: s.name })}</span>
              )}
              {s.failed && !s.refused && <Button onClick={() => void send(s)}>{t('fileAgain')}</Button>}
              {s.failed && (
                <Button
                  plain
                  aria-label={t('remove', { name: s.name })}
                  onClick={() => setSending((all) => all.filter((x) => x.n !== s.n))}
                >
                  ×
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
