import { Link, useParams } from '@tanstack/react-router'
import { ArticleBody, articleMessages, type LinkTo, StandingBadge } from '@yiwang/portal/web/article'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Page, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { readMessages } from './messages.ts'

const link: LinkTo = (to, words) =>
  to.kind === 'article' ? (
    <Link to="/read/$id" params={{ id: to.id }}>
      <Written>{words}</Written>
    </Link>
  ) : (
    <Link to="/bulletins/$id" params={{ id: to.id }}>
      <Written>{words}</Written>
    </Link>
  )

/** One article with its numbers, where they come from, and what was corrected. */
export const ArticlePage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(readMessages)
  const said = useT(articleMessages)
  const one = useAsk(['public', 'article', id], () => api.GET('/api/articles/{id}', { params: { path: { id } } }))
  const { data } = one
  const back = <Link to="/read">{t('back')}</Link>
  const title = data ? data.title || said('recalled') : t('title')
  return (
    <Page key={id} title={title} beside={data && <StandingBadge of={data} />}>
      <Loaded of={one} back={back}>
        {(article) => (
          <article className="yw-stack yw-article">
            <ArticleBody of={article} link={link} />
            <p>{back}</p>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
