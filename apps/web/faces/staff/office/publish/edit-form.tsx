import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, useAct } from '../act/index.ts'
import { type Article, bodyOf, type Columns, contentOf } from './content.ts'
import { ContentFields } from './content-form.tsx'
import { publishMessages } from './messages.ts'
import { PictureFields } from './picture-fields.tsx'

/** Changes a draft; of what is out it proposes a correction with its reason. */
export const EditForm = ({ article, columns }: { article: Article; columns: Columns }) => {
  const api = useApi()
  const t = useT(publishMessages)
  const released = article.releasedAt !== null
  const [content, setContent] = useState(() => (article.draft ? contentOf(article.draft) : undefined))
  const [reason, setReason] = useState('')
  const act = useAct(
    (c: NonNullable<typeof content>) =>
      api.PUT('/api/articles/{id}', {
        params: { path: { id: article.id } },
        body: { ...bodyOf(c), hash: article.hash, reason },
      }),
    ({ findings }) =>
      released ? t('proposed') : findings.length > 0 ? t('savedMend', { n: findings.length }) : t('saved'),
  )
  if (!content) return null
  const submit = (e: FormEvent) => {
    e.preventDefault()
    act.send(content)
  }
  return (
    <form className="yw-form" onSubmit={submit}>
      <ContentFields
        of={content}
        change={setContent}
        columns={columns}
        column={article.column}
        self={article.id}
        released={released}
      />
      <PictureFields
        article={article.id}
        of={content.pictures}
        change={(pictures) => setContent({ ...content, pictures })}
      />
      {released && <TextField label={t('why')} hint={t('whyHint')} maxLength={500} value={reason} onText={setReason} />}
      <div className="yw-actions">
        <Button type="submit" primary>
          {t(released ? 'propose' : 'save')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}
