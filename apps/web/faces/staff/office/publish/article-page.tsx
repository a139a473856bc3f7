import { Link, useParams } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { ArticleBody, CorrectionList, type LinkTo } from '@yiwang/portal/web/article'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Page, useLocale, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { bulletinPath } from '../links.ts'
import { ArticleActs } from './article-acts.tsx'
import type { Article } from './content.ts'
import { publishMessages } from './messages.ts'
import { useColumns } from './use-columns.ts'

const link: LinkTo = (to, words) =>
  to.kind === 'article' ? (
    <Link to="/office/publish/$id" params={{ id: to.id }}>
      <Written>{words}</Written>
    </Link>
  ) : (
    <Link to={bulletinPath(to.id)}>
      <Written>{words}</Written>
    </Link>
  )

/** What is still wrong, in words; nothing wrong is said too. */
const Findings = ({ of }: { of: Article['findings'] }) => {
  const t = useT(publishMessages)
  const { locale } = useLocale()
  if (of.length === 0) return <p className="yw-muted">{t('ready')}</p>
  return (
    <section className="yw-card yw-trouble yw-stack" data-part="findings">
      <h2>{t('findings')}</h2>
      <p>{t('findingsLead')}</p>
      <ul className="yw-plain">
        {of.map((f) => (
          <li key={`${f.code} ${f.at}`}>
            <Written>{say(f.words, locale)}</Written>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Pending = ({ of }: { of: NonNullable<Article['pending']> }) => {
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const { at, reason } = of
  return (
    <section className="yw-stack" data-part="pending">
      <h2>{t('pending')}</h2>
      <p>
        <Written>{t('pendingBy', { who: say(of.by, locale), reason })}</Written>
      </p>
      {of.findings.length > 0 && <Findings of={of.findings} />}
      <CorrectionList of={of.changes.map((c) => ({ ...c, at, reason }))} />
    </section>
  )
}

const WRITING = new Set(['draft', 'checked'])
/** One article at the desk: what may be done, what is still wrong, a correction that waits, and how readers see it. */
export const PublishArticlePage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const one = useAsk(['office', 'article', id], () => api.GET('/api/articles/{id}', { params: { path: { id } } }))
  const columns = useColumns()
  const { data } = one
  const column = columns.data?.columns.find((c) => c.id === data?.column)
  const beside = data && (
    <>
      <span>{column && say(column.words, locale)}</span>
      <strong data-state={data.state}>{t(data.state)}</strong>
    </>
  )
  return (
    <Page key={id} title={data?.title || t('title')} beside={beside}>
      <Loaded of={one}>
        {(article) => (
          <div className="yw-stack">
            <Loaded of={columns}>{(all) => <ArticleActs article={article} columns={all} />}</Loaded>
            {WRITING.has(article.state) && <Findings of={article.findings} />}
            {article.pending && <Pending of={article.pending} />}
            <section className="yw-stack yw-article">
              <h2>{t('preview')}</h2>
              <ArticleBody of={article} link={link} />
            </section>
            <p>
              <Link to="/office/publish">{t('back')}</Link>
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
