import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, useLocale, useT, Written } from '@yiwang/ui'
import { staffBoardMessages } from './messages.ts'
import { type BoardRow, useStaffBoards } from './use-boards.ts'

const AUDIENCES = ['leader', 'desk', 'wall'] as const

const Rows = ({ rows }: { rows: readonly BoardRow[] }) => {
  const { locale } = useLocale()
  return (
    <ul className="yw-rows">
      {rows.map((b) => (
        <li key={b.id}>
          <Link to="/boards/$id" params={{ id: b.id }}>
            <span className="yw-row-title">
              <Written>{say(b.title, locale)}</Written>
            </span>
            <span className="yw-muted">
              <Written>{say(b.mechanism, locale)}</Written>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The boards of this reader's posts, by whom they are for. */
export const BoardsPage = () => {
  const t = useT(staffBoardMessages)
  const boards = useStaffBoards()
  return (
    <Page title={t('boards')}>
      <Loaded of={boards} skeleton="rows" isEmpty={(d) => d.length === 0} empty={<Empty cause={t('none')} />}>
        {(items) => (
          <div className="yw-stack">
            <p>{t('lead')}</p>
            {AUDIENCES.map((audience) => {
              const rows = items.filter((b) => b.audience === audience)
              return (
                rows.length > 0 && (
                  <section key={audience} className="yw-stack">
                    <h2>{t(audience)}</h2>
                    <Rows rows={rows} />
                  </section>
                )
              )
            })}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
