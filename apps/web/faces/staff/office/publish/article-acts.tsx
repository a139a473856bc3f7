import { useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { Fold, FoldedAct } from '../act/index.ts'
import type { Article, Columns } from './content.ts'
import { EditForm } from './edit-form.tsx'
import { publishMessages } from './messages.ts'
import { AddPicture } from './picture-fields.tsx'

const ACTS = ['check', 'release', 'correct', 'send-back', 'withdraw', 'recall'] as const
type ActName = (typeof ACTS)[number]
const NEEDS_REASON: ReadonlySet<ActName> = new Set(['send-back', 'withdraw', 'recall'])

const ArticleAct = ({ article, name }: { article: Article; name: ActName }) => {
  const api = useApi()
  const t = useT(publishMessages)
  const words = { verb: t(name), says: t(`${name}Says`), done: t(`${name}Done`) }
  const send = (reason: string) =>
    api.POST('/api/articles/{id}/actions/{action}', {
      params: { path: { id: article.id, action: name } },
      // what this reader has seen: the server refuses when a word changed since
      body: { hash: article.hash, reason },
    })
  return <FoldedAct words={words} required={NEEDS_REASON.has(name)} send={send} />
}

/** The acts the answer offers, each with what follows from it; who may is the server's rule. */
export const ArticleActs = ({ article, columns }: { article: Article; columns: Columns }) => {
  const t = useT(publishMessages)
  const open = ACTS.filter((a) => article.can.includes(a))
  const mayEdit = article.can.includes('edit')
  if (open.length === 0 && !mayEdit) return <p className="yw-muted">{t('nothing')}</p>
  const released = article.releasedAt !== null
  return (
    <div className="yw-stack">
      {open.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group
        <div className="yw-actions" role="group" aria-label={t('can')}>
          {open.map((name) => (
            <ArticleAct key={`${name}-${article.hash}`} article={article} name={name} />
          ))}
        </div>
      )}
      {mayEdit && (
        <div className="yw-publish-edit">
          <Fold key={`edit-${article.hash}`} label={t(released ? 'editCorrect' : 'edit')}>
            <EditForm article={article} columns={columns} />
          </Fold>
          {!released && <AddPicture key={`picture-${article.hash}`} article={article} />}
        </div>
      )}
    </div>
  )
}
