import { readFileSync } from 'node:fs'
import { cases } from '@yiwang/insight/contract'
import { packs } from '@yiwang/packs'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { callAs } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { type ReplayCommand, replayInto } from '../../cli/replay.ts'
import { type Composed, compose } from '../../compose.ts'
import { type Cast, loadCast } from '../cast.ts'
import type { ReplayResult } from '../run.ts'

/** Whole histories of thousands run with `./yiwang trust --long` only. */
export const LONG = process.env.YIWANG_TRUST_LONG === '1'

export type Ran = {
  readonly result: ReplayResult
  readonly db: Db
  readonly composed: Composed
  readonly cast: Cast
  /** A number that plain SQL says; `$1` is the tenant. */
  count(text: string): Promise<number>
  /** How many cases the figure of a measure opens, over all days. */
  opens(measure: string): Promise<number>
  drop(): Promise<void>
}

const entryOf = (mechanism: string) => {
  const entry = packs.find((p) => p.pack.mechanism === mechanism)
  if (!entry) throw new Error(`no pack for ${mechanism}`)
  return entry
}
type Expected = { readonly figures: Record<string, number>; readonly told?: Record<string, number> }
const expected = (mechanism: string): Expected =>
  JSON.parse(readFileSync(new URL('replay/expected.json', entryOf(mechanism).dir), 'utf8')) as Expected
/** What the article prints; only tests may read it. */
export const printed = (mechanism: string): Record<string, number> => expected(mechanism).figures
/** What the story does beside it, counted by hand; only tests may read it. */
export const told = (mechanism: string): Record<string, number> => expected(mechanism).told ?? {}

/** A mechanism's history in a database of its own. */
export const runReplay = async (
  mechanism: string,
  o: Partial<ReplayCommand> & { tenant?: string } = {},
): Promise<Ran> => {
  const { pack } = entryOf(mechanism)
  const { tenant = 'jinxiang', ...rest } = o
  const fresh = await freshDatabase()
  const result = await replayInto(fresh.url, mechanism, { seed: 7, twists: {}, ...rest })
  const composed = await compose({ url: fresh.url, log: silentLog })
  const db = openDb(fresh.url, 2)
  const cast = await loadCast(db, tenant)
  process.stdout.write(
    `replay ${mechanism}: ${result.commands} commands in ${result.seconds.toFixed(1)} s, ${result.perSecond.toFixed(0)}/s\n`,
  )
  const opens = async (measure: string) => {
    const query = `measure:${pack.id}:${measure}:2000-01-01:2099-12-31`
    return (await callAs(composed.platform, cases, { actor: cast.desk('dispatcher'), input: { query, limit: 1 } }))
      .total
  }
  return {
    result,
    db,
    composed,
    cast,
    opens,
    count: async (text) => Number((await db.one<{ n: string }>(sql(text, [tenant])))?.n),
    drop: async () => {
      await db.close()
      await composed.db.close()
      await fresh.drop()
    },
  }
}
