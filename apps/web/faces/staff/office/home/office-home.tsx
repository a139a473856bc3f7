import { Link } from '@tanstack/react-router'
import { Page, useT } from '@yiwang/ui'
import { useInstance } from '../../../../shell/face-root.tsx'
import { homeMessages } from './messages.ts'

const GROUPS = [
  ['territory', ['grids', 'teams', 'divisions', 'roster']],
  ['people', ['users', 'posts']],
  ['publicity', ['notices', 'reports', 'bulletins', 'workload']],
  ['oversight', ['audit', 'plan']],
  ['you', ['notifications', 'outbox']],
] as const

/** The office's pages by what they are about. */
export const OfficeHome = () => {
  const t = useT(homeMessages)
  const instance = useInstance()
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <div className="yw-cards">
          {GROUPS.map(([group, pages]) => (
            <section key={group} className="yw-stack">
              <h2>{t(group)}</h2>
              <ul className="yw-rows">
                {pages
                  .filter((page) => page !== 'outbox' || instance.demo !== undefined)
                  .map((page) => (
                    <li key={page}>
                      <Link to={`/office/${page}`}>
                        <span className="yw-row-title">{t(page)}</span>
                        <span className="yw-row-line">{t(`${page}Hint`)}</span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}
