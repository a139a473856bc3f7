import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, useLocale, useT, Written } from '@yiwang/ui'
import { publicBoardMessages } from './messages.ts'
import { usePublicBoards } from './use-open-board.ts'

/** Boards for everybody, each with its months. */
export const BoardsPage = () => {
  const t = useT(publicBoardMessages)
  const { locale } = useLocale()
  const boards = usePublicBoards()
  return (
    <Page title={t('boards')}>
      <Loaded of={boards} skeleton="rows" isEmpty={(d) => d.length === 0} empty={<Empty cause={t('none')} />}>
        {(items) => (
          <div className="yw-stack">
            <p>{t('lead')}</p>
            <ul className="yw-rows">
              {items.map((b) => (
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
          </div>
        )}
      </Loaded>
    </Page>
  )
}
