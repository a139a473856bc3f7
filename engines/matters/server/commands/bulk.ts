import { type Actor, Failure, fill, notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { constraintOf, sql, sqlState } from '@yiwang/platform/db'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { FAILURES } from '@yiwang/platform/words'
import { statementOf } from '@yiwang/platform/write-set'
import { bulk as bulkOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { actionOf, askOf, stepMatter } from '../domain/step.ts'
import { mayAct, mayRead } from '../policy.ts'
import { asSubject, SUBJECT_SQL, type Subject } from '../store/load.ts'
import { mattersWords } from '../words.ts'
import { actFrom } from './act.ts'

type Input = InputOf<typeof bulkOp>
type Answer = OutputOf<typeof bulkOp>
type Item = Input['items'][number]
type At = { deps: MattersDeps; tx: Tx; g: TxGround<typeof bulkOp> }
type Done = { ref: string; as: string }

const LOAD = `select ${SUBJECT_SQL.replaceAll(':1', '$2')} as subject`

const load = async ({ tx, g }: At, id: string): Promise<Subject> => {
  const found = await tx.one<{ subject: unknown }>(sql(LOAD, [g.tenant, id]))
  if (!found?.subject) throw notFound()
  return asSubject(found.subject)
}

/** The capacity for this one matter; unseen matters are told apart from those that may not be acted on. */
const allowed = (s: Subject, at: At, actor: Actor): string => {
  const release = at.deps.packs.release(s.m.pack, s.m.version)
  const { now, input } = at.g
  if (!mayRead(actor, s.m, now).ok) throw notFound()
  const action = actionOf(release, input.action)
  if (!action) throw new Failure('NOT_OFFERED', 409, { data: { stage: s.m.stage } })
  if (!action.bulk) throw new Failure('NOT_BULK', 409)
  const v = mayAct(actor, action, askOf(s, release, now))
  if (v.ok) return v.as
  throw v.hidden ? notFound() : new Failure('FORBIDDEN', 403, { data: { why: v.why } })
}

const perform = async (s: Subject, item: Item, at: At): Promise<Done> => {
  const { deps, tx, g } = at
  const as = allowed(s, at, g.actor)
  const form = { ...g.input.form, ...item.form }
  const a = actFrom(deps, s, { action: g.input.action, seq: item.seq, form })
  const { write } = stepMatter(a, { ...g, as })
  const w = statementOf(g.tenant, write.guard, write.changes ?? [])
  const done = await tx.one<{ n: number }>(sql(w.text, w.values))
  if (done?.n !== 1) throw new Failure('STALE', 409, { data: { stage: s.m.stage } })
  tx.events(write.events ?? [])
  return { ref: s.m.ref, as }
}

/** Words of a refusal in both languages, with its data filled in. */
const whyOf = (f: Failure): Words => {
  const first = f.fields[0]?.message
  if (first !== undefined) return typeof first === 'string' ? { zh: first, en: first } : first
  const words = mattersWords[f.code] ?? FAILURES[f.code] ?? FAILURES.INVALID
  const data = { why: '现在这一步不能做', whyEn: 'This step is not open now', ...f.data, n: f.fields.length }
  return { zh: fill(words?.zh ?? f.code, data), en: fill(words?.en ?? f.code, data) }
}

const ATTEMPTS = 3
const mark = (tx: Tx, text: string) => tx.change(sql(text))

type Result = { id: string } & ({ done: Done } | { failed: Failure; ref: string })
/** One matter behind a savepoint: what fails leaves nothing. An unlucky random number is drawn again. */
const one = async (item: Item, at: At): Promise<Result> => {
  for (let attempt = 1; ; attempt++) {
    await mark(at.tx, 'savepoint item')
    let ref = ''
    try {
      const s = await load(at, item.id)
      if (mayRead(at.g.actor, s.m, at.g.now).ok) ref = s.m.ref
      const done = await perform(s, item, at)
      await mark(at.tx, 'release savepoint item')
      return { id: item.id, done }
    } catch (e) {
      if (e instanceof Failure) {
        await mark(at.tx, 'rollback to savepoint item')
        return { id: item.id, failed: e, ref }
      }
      const unlucky = sqlState(e) === '23505' && constraintOf(e) === 'dispatch_outbound'
      if (!unlucky || attempt >= ATTEMPTS) throw e
      await mark(at.tx, 'rollback to savepoint item')
    }
  }
}

const answerOf = (input: Input, results: readonly Result[]): Answer => {
  const by = new Map(results.map((r) => [r.id, r]))
  const out: Answer = { done: [], failed: [] }
  for (const id of new Set(input.items.map((i) => i.id))) {
    const r = by.get(id)
    if (!r) continue
    if ('done' in r) out.done.push({ id, ref: r.done.ref })
    else out.failed.push({ id, ref: r.ref, code: r.failed.code, why: whyOf(r.failed) })
  }
  return out
}

/** The same step on many matters, each judged and written by itself; one that fails does not undo the others. */
export const bulkCommand = (deps: MattersDeps) =>
  txCommand<typeof bulkOp>({
    op: bulkOp,
    async run(tx, g) {
      const { input } = g
      const known = deps.packs.all(g.tenant).some((r) => actionOf(r, input.action)?.bulk)
      if (!known) throw new Failure('NOT_BULK', 409)
      const items = new Map(input.items.map((i) => [i.id, i]))
      const results: Result[] = []
      // In the order of the ids, so that two at the same time wait for each other and never in a circle.
      for (const id of [...items.keys()].sort()) results.push(await one(items.get(id) as Item, { deps, tx, g }))
      const done = results.flatMap((r) => ('done' in r ? [r] : []))
      const failed = results.flatMap((r) => ('failed' in r ? [{ id: r.id, code: r.failed.code }] : []))
      return {
        answer: answerOf(input, results),
        as: done[0]?.done.as ?? 'none',
        audit: { subject: g.newId(), change: { action: input.action, done: done.map((r) => r.id), failed } },
      }
    },
  })
