import { totals } from '@yiwang/insight/contract'
import type { PackEntry } from '@yiwang/packs'
import { callAs } from '@yiwang/platform/platform'
import { type Cast, loadCast } from '../cast.ts'
import type { Lane } from '../lanes.ts'
import { brought, type Plot, type Said, type Stage, type Story, type StoryOption } from '../plot.ts'
import { monthly, weekly } from './routine.ts'
import { type Line, NO_TWISTS, readScenario, type Twists, twist } from './scenario.ts'
import { stepsOf } from './steps.ts'

const DAY = 86_400_000
const END = Date.parse('2021-10-09T00:00:00+08:00')

const option = (id: keyof Twists, zh: string, en: string): StoryOption => ({ id, words: { zh, en } })
const OPTIONS = [
  option('lateReply', 'K 件答复超过 24 小时', 'K replies more than a day late'),
  option('lateSign', 'K 件签收超时', 'K late signatures'),
  option('cluster', 'K 组同类反复', 'K clusters of recurring cases'),
  option('untick', 'K 件当场办结没有群众确认', 'K unconfirmed claims'),
  option('double', 'K 件既当场办结又转办', 'K in both classes'),
]

const routines = async (o: {
  lane: Lane
  stage: Stage
  cast: Cast
  at: number
  end: number
}): Promise<readonly string[]> => {
  const day = new Date(o.at + DAY / 3)
  const ground = { lane: o.lane, tenant: o.stage.tenant, cast: o.cast }
  if (day.getUTCDay() === 1 || o.end - o.at < DAY) await weekly(ground)
  return day.getUTCDate() === 4 ? (await monthly(ground)).refused : []
}

const asked = async (stage: Stage, cast: Cast): Promise<Said> => {
  const { figures: f, balanced } = await callAs(stage.composed.platform, totals, { actor: cast.resident, input: {} })
  const sentence = `收集 ${f.collected} = 当场办结 ${f.onTheSpot} + 转办 ${f.forwarded}；通报 ${f.bulletins} 期，督办单 ${f.supervisionNotices} 件，专报 ${f.specialReports} 期；签收超时 ${f.signBreaches} 次`
  return { figures: f, balanced, sentence }
}

/** The history of appeals, sorted and dispatched by a county desk, with its bulletins (replay/scenario.csv). */
export const appealsStory = (
  entry: PackEntry,
  at: { scenario: URL; place: Story['place']; words: Story['words'] },
): Story => {
  let read: Line[] | undefined
  // Ten thousand lines: only for who replays them.
  const all = () => {
    read ??= readScenario(at.scenario)
    return read
  }
  return {
    mechanism: entry.pack.mechanism,
    pack: entry.pack.id,
    words: at.words,
    place: at.place,
    begin: () => (all()[0]?.at ?? 0) - DAY,
    options: OPTIONS,
    waiting: [
      { figure: 'A7', words: { zh: '活动日历', en: 'the calendar of visits' }, engine: 'gatherings' },
      { figure: 'A8', words: { zh: '先进评选', en: 'selection of models' }, engine: 'appraisal' },
    ],
    reports: false,
    async open(stage): Promise<Plot> {
      const cast = await loadCast(stage.composed.db, stage.tenant)
      const release = stage.composed.book.inForce(stage.tenant)
      const ground = {
        cast,
        words: (c: string) => `${release?.categories.get(c)?.name ?? '有一件事'}，请来看看。`,
        phone: (n: number) => `199${String(10_000_000 + n).padStart(8, '0')}`,
      }
      const { last } = stage
      const lines = last
        ? brought(all(), last, { kind: (l) => l.act })
        : twist(all(), { ...NO_TWISTS, ...stage.twists })
      const end = last?.until ?? END
      return {
        cases: lines.map((l) => ({ n: l.n, at: l.at, steps: () => stepsOf(l, ground) })),
        end,
        stretch: (from) => from + DAY / 2,
        noon: (lane, now) => routines({ lane, stage, cast, at: now, end }),
        figures: () => asked(stage, cast),
      }
    },
  }
}
