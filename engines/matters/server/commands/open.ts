import { addSpan, explainDue, wordsFor } from '@yiwang/calendar/pack'
import { type Actor, no, type Verdict, yes } from '@yiwang/kernel'
import { commandSpec } from '@yiwang/platform/engine'
import { open_, register as registerOp, settleOnSpot as settleOp } from '../../contract/index.ts'
import { spanOf } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { mayRegister } from '../intake-policy.ts'
import { type Created, createMatter, releaseFor } from './create-matter.ts'

/**
 * Who is meant by a name: everybody in the registry who bears it. All of them stay out of the matter, and so does a
 * person given by id; a name nobody bears leaves only the words.
 */
const ACCUSED = `(select json_build_object('persons', coalesce(string_agg(p.id::text, ' '), '')) from registry.person p
  where p.tenant=$1 and :1::text is not null and (p.name = :1 or p.id::text = :1))`
type Accused = { persons: string }
const meant = (raw: unknown, name: string | undefined): string | undefined => {
  const { persons } = raw as Accused
  return name === undefined ? undefined : [persons, name].filter(Boolean).join(' ')
}

/** The kind of matter that an input names is written down by the posts it names. */
const intake = (deps: MattersDeps, a: Actor, at: { input: Named; now: number }): Verdict =>
  mayRegister(a, releaseFor(deps, a.tenant, at.input, at.input.channel).type, at.now)
type Named = { pack?: string | undefined; type?: string | undefined; channel: string }

type Release = ReturnType<MattersDeps['packs']['release']>
/** The running clock that ends only when the matter does: until then she has her answer. */
const lastClock = (c: Created, r: Release) => {
  const ends = (id: string): boolean => {
    const to = r.type.actions.find((a) => a.id === id)?.to
    return typeof to === 'string' && r.type.stages[to]?.super !== 'open' && to !== 'same'
  }
  const last = r.type.clocks.filter((d) => d.of === 'matter' && d.to.every(ends)).map((d) => d.id)
  return c.clocks.find((k) => last.includes(k.kind) && k.due_at !== null)
}

/** What she is promised as it comes in: handed on and answered in turn, or answered by the one limit there is. */
const promised = (deps: MattersDeps, c: Created) => {
  const r = deps.packs.release(c.m.pack, c.m.version, c.m.type)
  const asked = r.type.actions.some((a) => a.verb === 'rate' || a.verb === 'visit')
  const now = new Date(c.m.opened_at)
  const sum = (run: Parameters<typeof explainDue>[0]) => {
    const words = explainDue(run)
    const why = { zh: wordsFor(words, 'zh-CN', now), en: wordsFor(words, 'en', now) }
    return { replyBy: addSpan(run).due?.toISOString() ?? null, why, asked }
  }
  const classify = c.clocks.find((k) => k.kind === 'classify')
  const reply = r.type.clocks.find((k) => k.id === 'reply')
  const span = reply && spanOf(reply.within, { cls: c.m.class, level: c.m.level })
  if (classify?.due_at && span) {
    const run = { start: new Date(classify.due_at), span, calendar: r.calendar }
    return { dispatchBy: new Date(classify.due_at).toISOString(), ...sum(run) }
  }
  const last = lastClock(c, r)
  const target = last?.target[0]
  if (last && target)
    return { dispatchBy: null, ...sum({ start: new Date(last.start_at), span: target, calendar: r.calendar }) }
  return { dispatchBy: null, replyBy: null, why: { zh: [], en: [] }, asked }
}

const REROLL = ['matter_ref', 'appeal_ref', 'dispatch_outbound'] as const

export const openMatter = (deps: MattersDeps) =>
  commandSpec<typeof open_, unknown>({
    op: open_,
    reroll: REROLL,
    load: { sql: ACCUSED, values: (i) => [i.accusedPerson ?? null] },
    authorise: (a) =>
      a.kind === 'staff' ? no('use-staff-intake') : yes(a.kind === 'resident' ? 'resident' : 'anyone'),
    decide(raw, g) {
      const input = { ...g.input, accusedPerson: meant(raw, g.input.accusedPerson) }
      const c = createMatter(deps, { input, channel: 'web' }, g)
      return {
        ...c.write,
        answer: { id: c.m.id, ref: c.m.ref, secret: c.secret, stage: c.m.stage, promised: promised(deps, c) },
      }
    },
  })

export const register = (deps: MattersDeps) =>
  commandSpec<typeof registerOp, unknown>({
    op: registerOp,
    reroll: REROLL,
    load: { sql: ACCUSED, values: (i) => [i.accusedPerson ?? null] },
    authorise: (a, _, at) => intake(deps, a, at),
    decide(raw, g) {
      const input = { ...g.input, accusedPerson: meant(raw, g.input.accusedPerson) }
      const c = createMatter(deps, { input, channel: g.input.channel }, g)
      return { ...c.write, answer: { id: c.m.id, ref: c.m.ref, secret: c.secret, stage: c.m.stage } }
    },
  })

export const settleOnSpot = (deps: MattersDeps) =>
  commandSpec<typeof settleOp, unknown>({
    op: settleOp,
    reroll: REROLL,
    authorise: (a, _, at) => intake(deps, a, at),
    decide(_, g) {
      const settle = { result: g.input.result, confirmed: g.input.confirmed }
      const c = createMatter(deps, { input: g.input, channel: g.input.channel, settle }, g)
      return {
        ...c.write,
        answer: { id: c.m.id, ref: c.m.ref, secret: c.secret, stage: c.m.stage, counted: c.m.settled_at !== null },
      }
    },
  })
