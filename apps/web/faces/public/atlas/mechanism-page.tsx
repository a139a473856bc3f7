import { Link, useParams } from '@tanstack/react-router'
import type { Words } from '@yiwang/kernel/message'
import { say } from '@yiwang/kernel/message'
import { type AtlasCard, atlasMessages, StateBadge } from '@yiwang/portal/web/atlas'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Empty, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { homeMessages } from '../home/messages.ts'
import { type Door, doorsOf } from './doors.ts'
import { atlasPageMessages } from './messages.ts'

/** Pages of the two other faces, which are loaded anew. */
const ELSEWHERE = { report: '/report', track: '/track', staff: '/staff/' } as const
const isElsewhere = (door: Door): door is keyof typeof ELSEWHERE => door in ELSEWHERE

const DoorRow = ({ door }: { door: Door }) => {
  const t = useT(atlasPageMessages)
  const home = useT(homeMessages)
  const [title, line] = isElsewhere(door) ? [t(door), t(`${door}Hint`)] : [home(door), home(`${door}Hint`)]
  const words = (
    <>
      <span className="yw-row-title">{title}</span>
      <span className="yw-row-line">{line}</span>
    </>
  )
  return <li>{isElsewhere(door) ? <a href={ELSEWHERE[door]}>{words}</a> : <Link to={`/${door}`}>{words}</Link>}</li>
}

const Doors = ({ doors }: { doors: readonly Door[] }) => {
  const t = useT(atlasPageMessages)
  if (doors.length === 0) return null
  return (
    <section className="yw-stack">
      <h2>{t('doors')}</h2>
      <ul className="yw-rows" data-two="">
        {doors.map((door) => (
          <DoorRow key={door} door={door} />
        ))}
      </ul>
    </section>
  )
}

const WordsList = ({ title, words }: { title: string; words: readonly Words[] }) => {
  const { locale } = useLocale()
  if (words.length === 0) return null
  return (
    <section className="yw-card">
      <h2>{title}</h2>
      <ul>
        {words.map((w) => (
          <li key={w.zh}>{say(w, locale)}</li>
        ))}
      </ul>
    </section>
  )
}

const Mechanism = ({ of }: { of: AtlasCard }) => {
  const t = useT(atlasPageMessages)
  const card = useT(atlasMessages)
  const { locale } = useLocale()
  const { total, run, waiting } = of.statements
  const runs = of.state === 'runs'
  return (
    <>
      <p>
        <StateBadge runs={runs} /> {card('statements', { total, run })}
      </p>
      <p>{say(of.purpose, locale)}</p>
      <Doors doors={doorsOf(of.way)} />
      {runs && <WordsList title={t('missing')} words={waiting} />}
      {!runs && <WordsList title={t('waiting')} words={of.waitsFor} />}
    </>
  )
}

/** One mechanism: what of it runs with the ways in, what is missing or waited for. */
export const MechanismPage = () => {
  const { id = '' } = useParams({ strict: false })
  const api = useApi()
  const t = useT(atlasPageMessages)
  const { locale } = useLocale()
  const atlas = useAsk(['public', 'atlas'], () => api.GET('/api/atlas'))
  const place = atlas.data?.places.find((p) => p.mechanisms.some((m) => m.id === id))
  const found = place?.mechanisms.find((m) => m.id === id)
  const title = place && found ? `${say(place.place, locale)} · ${say(found.name, locale)}` : t('title')
  return (
    <Page key={found ? id : 'loading'} title={title}>
      <Loaded of={atlas}>
        {() => (
          <div className="yw-stack">
            {found ? <Mechanism of={found} /> : <Empty cause={t('gone')} />}
            <p>
              <Link to="/atlas">{t('back')}</Link>
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
