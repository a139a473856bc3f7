import { type Actor, Failure, hide, no, tidyRef, type Verdict } from '@yiwang/kernel'
import type { InputOf } from '@yiwang/kernel/operation'
import { commandSpec, type Ground } from '@yiwang/platform/engine'
import { act as actOp, actAsRaiser as raiserOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { type Act, actionOf, askOf, canAfter, specOf } from '../domain/step.ts'
import { stepMatter } from '../domain/write-step.ts'
import { readForm } from '../form.ts'
import { mayAct, mayRead } from '../policy.ts'
import {
  asSubject,
  RAISER_SQL,
  SUBJECT_AND_MEMBER_SQL,
  SUBJECT_AND_OTHER_SQL,
  SUBJECT_AND_SITTING_SQL,
  SUBJECT_SQL,
  type Subject,
} from '../store/load.ts'
import { unitFinder } from '../unit-finder.ts'
import { secretHash } from './secret.ts'

type Input = { action: string; seq?: number | undefined; form: Record<string, unknown> }

const notOffered = (stage: string) => new Failure('NOT_OFFERED', 409, { data: { stage } })

/** The act as data: action, checked form, release. Throws NOT_OFFERED, STALE, INVALID. */
export const actFrom = (deps: MattersDeps, s: Subject, i: Input): Act => {
  const release = deps.packs.release(s.m.pack, s.m.version, s.m.type)
  const action = actionOf(release, i.action)
  if (!action) throw notOffered(s.m.stage)
  if (i.seq !== undefined && i.seq !== s.m.seq)
    throw new Failure('STALE', 409, { data: { seq: s.m.seq, stage: s.m.stage } })
  if (!action.from.includes(s.m.stage)) throw notOffered(s.m.stage)
  const form = readForm([...specOf(action).form, ...(action.form ?? [])], i.form)
  return { subject: s, release, action, form, unit: unitFinder(deps, s.m.tenant) }
}

const verdict = (deps: MattersDeps, actor: Actor, s: Subject, at: { input: Input; now: number }): Verdict => {
  const release = deps.packs.release(s.m.pack, s.m.version, s.m.type)
  const action = actionOf(release, at.input.action)
  if (!action) return s.appeal || mayRead(actor, s.m, at.now).ok ? no('not-offered') : hide('out-of-scope')
  return mayAct(actor, action, askOf(s, release, at.now))
}

const parsed = new WeakMap<object, Subject>()
/** Statement R's JSON is read once and kept for the decision that follows. */
export const subjectOf = (raw: unknown): Subject => {
  const known = parsed.get(raw as object)
  if (known) return known
  const s = asSubject(raw)
  parsed.set(raw as object, s)
  return s
}

const perform = (deps: MattersDeps, raw: unknown, g: Ground<Input>) => {
  const a = actFrom(deps, subjectOf(raw), g.input)
  const stepped = stepMatter(a, g)
  return { a, stepped, can: canAfter(stepped, a, g) }
}

export const act = (deps: MattersDeps) =>
  commandSpec<typeof actOp, unknown>({
    op: actOp,
    load: {
      sql: (i) =>
        i.form.into !== undefined
          ? SUBJECT_AND_OTHER_SQL
          : i.form.sitting !== undefined
            ? SUBJECT_AND_SITTING_SQL
            : i.form.member !== undefined
              ? SUBJECT_AND_MEMBER_SQL
              : SUBJECT_SQL,
      values: (i) => {
        const named = i.form.into ?? i.form.sitting ?? i.form.member
        return [i.id, ...(named === undefined ? [] : [uuidOrNull(named)])]
      },
    },
    authorise: (actor, raw, at) => verdict(deps, actor, subjectOf(raw), at),
    decide(raw, g) {
      const { stepped, can } = perform(deps, raw, g)
      const { next } = stepped
      return {
        ...stepped.write,
        answer: {
          id: next.id,
          ref: next.ref,
          seq: next.seq,
          stage: next.stage,
          can,
          due: next.due_at === null ? null : new Date(next.due_at).toISOString(),
        },
      }
    },
  })

/** The raiser's own act, known by the secret or by her account. */
export const actAsRaiser = (deps: MattersDeps) =>
  commandSpec<typeof raiserOp, unknown>({
    op: raiserOp,
    load: {
      sql: RAISER_SQL,
      values: (i, _now, a) => [
        tidyRef(i.ref),
        i.secret ? secretHash(i.secret) : null,
        a.kind === 'resident' ? a.account : null,
      ],
    },
    authorise: (actor, raw, at) => verdict(deps, actor, subjectOf(raw), at),
    decide(raw, g) {
      const { stepped } = perform(deps, raw, g)
      const { next } = stepped
      return { ...stepped.write, answer: { ref: g.input.ref, seq: next.seq, stage: next.stage } }
    },
  })

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const uuidOrNull = (v: unknown): string | null => (typeof v === 'string' && UUID.test(v) ? v : null)
export type ActInput = InputOf<typeof actOp>
