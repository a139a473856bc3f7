import './boards.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { BoardBody, stepText } from '@yiwang/insight/web/board'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Field, momentWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useLayoutEffect } from 'react'
import { useShapes } from '../../../shell/use-shapes.ts'
import { publicBoardMessages } from './messages.ts'
import { periodsNewestFirst } from './period-before.ts'
import { type OpenBoard, useOpenBoard, useOpenEarlier } from './use-open-board.ts'

type Asked = { period: string | undefined; embed: boolean }
const readSearch = (search: unknown): Asked => {
  const { period, embed } = (search ?? {}) as Record<string, unknown>
  const said = typeof period === 'number' ? String(period) : period
  const known = typeof said === 'string' && /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(said)
  return { period: known ? said : undefined, embed: String(embed) === '1' }
}

/** Without the site's frame, for a page of somebody else's around it. */
const useEmbed = (on: boolean) => {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (!on) return
    dataset.embed = ''
    return () => {
      delete dataset.embed
    }
  }, [on])
}

type PickerProps = { data: OpenBoard; period: string | undefined; onPick: (period: string) => void }
const PeriodPicker = ({ data, period, onPick }: PickerProps) => {
  const t = useT(publicBoardMessages)
  const { locale } = useLocale()
  const now = useNow()
  const periods = periodsNewestFirst(data.periods)
  return (
    <Field label={t('period')}>
      {(ids) => (
        <select className="yw-input" {...ids} value={period ?? periods[0]} onChange={(e) => onPick(e.target.value)}>
          {periods.map((p) => (
            <option key={p} value={p}>
              {stepText(p, { now, locale })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const Foot = ({ data, asked: { embed, period } }: { data: OpenBoard; asked: Asked }) => {
  const t = useT(publicBoardMessages)
  const { locale } = useLocale()
  const now = useNow()
  const query = new URLSearchParams({ lang: locale, ...(period === undefined ? {} : { period }) })
  return (
    <>
      <p className="yw-muted">
        {t('source')} {t('asOf', { at: momentWords(data.asOf, { now, locale }) })}
      </p>
      {embed ? (
        <a className="yw-button" href={`/public/boards/${encodeURIComponent(data.id)}`} target="_blank" rel="noopener">
          {t('whole')}
        </a>
      ) : (
        <p className="yw-actions">
          <a className="yw-button" href={`/api/open-boards/${encodeURIComponent(data.id)}/xlsx?${query}`} download>
            {t('sheets')}
          </a>
          <Link className="yw-button" to="/boards">
            {t('all')}
          </Link>
        </p>
      )}
    </>
  )
}

const Board = ({ data, asked }: { data: OpenBoard; asked: Asked }) => {
  const navigate = useNavigate()
  const earlier = useOpenEarlier(data, asked.period)
  const shapes = useShapes(data.tiles)
  const t = useT(publicBoardMessages)
  const { locale } = useLocale()
  const onPick = (period: string) => {
    const search = asked.embed ? { period, embed: 1 } : { period }
    void navigate({ to: '/boards/$id', params: { id: data.id }, search: search as never, resetScroll: false })
  }
  return (
    <div className="yw-stack">
      <p>{t('mechanism', { name: say(data.mechanism, locale) })}</p>
      <div className="yw-toolbar">
        <PeriodPicker data={data} period={asked.period} onPick={onPick} />
      </div>
      <BoardBody tiles={data.tiles} earlier={earlier} shapes={shapes} />
      <Foot data={data} asked={asked} />
    </div>
  )
}

/** A public board: ended months and years as they were fixed; `?embed=1` leaves the frame away. */
export const OpenBoardPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const asked = readSearch(useSearch({ strict: false }))
  const t = useT(publicBoardMessages)
  const { locale } = useLocale()
  useEmbed(asked.embed)
  const board = useOpenBoard(id, asked.period)
  // inside somebody else's page there is no list to go to
  const back = asked.embed ? undefined : <Link to="/boards">{t('all')}</Link>
  return (
    <Page key={id} title={board.data ? say(board.data.title, locale) : t('boards')}>
      <Loaded
        of={board}
        skeleton="figures"
        isEmpty={(d) => d.periods.length === 0}
        empty={<Empty cause={t('notYet')} next={back && <p>{back}</p>} />}
        back={back}
      >
        {(data) => <Board data={data} asked={asked} />}
      </Loaded>
    </Page>
  )
}
