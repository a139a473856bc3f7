import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, useT } from '@yiwang/ui'
import { BoardLinks } from '../../../shell/board-links.tsx'
import { publicBoardMessages } from './messages.ts'
import { usePublicBoards } from './use-open-board.ts'

/** Boards for everybody, each with its months. */
export const BoardsPage = () => {
  const t = useT(publicBoardMessages)
  const boards = usePublicBoards()
  return (
    <Page title={t('boards')}>
      <Loaded of={boards} skeleton="rows" isEmpty={(d) => d.length === 0} empty={<Empty cause={t('none')} />}>
        {(items) => (
          <div className="yw-stack">
            <p>{t('lead')}</p>
            <BoardLinks boards={items} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
