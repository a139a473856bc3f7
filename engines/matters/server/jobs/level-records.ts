import { notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Consumer, txCommand } from '@yiwang/platform/engine'
import { recordLevel } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Matter } from '../domain/state.ts'
import { COUNTY_AREA } from '../ladder-areas.ts'
import { nextNumber, yearOf } from '../store/notice-store.ts'

type Head = Pick<Matter, 'pack' | 'version' | 'type' | 'level' | 'grid' | 'community' | 'town'> & { opened_at: Date }
type Last = { n: number; left_at: Date }

const areaOf = (m: Head, level: Matter['level']): string | null =>
  ({ grid: m.grid, community: m.community, town: m.town, county: COUNTY_AREA })[level]

/** What a level did with a matter, under the next closing number of its area (销号); the same event is recorded once. */
export const recordLevelCommand = (deps: MattersDeps) =>
  txCommand<typeof recordLevel>({
    op: recordLevel,
    async run(tx, g) {
      const { input, tenant } = g
      const audit = { subject: input.id, change: { level: input.level, decision: input.decision } }
      const m = await tx.one<Head>(
        sql(
          'select pack, version, type, level, grid, community, town, opened_at from matters.matter where tenant=$1 and id=$2 for update',
          [tenant, input.id],
        ),
      )
      if (!m) throw notFound()
      const known = await tx.one(
        sql('select 1 from matters.level_record where tenant=$1 and event=$2', [tenant, input.event]),
      )
      if (known || !deps.packs.release(m.pack, m.version, m.type).type.ladder)
        return { answer: { number: null }, as: 'system', audit }
      const last = await tx.one<Last>(
        sql('select n, left_at from matters.level_record where tenant=$1 and matter=$2 order by n desc limit 1', [
          tenant,
          input.id,
        ]),
      )
      const at = new Date(input.at)
      const area = areaOf(m, input.level)
      const year = yearOf(at.getTime())
      const number = await nextNumber(tx, { tenant, series: `level:${input.level}:${area}`, year })
      const row = {
        tenant,
        matter: input.id,
        n: (last?.n ?? 0) + 1,
        level: input.level,
        area,
        arrived_at: last?.left_at ?? m.opened_at,
        left_at: at,
        decision: input.decision,
        year,
        number,
        event: input.event,
      }
      await tx.write([{ insert: 'matters.level_record', rows: [row] }])
      return { answer: { number }, as: 'system', audit }
    },
  })

/** Events after which a level may have done with a matter. */
const LEAVING = [
  'escalate',
  'settled',
  'confirm',
  'divert',
  'rate',
  'visit',
  'lapse',
  'explain',
  'approve',
  'withdraw',
  'decide',
  'opine',
  'step',
].map((v) => `matters.${v}@1`)

export const levelRecords: Consumer = {
  name: 'matters.level-records',
  kinds: new Set(LEAVING),
  async handle(events, ctx) {
    for (const e of events) {
      const d = e.data as { fromLevel?: Matter['level']; level?: Matter['level']; closed?: string }
      const level = e.kind === 'matters.escalate@1' ? d.fromLevel : d.closed ? d.level : undefined
      if (!level) continue
      const decision = e.kind === 'matters.escalate@1' ? 'raised' : String(d.closed)
      await ctx.command(recordLevel, {
        id: e.subject.id,
        event: e.id,
        level,
        decision,
        at: new Date(e.at).toISOString(),
      })
    }
  },
}
