import { Timeline, useLocale, useT, Written } from '@yiwang/ui'
import { type ReactNode, useState } from 'react'
import { sharedMessages } from './messages.ts'
import { type FileView, say, type TimelineEntry } from './view-types.ts'

export type HistoryFilter = 'all' | 'public' | 'internal' | 'clocks'
export const HISTORY_FILTERS: readonly HistoryFilter[] = ['all', 'public', 'internal', 'clocks']

const isClock = (entry: TimelineEntry): boolean => entry.kind === 'clock' || entry.kind.startsWith('clock')

/** The public and the inside word of one act are two entries; the one without words adds nothing beside the other. */
const isEcho = (entry: TimelineEntry, all: readonly TimelineEntry[]): boolean =>
  !entry.text &&
  entry.files.length === 0 &&
  all.some((o) => o.id !== entry.id && o.at === entry.at && o.kind === entry.kind && o.who === entry.who && o.text)

/** The entries one filter shows; clock starts, pauses and stops have their own. */
export const shownEntries = (entries: readonly TimelineEntry[], filter: HistoryFilter): readonly TimelineEntry[] => {
  if (filter === 'clocks') return entries.filter(isClock)
  if (filter === 'public') return entries.filter((e) => !e.internal && !isClock(e))
  if (filter === 'internal') return entries.filter((e) => e.internal && !isClock(e))
  return entries.filter((e) => !isEcho(e, entries))
}

const Body = ({ entry, files }: { entry: TimelineEntry; files: readonly FileView[] }): ReactNode => {
  const mine = files.filter((f) => entry.files.includes(f.id))
  return (
    <>
      {entry.text && (
        <p className="yw-said">
          <Written>{entry.text}</Written>
        </p>
      )}
      {mine.length > 0 && <FileStrip files={mine} />}
    </>
  )
}

/** Small pictures and names, each a link to the file under the rights of the matter. */
export const FileStrip = ({ files }: { files: readonly FileView[] }) => (
  <ul className="yw-files">
    {files.map((f) => (
      <li key={f.id}>
        <a href={f.url} target="_blank" rel="noreferrer">
          {f.thumb ? <img src={f.thumb} alt={f.name} width="72" height="72" loading="lazy" /> : f.name}
        </a>
      </li>
    ))}
  </ul>
)

type Props = {
  entries: readonly TimelineEntry[]
  files: readonly FileView[]
  /** Staff choose between all, public, internal and clocks; a resident sees what came. */
  filter?: HistoryFilter
  onFilter?: (filter: HistoryFilter) => void
}

/** What was done, newest first; inside facts and public words apart. */
export const MatterTimeline = ({ entries, files, filter, onFilter }: Props) => {
  const t = useT(sharedMessages)
  const { locale } = useLocale()
  const [own, setOwn] = useState<HistoryFilter>('all')
  const current = filter ?? own
  const choose = onFilter ?? setOwn
  const label = { all: t('all'), public: t('public'), internal: t('internal'), clocks: t('clockEntries') }
  const shown = shownEntries(entries, current)
  return (
    <section className="yw-stack" data-tight="" aria-label={t('history')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group */}
      <div className="yw-chips" role="group" aria-label={t('history')}>
        {HISTORY_FILTERS.map((f) => (
          <button key={f} type="button" className="yw-button" aria-pressed={f === current} onClick={() => choose(f)}>
            {label[f]}
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="yw-muted">{t('nothing')}</p>
      ) : (
        <Timeline
          label={t('history')}
          entries={shown.map((e) => ({
            id: e.id,
            at: e.at,
            title: say(e.words, locale),
            by: e.who,
            side: e.internal ? 'inside' : 'open',
            body: <Body entry={e} files={files} />,
          }))}
        />
      )}
    </section>
  )
}
