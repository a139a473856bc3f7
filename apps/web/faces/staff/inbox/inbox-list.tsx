import { Link } from '@tanstack/react-router'
import { type InboxRow, kindName, rowClock, say } from '@yiwang/matters/web/shared'
import type { Band, Held } from '@yiwang/matters/web/staff'
import { ClockBadge, formatRef, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useMechanisms } from '../intake/use-forms.ts'
import { matterMessages } from '../matter/messages.ts'
import { inboxMessages } from './messages.ts'
import { RowAct } from './row-act.tsx'

type RowProps = {
  row: InboxRow
  gone: boolean
  wide: boolean
  current: boolean
  /** Beside a pane the list is one stop of the Tab key, its current row; arrows go from row to row. */
  passed: boolean
  chosen: boolean
  withAct: boolean
  onChoose: () => void
  onCurrent: () => void
  onDone: () => void
}

const Marks = ({ row, gone }: { row: InboxRow; gone: boolean }) => {
  const t = useT(inboxMessages)
  const tm = useT(matterMessages)
  const { locale } = useLocale()
  const several = useMechanisms().length > 1
  const parts = [
    say(row.stageWords, locale),
    several && kindName(row, locale),
    [row.place, row.gridName].filter(Boolean).join(' · '),
    row.category,
    row.unitName,
    row.files > 0 && t('photos', { n: row.files }),
    row.joins > 1 && t('joins', { n: row.joins }),
    tm(`channel${row.channel}`),
    gone && t('gone'),
  ]
  return (
    <span className="yw-row-line">
      {parts.filter(Boolean).map((p) => (
        <span key={String(p)}>
          <Written>{p}</Written>
        </span>
      ))}
    </span>
  )
}

const Row = ({ row, gone, wide, current, passed, chosen, withAct, onChoose, onCurrent, onDone }: RowProps) => {
  const t = useT(inboxMessages)
  const now = useNow()
  const clock = rowClock(row, now)
  return (
    <li className="yw-inbox-row" data-current={current} data-chosen={chosen}>
      {wide && (
        <input
          type="checkbox"
          checked={chosen}
          onChange={onChoose}
          tabIndex={-1}
          aria-label={t('select', { ref: formatRef(row.ref) })}
        />
      )}
      <Link
        id={`row-${row.id}`}
        to="/matters/$id"
        params={{ id: row.id }}
        {...(current ? { 'aria-current': true as const } : {})}
        {...(passed ? { tabIndex: -1 } : {})}
        onFocus={onCurrent}
        onClick={(e) => {
          // a mouse shows it beside the list; Enter and a second press open the page
          if (!wide || e.detail !== 1 || e.ctrlKey || e.metaKey || e.shiftKey) return
          e.preventDefault()
          onCurrent()
        }}
      >
        <span className="yw-inbox-head">
          {clock && <ClockBadge clock={clock} />}
          <span className="yw-row-title">
            <Written>{row.title}</Written>
          </span>
          <span className="yw-ref">{formatRef(row.ref)}</span>
        </span>
        <Marks row={row} gone={gone} />
      </Link>
      {withAct && !wide && <RowAct row={row} onDone={onDone} />}
    </li>
  )
}

type ListProps = {
  list: Held<InboxRow>
  wide: boolean
  current: string | undefined
  chosen: ReadonlySet<string>
  onChoose: (id: string) => void
  onCurrent: (id: string) => void
  onDone: (id: string) => void
}
const ACTS_SHOWN = 12

/** Rows in bands by due time; the order given is the order shown. */
export const InboxList = ({ list, wide, current, chosen, onChoose, onCurrent, onDone }: ListProps) => {
  const t = useT(inboxMessages)
  const before = new Map(
    list.bands.map((b, i) => [b.band, list.bands.slice(0, i).reduce((n, x) => n + x.ids.length, 0)]),
  )
  return (
    <div className="yw-stack" data-tight="">
      {list.bands.map(({ band, ids }) => (
        <section key={band} aria-labelledby={`band-${band}`}>
          <h2 className="yw-band" id={`band-${band}`}>
            {t(`band${band as Band}`)} <span className="yw-muted">{ids.filter((id) => !list.gone.has(id)).length}</span>
          </h2>
          <ul className="yw-rows">
            {ids.map((id, i) => {
              const row = list.rows.get(id)
              return (
                row && (
                  <Row
                    key={id}
                    row={row}
                    gone={list.gone.has(id)}
                    wide={wide}
                    current={id === current}
                    passed={wide && current !== undefined && id !== current}
                    chosen={chosen.has(id)}
                    withAct={row.act !== null && (before.get(band) ?? 0) + i < ACTS_SHOWN}
                    onChoose={() => onChoose(id)}
                    onCurrent={() => onCurrent(id)}
                    onDone={() => onDone(id)}
                  />
                )
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
