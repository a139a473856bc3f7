import { BoardBody, findingOf, readingOf } from '@yiwang/insight/web/board'
import { say } from '@yiwang/kernel/message'
import { clockWords, momentWords, Page, useLocale, useNow, useT, weekdayWords } from '@yiwang/ui'
import { useLayoutEffect } from 'react'
import { useInstance } from '../../../shell/face-root.tsx'
import { useShapes } from '../../../shell/use-shapes.ts'
import { staffBoardMessages } from './messages.ts'
import type { StaffBoard } from './use-boards.ts'
import { wallTiles } from './wall-tiles.ts'

const HOUR = 3_600_000
/** Where the picture stands this hour, in px, so that nothing burns in. */
const shiftOf = (now: number): string => {
  const hour = Math.floor(now / HOUR)
  return `${hour % 3}px ${Math.floor(hour / 3) % 3}px`
}

/** Large and dark without the frame while a board is on a wall; what the reader had comes back after. */
const useWallLook = () => {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    const { theme } = dataset
    dataset.wall = ''
    const pin = () => {
      if (dataset.theme !== 'dark') dataset.theme = 'dark'
    }
    pin()
    // the reader's own colours are set by script after the first paint
    const seen = new MutationObserver(pin)
    seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      seen.disconnect()
      delete dataset.wall
      if (theme) dataset.theme = theme
      else delete dataset.theme
    }
  }, [])
}

const Head = ({ stopped, at }: { stopped: boolean; at: string }) => {
  const t = useT(staffBoardMessages)
  const { locale } = useLocale()
  const now = useNow()
  const place = useInstance().place
  return (
    <p className="yw-wall-head">
      <span>{place?.[locale] ?? place?.['zh-CN']}</span>
      <span>
        {weekdayWords(now, { now, locale })} {clockWords(now)}
      </span>
      <span {...(stopped ? { 'data-stopped': '', role: 'status' } : {})}>
        {t(stopped ? 'stopped' : 'asOf', { at: momentWords(at, { now, locale }) })}
      </span>
    </p>
  )
}

/** A board on a wall: five figures, one equation, two charts; nothing to press, nothing moves. */
export const Wall = ({ board, stopped }: { board: StaffBoard; stopped: boolean }) => {
  const t = useT(staffBoardMessages)
  const { locale } = useLocale()
  const now = useNow()
  useWallLook()
  const { figures, sums, charts, left } = wallTiles(board.tiles)
  const reading = readingOf({ now, locale })
  const shapes = useShapes(charts)
  return (
    <div className="yw-wall" style={{ translate: shiftOf(now) }}>
      <Page title={say(board.mechanism, locale)} beside={<Head stopped={stopped} at={board.asOf} />}>
        <div className="yw-stack">
          <BoardBody tiles={figures} fixed />
          {sums.map((tile) => (
            <p key={tile.n} className="yw-wall-sum">
              {findingOf(tile, reading)}
            </p>
          ))}
          <BoardBody tiles={charts} fixed shapes={shapes} />
          <p className="yw-muted">
            {t('wallRules')} {left > 0 && t('left', { n: left })}
          </p>
        </div>
      </Page>
    </div>
  )
}
