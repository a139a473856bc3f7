import { Button, Field, RadioList, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, useAct } from '../act/index.ts'
import type { Article, Picture } from './content.ts'
import { publishMessages } from './messages.ts'

type Note = Pick<Picture, 'caption' | 'shows' | 'agreed'>
const NoteFields = ({ of, change }: { of: Note; change: (n: Note) => void }) => {
  const t = useT(publishMessages)
  return (
    <>
      <TextField
        label={t('caption')}
        maxLength={120}
        value={of.caption}
        onText={(caption) => change({ ...of, caption })}
      />
      <RadioList
        label={t('shows')}
        value={of.shows}
        onChoose={(shows) => change({ ...of, shows })}
        choices={[
          { value: 'place', label: t('place') },
          { value: 'people', label: t('people') },
        ]}
      />
      {of.shows === 'people' && (
        <TextField
          label={t('agreed')}
          hint={t('agreedHint')}
          maxLength={120}
          value={of.agreed}
          onText={(agreed) => change({ ...of, agreed })}
        />
      )}
    </>
  )
}

type Fields = { article: string; of: readonly Picture[]; change: (all: Picture[]) => void }
/** The pictures an article has: their captions, who is on them, and taking one out. */
export const PictureFields = ({ article, of, change }: Fields) => {
  const t = useT(publishMessages)
  if (of.length === 0) return null
  const set = (i: number, p: Picture) => change(of.map((x, j) => (j === i ? p : x)))
  return of.map((p, i) => (
    <fieldset key={p.id} className="yw-card yw-form">
      <legend>
        {t('pictures')} {i + 1}
      </legend>
      <img className="yw-publish-thumb" src={`/api/articles/${article}/pictures/${p.id}?size=thumb`} alt={p.caption} />
      <NoteFields of={p} change={(n) => set(i, { ...p, ...n })} />
      <div className="yw-actions">
        <Button onClick={() => change(of.filter((_, j) => j !== i))}>{t('dropPicture')}</Button>
      </div>
    </fieldset>
  ))
}

/** Takes one picture with what it shows; before release only. */
export const AddPicture = ({ article }: { article: Article }) => {
  const api = useApi()
  const t = useT(publishMessages)
  const [note, setNote] = useState<Note>({ caption: '', shows: 'place', agreed: '' })
  const [file, setFile] = useState<File>()
  const [lacks, setLacks] = useState(false)
  const act = useAct(
    (f: File) => {
      const form = new FormData()
      for (const [k, v] of Object.entries(note)) form.append(k, v)
      form.append('file', f, f.name)
      return api.POST('/api/articles/{id}/pictures', {
        params: { path: { id: article.id } },
        body: {} as never,
        bodySerializer: () => form,
      })
    },
    () => t('uploaded'),
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setLacks(!file)
    if (file) act.send(file)
  }
  return (
    <Fold label={t('addPicture')}>
      <form className="yw-form" onSubmit={submit}>
        <Field label={t('file')} error={lacks ? t('fileNeed') : undefined}>
          {(ids) => (
            <input
              className="yw-input"
              type="file"
              accept="image/*"
              {...ids}
              onChange={(e) => setFile(e.target.files?.[0])}
            />
          )}
        </Field>
        <NoteFields of={note} change={setNote} />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('upload')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}
