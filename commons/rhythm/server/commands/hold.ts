import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import type { FieldProblem } from '@yiwang/kernel/failure'
import type { InputOf } from '@yiwang/kernel/operation'
import { type TxGround, txCommand } from '@yiwang/platform/engine'
import { hold } from '../../contract/index.ts'
import { dateAt, isInTime, keeperOf, type Period, periodOf } from '../../pack/index.ts'
import { type Deps, type InForce, rhythmIn, wordsIn } from '../deps.ts'
import { mayHold } from '../policy.ts'
import { type HoldingRow, insertHolding, lockCourse, lockHolding } from '../store/rhythm-store.ts'

type Input = InputOf<typeof hold>
const problem = (path: string, zh: string, en: string): FieldProblem => ({ path, message: { zh, en } })

const dates = (input: Input, o: { p: Period; now: number }): FieldProblem[] => {
  const { p, now } = o
  if (p.from !== input.from) return [problem('from', '这不是一期的第一天', 'No period begins on this day')]
  if (p.start > now) return [problem('from', '这一期还没有到', 'This period has not begun')]
  if (input.heldOn > dateAt(now)) return [problem('heldOn', '这一天还没有到', 'That day has not come')]
  if (input.heldOn < p.from)
    return [problem('heldOn', `这一天不在这一期里，这一期从 ${p.from} 起`, `This period begins on ${p.from}`)]
  const moved = (p.planned !== null && input.heldOn !== p.planned) || input.heldOn > p.to
  return moved && input.reason === ''
    ? [problem('reason', '不在定好的日子，写一句为什么', 'Not on the fixed day: say why')]
    : []
}

const subjects = (f: InForce, input: Input): FieldProblem[] => {
  const wanted = f.rhythm.subjects ?? []
  const lacking = wanted
    .filter((s) => !input.subjects[s] || input.subjects[s].comment === '')
    .map((s) => {
      const { zh, en } = wordsIn(f, `subject.${s}`)
      return problem(`subjects.${s}`, `${zh}：打分和评语都要有`, `${en}: give a score and a comment`)
    })
  const other = Object.keys(input.subjects).filter((s) => !wanted.includes(s))
  return [...lacking, ...other.map((s) => problem(`subjects.${s}`, '没有这一项', 'No such subject'))]
}

const isDate = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return text >= '2000' && !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}
const realDate = (path: string, text: string): FieldProblem[] =>
  !isDate(text) ? [problem(path, '日期写法不对，例如 2026-06-05', 'Not a date; write 2026-06-05')] : []

/** The period meant, when everything about it is right. */
const periodIn = (f: InForce, input: Input, now: number): Period => {
  const unreadable = [...realDate('from', input.from), ...realDate('heldOn', input.heldOn)]
  if (unreadable.length > 0) throw invalid(unreadable)
  const p = periodOf(f.rhythm, input.from, f.calendar)
  const wrong = [...dates(input, { p, now }), ...subjects(f, input)]
  if (wrong.length > 0) throw invalid(wrong)
  return p
}

const saidBefore = (h: HoldingRow | undefined) =>
  h && { before: { heldOn: h.heldOn, present: h.present, note: h.note, reason: h.reason, subjects: h.subjects } }

const mustBeMine = (d: Deps, g: TxGround<typeof hold>): { f: InForce; as: string } => {
  const f = rhythmIn(d, g.tenant, g.input)
  if (!f) throw notFound()
  const may = mayHold(f, { actor: g.actor, now: g.now, ground: d.groundOf(g.tenant), unit: g.input.unit })
  if (!may.ok) throw forbidden(may.why)
  if (keeperOf(f.rhythm) !== 'holding') throw new Failure('KEPT_ELSEWHERE', 409)
  return { f, as: may.as }
}

/** Records that a period was kept, or corrects it while its deadline has not passed. */
export const holdPeriod = (d: Deps) =>
  txCommand<typeof hold>({
    op: hold,
    async run(tx, g) {
      const { f, as } = mustBeMine(d, g)
      const { input, now, tenant } = g
      const p = periodIn(f, input, now)
      const at = { tenant, pack: f.pack, rhythm: f.rhythm.id, unit: input.unit, from: p.from }
      const course = await lockCourse(tx, { ...at, now, alone: false })
      const known = await lockHolding(tx, at)
      // Whoever closed it first has the last word, whatever this server's clock says.
      const over = now >= p.deadline || (course.through !== null && course.through >= p.end)
      if (known && over) throw new Failure('PERIOD_OVER', 409)
      const inTime = !over && isInTime(p, { heldOn: input.heldOn, at: now })
      const n = (known?.n ?? 0) + 1
      const { heldOn, note, reason } = input
      const said = { heldOn, present: input.present ?? null, note, reason, subjects: input.subjects }
      const id = g.newId()
      await insertHolding(tx, {
        ...at,
        ...said,
        id,
        version: f.version,
        to: p.to,
        n,
        inTime,
        at: now,
        by: g.actor.account,
      })
      const data = { pack: f.pack, rhythm: f.rhythm.id, unit: input.unit, from: p.from, heldOn, inTime, n }
      tx.events([{ kind: 'rhythm.held@1', subject: { kind: 'rhythm', id }, data, open: false }])
      return {
        answer: { state: inTime ? 'held' : 'late' },
        as,
        audit: {
          subject: `${f.rhythm.id}/${input.unit}/${p.from}`,
          pack: f.pack,
          change: { ...said, inTime, n, ...saidBefore(known) },
        },
      }
    },
  })
