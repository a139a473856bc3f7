import { notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { exclusions as exclusionsOp, levels as levelsOp } from '../../contract/index.ts'
import { LEVEL_WORDS, type MatterLevel } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { wordsOf } from '../pack-book.ts'
import { mayRead, type Seen } from '../policy.ts'
import { levelLabel } from '../words.ts'

type LevelRow = {
  level: MatterLevel
  arrived_at: Date
  left_at: Date
  decision: string
  year: number
  number: number
}
const RAISED: Words = { zh: '上报一级', en: 'Raised a level' }

/** What each level did with a matter, for whoever may read it. */
export const levelsQuery = (deps: MattersDeps) =>
  querySpec<typeof levelsOp>({
    op: levelsOp,
    async run({ db, tenant, actor, now }, { id }) {
      const m = await db.one<Seen & { pack: string; version: number }>(
        sql(
          'select pack, version, town, community, grid, unit, units, accused_unit, accused_person, readers from matters.matter where tenant=$1 and id=$2',
          [tenant, id],
        ),
      )
      if (!m || !mayRead(actor, m, now).ok) throw notFound()
      const r = deps.packs.release(m.pack, m.version)
      const rows = await db.rows<LevelRow>(
        sql(
          'select level, arrived_at, left_at, decision, year, number from matters.level_record where tenant=$1 and matter=$2 order by n',
          [tenant, id],
        ),
      )
      return {
        items: rows.map((x) => ({
          level: x.level,
          levelWords: LEVEL_WORDS[x.level] ?? { zh: x.level, en: x.level },
          arrived: x.arrived_at.toISOString(),
          left: x.left_at.toISOString(),
          decision: x.decision === 'raised' ? RAISED : wordsOf(r, `stage.${x.decision}`),
          label: levelLabel(x.year, x.number),
        })),
      }
    },
  })

type Excluded = { unit: string | null; reason: string; decided_at: Date; pack: string; version: number }
/** Public: which unit's matters were left out of the figures, for which class of reason, and when. */
export const exclusionsQuery = (deps: MattersDeps) =>
  querySpec<typeof exclusionsOp>({
    op: exclusionsOp,
    async run({ db, tenant }, { year }) {
      const rows = await db.rows<Excluded>(
        sql(
          `select e.unit, e.reason, e.decided_at, m.pack, m.version from matters.exclusion e
           join matters.matter m on m.tenant=e.tenant and m.id=e.matter
           where e.tenant=$1 and e.state='granted' and ($2::int is null or extract(year from e.decided_at at time zone 'Asia/Shanghai') = $2)
           order by e.decided_at desc limit 500`,
          [tenant, year ?? null],
        ),
      )
      return {
        items: rows.map((x) => ({
          unitName: x.unit ? (deps.registry.unitById(tenant, x.unit)?.name ?? '') : '',
          reason: wordsOf(deps.packs.release(x.pack, x.version), `option.reason.${x.reason}`),
          decidedAt: x.decided_at.toISOString(),
        })),
        total: rows.length,
      }
    },
  })
