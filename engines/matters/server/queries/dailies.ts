import { chinaMainland } from '@yiwang/calendar/server'
import { capacity, days, Failure, forbidden, inForce, invalid } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { querySpec, txCommand } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'
import { isInTime, periodOf, rhythm } from '@yiwang/rhythm/pack'
import { dailies as dailiesOp, fileDaily as fileOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { readsCounty } from '../ladder-areas.ts'

const DAY = 86_400_000
type Counts = { registered: number; settled: number; raised: number; open: number }
type CountRow = Counts & { grid: string }
const QUIET: Counts = { registered: 0, settled: 0, raised: 0, open: 0 }

/** What a grid's day held, counted from the records: taken in, settled, raised a level, still open at the end. */
const COUNTS = `select g.grid,
    (select count(*)::int from matters.matter m where m.tenant=$1 and m.grid=g.grid and m.opened_at >= $2 and m.opened_at < $3) as registered,
    (select count(*)::int from matters.matter m where m.tenant=$1 and m.grid=g.grid and coalesce(m.settled_at, m.closed_at) >= $2 and coalesce(m.settled_at, m.closed_at) < $3) as settled,
    (select count(*)::int from matters.level_record l join matters.matter m on m.tenant=l.tenant and m.id=l.matter
      where l.tenant=$1 and m.grid=g.grid and l.level='grid' and l.decision='raised' and l.left_at >= $2 and l.left_at < $3) as raised,
    (select count(*)::int from matters.matter m where m.tenant=$1 and m.grid=g.grid and m.opened_at < $3 and (m.closed_at is null or m.closed_at >= $3)) as open
  from unnest($4::text[]) as g(grid)`

const startOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`))
const check = (day: string): Date => {
  const at = startOf(day)
  if (Number.isNaN(at.getTime()))
    throw invalid([
      { path: 'day', message: { zh: '日期写法不对，例如 2026-06-05', en: 'Not a date; write 2026-06-05' } },
    ])
  return at
}

/** A day's report is due by midnight, and on every day; the rule of every other rhythm says when it is late. */
const DAILY = rhythm({
  id: 'daily',
  every: 'day',
  days: 'all',
  per: 'grid',
  grace: days(0),
  basis: { basis: 'default', source: 'daily' },
})
const lateness = (day: string, now: number) => {
  const p = periodOf(DAILY, day, chinaMainland(1))
  return (filed: Date | undefined): boolean =>
    filed ? !isInTime(p, { heldOn: day, at: filed.getTime() }) : now >= p.deadline
}

type Filed = { grid: string; text: string; counts: Counts; filed_at: Date }
/** A day's reports of the grids this person has to do with; those not filed are listed as well. */
export const dailiesQuery = (deps: MattersDeps) =>
  querySpec<typeof dailiesOp>({
    op: dailiesOp,
    async run({ db, tenant, actor, now }, input) {
      const day = input.day ?? new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
      const from = check(day)
      const posts = inForce(actor, now)
      const all = readsCounty(actor, now)
      const own = new Set(posts.flatMap((p) => (p.kind === 'grid-team' && p.grid ? [p.grid] : [])))
      const areas = posts
        .filter((p) => ['community-officer', 'town-dispatcher', 'town-leader'].includes(p.kind))
        .map((p) => p.area ?? '-')
      const t = deps.registry.latest(tenant)
      const within = (division: string | null): boolean =>
        division !== null && (areas.includes(division) || within(t?.divisions.get(division)?.parent ?? null))
      const grids = [...(t?.grids.values() ?? [])]
        .filter((g) => g.status === 'current')
        .filter((g) => all || own.has(g.code) || within(g.division))
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .slice(0, 1000)
      const codes = grids.map((g) => g.code)
      const filed = await db.rows<Filed>(
        sql(
          'select grid, text, counts, filed_at from matters.daily where tenant=$1 and day=$2 and grid = any($3::text[])',
          [tenant, day, codes],
        ),
      )
      const by = new Map(filed.map((f) => [f.grid, f]))
      const rest = codes.filter((c) => !by.has(c))
      const counted = await db.rows<CountRow>(sql(COUNTS, [tenant, from, new Date(from.getTime() + DAY), rest]))
      const live = new Map(counted.map((r) => [r.grid, r]))
      const late = lateness(day, now)
      const items = grids.map((g) => {
        const f = by.get(g.code)
        const { registered, settled, raised, open } = f?.counts ?? live.get(g.code) ?? QUIET
        return {
          grid: g.code,
          gridName: g.name,
          filedAt: f?.filed_at.toISOString() ?? null,
          text: f?.text ?? null,
          late: late(f?.filed_at),
          counts: { registered, settled, raised, open },
        }
      })
      return {
        day,
        items,
        filed: by.size,
        missing: items.length - by.size,
        mayFile: [...own].filter((c) => !by.has(c) && from.getTime() <= now),
      }
    },
  })

/** Files a grid's report for a day: the counts are frozen as the records gave them, with the worker's sentence. */
export const fileDailyCommand = txCommand<typeof fileOp>({
  op: fileOp,
  async run(tx, g) {
    const { grid, day, text } = g.input
    const from = check(day)
    const post = inForce(g.actor, g.now).find((p) => p.kind === 'grid-team' && p.grid === grid)
    if (!post) throw forbidden('not-your-grid')
    if (from.getTime() > g.now)
      throw invalid([{ path: 'day', message: { zh: '这一天还没有到', en: 'That day has not come' } }])
    const known = await tx.one(
      sql('select 1 from matters.daily where tenant=$1 and grid=$2 and day=$3', [g.tenant, grid, day]),
    )
    if (known)
      throw new Failure('TOO_LATE', 409, { data: { why: '这一天已经报过', whyEn: 'That day was filed already' } })
    const c = await tx.one<CountRow>(sql(COUNTS, [g.tenant, from, new Date(from.getTime() + DAY), [grid]]))
    const { grid: _, ...counts } = c ?? { grid, ...QUIET }
    const row = {
      tenant: g.tenant,
      grid,
      day,
      text,
      counts: json(counts),
      filed_at: new Date(g.now),
      filed_by: g.actor.account,
    }
    await tx.write([{ insert: 'matters.daily', rows: [row] }])
    return { answer: { ok: true }, as: capacity(post), audit: { subject: `${grid}/${day}`, change: counts } }
  },
})
