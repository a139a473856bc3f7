import { type Actor, Failure, fill, notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { constraintOf, sql, sqlState } from '@yiwang/platform/db'
import type { Ground, Tx } from '@yiwang/platform/engine'
import { FAILURES } from '@yiwang/platform/words'
import { statementOf } from '@yiwang/platform/write-set'
import type { MattersDeps } from '../deps.ts'
import type { Sitting } from '../domain/state.ts'
import { actionOf, askOf } from '../domain/step.ts'
import { stepMatter } from '../domain/write-step.ts'
import { mayAct, mayRead } from '../policy.ts'
import { asSubject, SUBJECT_SQL, type Subject } from '../store/load.ts'
import { mattersWords } from '../words.ts'
import { actFrom } from './act.ts'

export type At = { deps: MattersDeps; tx: Tx; g: Omit<Ground<unknown>, 'input' | 'as'> }
export type Step = {
  readonly id: string
  /** The action's id, or how to find it in the matter's own release: releases of different packs name it differently. */
  readonly action: string | ((s: Subject) => string | undefined)
  readonly seq?: number | undefined
  readonly form: Readonly<Record<string, unknown>>
  /** Only actions that may be done to many at once. */
  readonly bulkOnly?: true
  readonly sitting?: Sitting
  readonly topic?: string
}
export type Stepped = { id: string } & ({ done: { ref: string; as: string } } | { failed: Failure; ref: string })

const LOAD = `select ${SUBJECT_SQL.replaceAll(':1', '$2')} as subject`

const load = async ({ tx, g }: At, o: Step): Promise<Subject> => {
  const found = await tx.one<{ subject: unknown }>(sql(LOAD, [g.tenant, o.id]))
  if (!found?.subject) throw notFound()
  return { ...asSubject(found.subject), sitting: o.sitting ?? null, topic: o.topic ?? null }
}

/** The capacity for this one matter; unseen matters are told apart from those that may not be acted on. */
const allowed = (s: Subject, o: { at: At; actor: Actor; id: string; bulkOnly?: true | undefined }): string => {
  const { deps, g } = o.at
  const release = deps.packs.release(s.m.pack, s.m.version, s.m.type)
  if (!mayRead(o.actor, s.m, g.now).ok) throw notFound()
  const action = actionOf(release, o.id)
  if (!action) throw new Failure('NOT_OFFERED', 409, { data: { stage: s.m.stage } })
  if (o.bulkOnly && !action.bulk) throw new Failure('NOT_BULK', 409)
  const v = mayAct(o.actor, action, askOf(s, release, g.now))
  if (v.ok) return v.as
  throw v.hidden ? notFound() : new Failure('FORBIDDEN', 403, { data: { why: v.why } })
}

const perform = async (s: Subject, o: Step, at: At): Promise<{ ref: string; as: string }> => {
  const { deps, tx, g } = at
  const id = typeof o.action === 'string' ? o.action : o.action(s)
  if (id === undefined) throw new Failure('NOT_OFFERED', 409, { data: { stage: s.m.stage } })
  const as = allowed(s, { at, actor: g.actor, id, bulkOnly: o.bulkOnly })
  const a = actFrom(deps, s, { action: id, seq: o.seq, form: { ...o.form } })
  const { write } = stepMatter(a, { ...g, as })
  const w = statementOf(g.tenant, write.guard, write.changes ?? [])
  const done = await tx.one<{ n: number }>(sql(w.text, w.values))
  if (done?.n !== 1) throw new Failure('STALE', 409, { data: { stage: s.m.stage } })
  tx.events(write.events ?? [])
  return { ref: s.m.ref, as }
}

/** Words of a refusal in both languages, with its data filled in. */
export const whyOf = (f: Failure): Words => {
  const first = f.fields[0]?.message
  if (first !== undefined) return first
  const words = mattersWords[f.code] ?? FAILURES[f.code] ?? FAILURES.INVALID
  const data = { why: '现在这一步不能做', whyEn: 'This step is not open now', ...f.data, n: f.fields.length }
  return { zh: fill(words?.zh ?? f.code, data), en: fill(words?.en ?? f.code, data) }
}

const ATTEMPTS = 3
const mark = (tx: Tx, text: string) => tx.change(sql(text))

/** One step on one matter behind a savepoint: what fails leaves nothing. An unlucky random number is drawn again. */
export const stepInTx = async (o: Step, at: At): Promise<Stepped> => {
  for (let attempt = 1; ; attempt++) {
    await mark(at.tx, 'savepoint item')
    let ref = ''
    try {
      const s = await load(at, o)
      if (mayRead(at.g.actor, s.m, at.g.now).ok) ref = s.m.ref
      const done = await perform(s, o, at)
      await mark(at.tx, 'release savepoint item')
      return { id: o.id, done }
    } catch (e) {
      if (e instanceof Failure) {
        await mark(at.tx, 'rollback to savepoint item')
        return { id: o.id, failed: e, ref }
      }
      const unlucky = sqlState(e) === '23505' && constraintOf(e) === 'dispatch_outbound'
      if (!unlucky || attempt >= ATTEMPTS) throw e
      await mark(at.tx, 'rollback to savepoint item')
    }
  }
}
