import { addSpan } from '@yiwang/calendar/pack'
import { notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Sweep, txCommand } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'
import { purgeMatter } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'

type Head = { pack: string; version: number; type: string; super: string; closed_at: Date | null; purged: boolean }
const GONE = '已按规定清除'

const dueAt = (deps: MattersDeps, m: Head): number | undefined => {
  const r = deps.packs.release(m.pack, m.version, m.type)
  const after = r.type.purgeAfter?.value
  if (!after || !m.closed_at || m.super === 'open') return undefined
  return addSpan({ start: m.closed_at, span: after, calendar: r.calendar }).due?.getTime()
}

const WORDS_GONE = [
  'update matters.dispatch set answer=null, answer_reason=null, task=null where tenant=$1 and matter=$2',
  `update matters.raiser r set name=null, phone=null, tail=null, account=null from matters.appeal a
   where a.tenant=$1 and a.matter=$2 and r.tenant=a.tenant and r.appeal=a.id`,
  'update matters.visit set words=null where tenant=$1 and matter=$2',
  // a file that hangs on nothing is dropped with its bytes by the next tidying
  'update matters.file set matter=null where tenant=$1 and matter=$2',
]

/**
 * Takes out what a closed matter may not keep: answers of parties, own fields, words, files, the place, the raiser.
 * Number, result, unit and who was complained about stay, and so does the append-only history of its acts.
 */
export const purgeCommand = (deps: MattersDeps) =>
  txCommand<typeof purgeMatter>({
    op: purgeMatter,
    async run(tx, g) {
      const { id } = g.input
      const m = await tx.one<Head>(
        sql(
          "select pack, version, type, super, closed_at, 'purged' = any(labels) as purged from matters.matter where tenant=$1 and id=$2 for update",
          [g.tenant, id],
        ),
      )
      if (!m) throw notFound()
      const due = dueAt(deps, m)
      const audit = { subject: id, change: { purged: due !== undefined && due <= g.now } }
      if (m.purged || due === undefined || due > g.now) return { answer: { ok: true }, as: 'system', audit }
      const at = [g.tenant, id]
      for (const text of WORDS_GONE) await tx.change(sql(text, at))
      await tx.change(sql(`update matters.appeal set text=$3 where tenant=$1 and matter=$2`, [...at, GONE]))
      await tx.change(
        sql(
          `update matters.matter set title=$3, text=$3, fields=$4, reply=null, proposal=null, question=null, extension=null, hold=null,
             exclusion=null, rating_words=null, place='', lon=null, lat=null, files=0, labels=array_append(labels,'purged'), seq=seq+1
           where tenant=$1 and id=$2`,
          [...at, GONE, json({})],
        ),
      )
      tx.events([{ kind: 'matters.purged@1', subject: { kind: 'matter', id }, open: false, data: {} }])
      return { answer: { ok: true }, as: 'system', audit }
    },
  })

/** Looks once an hour for closed matters whose time to be purged has come. */
export const purgeDue = (deps: MattersDeps): Sweep => ({
  name: 'matters.purge',
  every: 3_600_000,
  async run(ctx) {
    const kinds = deps.packs.types(ctx.tenant).filter((r) => r.type.purgeAfter)
    if (kinds.length === 0) return 0
    const rows = await ctx.db.rows<Head & { id: string }>(
      sql(
        `select id, pack, version, type, super, closed_at, false as purged from matters.matter
         where tenant=$1 and readers is not null and super<>'open' and not 'purged' = any(labels) and type = any($2::text[]) order by closed_at limit 200`,
        [ctx.tenant, kinds.map((r) => r.type.id)],
      ),
    )
    const due = rows.filter((m) => (dueAt(deps, m) ?? Number.POSITIVE_INFINITY) <= ctx.now)
    for (const m of due) await ctx.command(purgeMatter, { id: m.id })
    return due.length
  },
})
