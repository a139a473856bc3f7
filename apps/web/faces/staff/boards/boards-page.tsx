import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, useT } from '@yiwang/ui'
import { BoardLinks } from '../../../shell/board-links.tsx'
import { staffBoardMessages } from './messages.ts'
import { useStaffBoards } from './use-boards.ts'

const AUDIENCES = ['leader', 'desk', 'wall'] as const

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
                    <BoardLinks boards={rows} />
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
