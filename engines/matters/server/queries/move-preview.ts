import type { OutputOf } from '@yiwang/kernel/operation'
import { type Reader, sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { movePreview as previewOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { type Judged, judge, openRef, stayingOf, upkeep, versionsOf } from '../move-book.ts'
import { asSubject, SUBJECTS_SQL, type Subject } from '../store/load.ts'
import { iso, saidOr, stageWords, w } from './wording.ts'

type View = OutputOf<typeof previewOp>
const LINES = 200
const AT_ONCE = 500

/** Running matters of a version, some hundred at a time. */
async function* running(db: Reader, values: readonly [string, string, number]): AsyncGenerator<Subject> {
  const ids = await db.rows<{ id: string }>(
    sql(
      `select id from matters.matter where tenant=$1 and pack=$2 and version=$3 and super='open' order by id`,
      values,
    ),
  )
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE).map((r) => r.id)
    const rows = await db.rows<{ subject: unknown }>(sql(SUBJECTS_SQL, [values[0], some]))
    for (const r of rows) yield asSubject(r.subject)
  }
}

const add = (v: View, s: Subject, o: { j: Judged; now: number }): void => {
  const { m } = s
  const { from } = o.j.kind
  const known = v.stages.find((x) => x.stage === m.stage)
  const row = known ?? { stage: m.stage, words: stageWords(from, m.stage), running: 0, moving: 0 }
  if (!known) v.stages.push(row)
  row.running += 1
  v.running += 1
  const { moved } = o.j
  if (!moved) {
    if (v.staying.length < LINES) v.staying.push(stayingOf(s, o.j))
    return
  }
  row.moving += 1
  v.moving += 1
  for (const { clock, before, after } of moved.shifts) {
    v.changing += 1
    if (after <= o.now) v.late += 1
    const words = saidOr(from, `clock.${clock}`, w(clock, clock))
    if (v.dues.length < LINES) v.dues.push({ ref: openRef(m), clock, words, before: iso(before), after: iso(after) })
  }
}

/** What moving the running matters of one version to another would do; nothing is written. */
export const movePreviewQuery = (deps: MattersDeps) =>
  querySpec<typeof previewOp>({
    op: previewOp,
    async run({ actor, db, now, tenant }, i) {
      upkeep(actor, now)
      const kinds = versionsOf(deps, i)
      const v: View = { running: 0, moving: 0, stages: [], staying: [], changing: 0, late: 0, dues: [] }
      for await (const s of running(db, [tenant, i.pack, i.from])) add(v, s, { j: judge(s, kinds(s.m.type), now), now })
      return v
    },
  })
