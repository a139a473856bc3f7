import { type Event, Failure } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { sql } from '@yiwang/platform/db'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import { json, statementOf } from '@yiwang/platform/write-set'
import { moveVersion as moveOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Moved } from '../domain/move.ts'
import { matterValues } from '../domain/revive.ts'
import { clockChanges } from '../domain/write-step.ts'
import { type Judged, judge, stayingOf, upkeep, versionsOf } from '../move-book.ts'
import { movedPromise } from '../queries/promised-clock.ts'
import { asSubject, SUBJECTS_SQL, type Subject } from '../store/load.ts'

type Input = InputOf<typeof moveOp>
type Answer = OutputOf<typeof moveOp>
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The next running matters of the version, locked in the order of their ids; one that another move took is not among them. */
const batch = async (tx: Tx, tenant: string, i: Input): Promise<{ subjects: Subject[]; next: string | null }> => {
  const running = `from matters.matter where tenant=$1 and pack=$2 and version=$3 and super='open'`
  const ids = await tx.rows<{ id: string }>(
    sql(`select id ${running} and id > $4 order by id limit $5`, [tenant, i.pack, i.from, i.after ?? FIRST, i.limit]),
  )
  const found = ids.map((r) => r.id)
  const held = await tx.change<{ id: string }>(
    sql(`select id ${running} and id = any($4::uuid[]) order by id for update`, [tenant, i.pack, i.from, found]),
  )
  const rows = await tx.rows<{ subject: unknown }>(sql(SUBJECTS_SQL, [tenant, held.map((r) => r.id)]))
  return {
    subjects: rows.map((r) => asSubject(r.subject)),
    next: found.length === i.limit ? (found.at(-1) as string) : null,
  }
}

type Changed = { readonly moved: Moved; readonly kind: Judged['kind'] }
/** What the raiser was promised before and after, if that moved. */
const promiseOf = (s: Subject, { moved, kind }: Changed) => {
  const next = { m: { ...s.m, ...moved.set }, clocks: moved.clocks }
  return kind.to ? movedPromise({ s, r: kind.from }, { s: next, r: kind.to }) : null
}
const eventOf = (s: Subject, i: Input, { moved, kind }: Changed): Event => ({
  kind: 'matters.moved@1',
  subject: { kind: 'matter', id: s.m.id },
  open: true,
  data: {
    action: 'move-version',
    verb: 'move-version',
    from: i.from,
    to: i.to,
    round: s.m.round,
    unit: s.m.unit,
    text: i.reason,
    dues: moved.shifts,
    ...promiseOf(s, { moved, kind }),
  },
})

const write = async (tx: Tx, s: Subject, moved: Moved): Promise<void> => {
  const guard = { table: 'matters.matter', id: s.m.id, seq: s.m.seq, set: matterValues(moved.set, json) }
  const w = statementOf(s.m.tenant, guard, clockChanges(s, { updated: moved.clocks }))
  const done = await tx.one<{ n: number }>(sql(w.text, w.values))
  if (done?.n !== 1) throw new Failure('STALE', 409, { data: { stage: s.m.stage } })
}

/** Moves running matters to the version in force; what cannot be moved stays as it is and is named. */
export const moveVersion = (deps: MattersDeps) =>
  txCommand<typeof moveOp>({
    op: moveOp,
    async run(tx, g) {
      const { input: i } = g
      const as = upkeep(g.actor, g.now)
      const kinds = versionsOf(deps, i)
      const now = deps.packs.inForce(g.tenant, i.pack)?.pack.version
      if (now !== i.to) throw new Failure('NOT_IN_FORCE', 409, { data: { to: i.to, now: now ?? '—' } })
      const { subjects, next } = i.from === i.to ? { subjects: [], next: null } : await batch(tx, g.tenant, i)
      const staying: Answer['staying'] = []
      const ids: string[] = []
      for (const s of subjects) {
        const j = judge(s, kinds(s.m.type), g.now)
        if (!j.moved) {
          staying.push(stayingOf(s, j))
          continue
        }
        await write(tx, s, j.moved)
        tx.events([eventOf(s, i, { moved: j.moved, kind: j.kind })])
        ids.push(s.m.id)
      }
      const { pack, from, to, reason } = i
      const change = { from, to, reason, moved: ids, staying: staying.map((x) => x.ref) }
      return {
        answer: { moved: ids.length, staying, next },
        as,
        audit: { subject: pack, pack: `${pack}@${to}`, change },
      }
    },
  })
