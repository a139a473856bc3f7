import './boards.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { BoardBody, type OpenCases } from '@yiwang/insight/web/board'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { momentWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useShapes } from '../../../shell/use-shapes.ts'
import { usePhone } from '../entry/use-phone.ts'
import { casesPath } from '../office/links.ts'
import { useOpens } from '../office/use-opens.ts'
import { missedSearch } from '../rhythm/missed-search.ts'
import { DayRange } from './day-range.tsx'
import { staffBoardMessages } from './messages.ts'
import { readBoardSearch } from './read-board-search.ts'
import { type Days, type StaffBoard, useStaffBoard } from './use-boards.ts'
import { useEarlier } from './use-earlier.ts'
import { Wall } from './wall.tsx'

/** A number opens its cases; of what comes round, the periods that were missed, for who reads them. */
const useOpening = (): OpenCases => {
  const missed = useOpens().includes('rhythm.missed')
  return ({ query, said, label }) => {
    const round = missedSearch(query)
    if (round === undefined)
      return (
        <Link to={casesPath(query)} aria-label={label}>
          {said}
        </Link>
      )
    return missed ? (
      <Link to="/rhythm" search={round as never} aria-label={label}>
        {said}
      </Link>
    ) : (
      said
    )
  }
}

const sheetsPath = (id: string, query: Record<string, string>): string =>
  `/api/boards/${encodeURIComponent(id)}/xlsx?${new URLSearchParams(query)}`

const Desk = ({ board, days }: { board: StaffBoard; days: Days }) => {
  const t = useT(staffBoardMessages)
  const { locale } = useLocale()
  const now = useNow()
  const phone = usePhone()
  const navigate = useNavigate()
  const earlier = useEarlier(board.id, board.tiles)
  const shapes = useShapes(board.tiles)
  const open = useOpening()
  const pick = (search: Days) => void navigate({ to: '/boards/$id', params: { id: board.id }, search: search as never })
  return (
    <div className="yw-stack">
      <p className="yw-board-line">
        <span>{t('mechanism', { name: say(board.mechanism, locale) })}</span>
        <span className="yw-muted">{t('asOf', { at: momentWords(board.asOf, { now, locale }) })}</span>
        {board.audience === 'wall' && !phone && (
          <Link to="/boards/$id" params={{ id: board.id }} search={{ look: 'wall' } as never}>
            {t('lookWall')}
          </Link>
        )}
        <a href={sheetsPath(board.id, { ...days, lang: locale })} download>
          {t('sheets')}
        </a>
        <Link to="/boards">{t('all')}</Link>
      </p>
      <BoardBody tiles={board.tiles} open={open} earlier={earlier} shapes={shapes} ranked />
      <DayRange key={`${days.from} ${days.to}`} days={days} onPick={pick} />
    </div>
  )
}

/** A board for posts: on the phone and the desk every number opens; `?look=wall` is for a wall. */
export const BoardPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { look, days } = readBoardSearch(useSearch({ strict: false }))
  const t = useT(staffBoardMessages)
  const { locale } = useLocale()
  const wall = look === 'wall'
  const board = useStaffBoard(id, days, wall)
  if (wall && board.data) return <Wall board={board.data} stopped={board.isError || board.fetchStatus === 'paused'} />
  return (
    <Page key={id} title={board.data ? say(board.data.title, locale) : t('boards')}>
      <Loaded of={board} skeleton="figures">
        {(data) => <Desk board={data} days={days} />}
      </Loaded>
    </Page>
  )
}
