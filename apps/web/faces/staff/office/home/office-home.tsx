import { Link } from '@tanstack/react-router'
import { Page, useT } from '@yiwang/ui'
import { useInstance } from '../../../../shell/face-root.tsx'
import { useOpens } from '../use-opens.ts'
import { homeMessages } from './messages.ts'
import { officePages, officePath } from './office-pages.ts'

/** The office's pages by what they are about, as far as the reader may use them. */
export const OfficeHome = () => {
  const t = useT(homeMessages)
  const opens = useOpens()
  const registry = opens.includes('registry.export')
  const demo = useInstance().demo !== undefined
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <div className="yw-cards">
          {officePages({ opens, demo }).map(({ group, pages }) => (
            <section key={group} className="yw-stack">
              <h2>{t(group)}</h2>
              <ul className="yw-rows">
                {pages.map((page) => (
                  <li key={page}>
                    <Link to={officePath(page)}>
                      <span className="yw-row-title">{t(page)}</span>
                      <span className="yw-row-line">
                        {t(page === 'roster' && !registry ? 'mattersHint' : `${page}Hint`)}
                      </span>
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
