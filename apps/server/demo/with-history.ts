import { randomInt } from 'node:crypto'
import { sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { DEMO_TENANT } from '../cli/publish.ts'
import { type Composed, compose } from '../compose.ts'
import type { Stage, Story } from '../replay/plot.ts'
import { replay } from '../replay/run.ts'
import { demoStories } from '../replay/stories.ts'

const DAY = 86_400_000
/** How much of each story: enough for lists, boards and clocks to have something to show. */
const LAST = { days: 28, most: 90 }
/** Days of daily reports; each is a report of every grid of the county. */
const REPORTS = 7

const begun = async (c: Composed, story: Story): Promise<boolean> =>
  (await c.db.one(
    sql('select 1 from matters.matter where tenant=$1 and pack=$2 limit 1', [DEMO_TENANT, story.pack]),
  )) !== undefined

/** Plays the end of one story up to now; nothing where its mechanism has matters already. */
const play = async (url: string, story: Story): Promise<void> => {
  const until = Date.now()
  const clock = { now: until - (LAST.days + 1) * DAY }
  const seed = randomInt(2 ** 31)
  const composed = await compose({ url, now: () => clock.now, random: seededRandom(seed), log: silentLog })
  try {
    if (await begun(composed, story)) return
    const last = { ...LAST, until }
    const stage: Stage = { composed, clock, tenant: DEMO_TENANT, seed, twists: {}, last, reports: REPORTS }
    const plot = await story.open(stage)
    const figures = async () => ({ figures: {}, balanced: true, sentence: '' })
    await replay({ ...stage, plot: { ...plot, figures }, progress: () => undefined })
  } finally {
    await composed.db.close()
  }
}

/**
 * Plays the last weeks of every story told in the demo county into it, up to now: a stranger finds matters that are done,
 * on their way and late. Every mechanism must be in force. `only`: of these mechanisms, such as `m05`.
 */
export const playHistories = async (
  url: string,
  progress: (done: number, of: number) => void,
  only?: readonly string[],
): Promise<void> => {
  const told = demoStories().filter((s) => only?.includes(s.mechanism) ?? true)
  for (const [i, story] of told.entries()) {
    await play(url, story)
    progress(i + 1, told.length)
  }
}
