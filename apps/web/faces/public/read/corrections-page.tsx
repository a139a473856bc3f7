import { Link } from '@tanstack/react-router'
import { CorrectionList } from '@yiwang/portal/web/article'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Empty, Page, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { readMessages } from './messages.ts'

/** Every correction of every article, newest first. */
export const CorrectionsPage = () => {
  const api = useApi()
  const t = useT(readMessages)
  const list = useAsk(['public', 'corrections'], () => api.GET('/api/corrections'))
  return (
    <Page title={t('correctionLog')}>
      <div className="yw-stack">
        <p>{t('correctionsLead')}</p>
        <Loaded of={list} isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('correctionsNone')} />}>
          {({ items }) =>
            items.map((c) => (
              <section key={`${c.article} ${c.at} ${c.field} ${c.words.zh}`} className="yw-stack">
                <h2>
                  <Link to="/read/$id" params={{ id: c.article }}>
                    <Written>{c.title}</Written>
                  </Link>
                </h2>
                <CorrectionList of={[c]} />
              </section>
            ))
          }
        </Loaded>
        <p>
          <Link to="/read">{t('back')}</Link>
        </p>
      </div>
    </Page>
  )
}
