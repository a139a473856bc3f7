import { type Event, Failure, invalid, newRef, newSecret } from '@yiwang/kernel'
import type { Ground } from '@yiwang/platform/engine'
import { type Change, json, type WriteSet } from '@yiwang/platform/write-set'
import type { FormField } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { endClock, startClock } from '../domain/clock.ts'
import { clockValues, matterValues } from '../domain/revive.ts'
import type { ClockRow, Matter } from '../domain/state.ts'
import { actionOf, type Decision, decideStep, specOf } from '../domain/step.ts'
import { headline, turn } from '../domain/turn.ts'
import { writeStep } from '../domain/write-step.ts'
import { readForm } from '../form.ts'
import { classOf, type Release } from '../pack-book.ts'
import { placeOf, type Where } from '../place.ts'
import { ownerOf, readersOf } from '../policy.ts'
import { mayShow } from '../queries/wording.ts'
import { freshSubject, type Subject } from '../store/load.ts'
import { unitFinder } from '../unit-finder.ts'
import { secretHash } from './secret.ts'

/** What every way in has in common. */
type Words = Where & {
  text: string
  title?: string | undefined
  category?: string | undefined
  files: string[]
  phone?: string | undefined
  name?: string | undefined
  confidential?: boolean
  accusedUnit?: string | undefined
  accusedPerson?: string | undefined
  mayPublish?: boolean
  sms?: boolean
  priority?: number
  pack?: string | undefined
  type?: string | undefined
  /** Of the pack whose form was filled in. */
  version?: number | undefined
  fields?: Record<string, unknown> | undefined
  at?: string | undefined
  emergency?: boolean
  external?: string | undefined
}
export type NewMatter = { input: Words; channel: string; settle?: Record<string, unknown> }

const titleOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const cut = /^.{6,28}?[，。；！？,;!?]/.exec(line)?.[0]?.slice(0, -1) ?? line.slice(0, 24)
  return cut.length < line.length && cut === line.slice(0, 24) ? `${cut}…` : cut
}

type Named = { pack?: string | undefined; type?: string | undefined }
const NOT_THIS_WAY = invalid([
  { path: 'channel', message: { zh: '这一类事不从这里登记', en: 'Matters of this kind do not come in this way' } },
])
/**
 * The kind of matter meant: the one named, or the first in force. With a channel, one that comes in by it.
 * @throws NO_PACK when there is none, INVALID when none comes in by the channel.
 */
export const releaseFor = (deps: MattersDeps, tenant: string, of: Named, channel?: string): Release => {
  if (channel === undefined || channel === 'import') {
    const r = deps.packs.inForce(tenant, of.pack, of.type)
    if (!r) throw new Failure('NO_PACK', 409)
    return r
  }
  const { pack, type } = of
  const meant = (r: Release) => (pack === undefined || r.pack.id === pack) && (type === undefined || r.type.id === type)
  const kinds = deps.packs.types(tenant).filter(meant)
  if (kinds.length === 0) throw new Failure('NO_PACK', 409)
  const r = kinds.find((x) => x.type.channels.includes(channel))
  if (!r) throw NOT_THIS_WAY
  return r
}

/** The pack's own fields of an intake form; text and files have places of their own. */
export const asksFor = (r: Release): FormField[] => r.type.form.filter((f) => f.id !== 'text' && f.id !== 'files')
/** @throws FORM_CHANGED when the form was filled in under another version and no longer fits. */
const ownFields = (r: Release, i: Words): Record<string, unknown> => {
  if (i.fields === undefined) return {}
  try {
    return readForm(asksFor(r), i.fields, 'fields')
  } catch (e) {
    if (i.version === undefined || i.version === r.pack.version) throw e
    throw new Failure('FORM_CHANGED', 409, { data: { version: r.pack.version } })
  }
}

const firstMatter = (o: {
  r: Release
  n: NewMatter
  g: Ground<unknown>
  place: ReturnType<typeof placeOf>
}): Matter => {
  const { r, n, g, place } = o
  const i = n.input
  const stage = n.settle && r.type.stages.registered ? 'registered' : r.type.start
  const category = i.category ?? null
  const guarded = {
    accused_unit: i.accusedUnit ?? null,
    accused_person: i.accusedPerson ?? null,
    confidential: i.confidential ?? false,
    readers: readersOf(r.type),
  }
  return {
    tenant: g.tenant,
    id: g.newId(),
    seq: 1,
    ref: newRef(g.random),
    pack: r.pack.id,
    version: r.pack.version,
    type: r.type.id,
    stage,
    super: r.type.stages[stage]?.super ?? 'open',
    stage_before: null,
    round: 1,
    level: 'grid',
    owner: null,
    title: i.title || titleOf(i.text),
    text: i.text,
    channel: n.channel,
    priority: i.priority ?? 1,
    class: i.emergency ? 'emergency' : classOf(r, category),
    category,
    labels: i.emergency ? ['risk'] : [],
    ...place,
    unit: null,
    units: [],
    designated: false,
    ...guarded,
    may_publish: (i.mayPublish ?? false) && mayShow(guarded),
    merged_into: null,
    joins: 0,
    files: i.files.length,
    asked: 0,
    extended: 0,
    rejected: 0,
    returns: 0,
    attempts: 0,
    registrar: g.actor.account,
    dispatcher: null,
    handler: null,
    checker: null,
    returner: null,
    reply: null,
    reply_solved: null,
    proposal: null,
    question: null,
    extension: null,
    hold: null,
    exclusion: null,
    milestones: [],
    fields: ownFields(r, i),
    escalations: 0,
    solved: null,
    satisfied: null,
    rating_words: null,
    due_at: null,
    due_clock: null,
    due_start: null,
    paused: false,
    promised_at: null,
    opened_at: g.now,
    settled_at: null,
    settled_by: null,
    forwarded_at: null,
    // A kind that only records something is closed as it is written.
    closed_at: r.type.stages[stage]?.super === 'open' ? null : g.now,
    close_code: r.type.stages[stage]?.super === 'open' ? null : stage,
  }
}

/** How long intake itself took: first contact to number (C0). */
const intakeClock = (r: Release, m: Matter, g: Ground<unknown>, at: string | undefined): ClockRow[] => {
  const def = r.type.clocks.find((c) => c.id === 'register')
  const start = at ? new Date(at).getTime() : g.now
  if (!def || !at || start > g.now || g.now - start > 86_400_000) return []
  const c = startClock(def, { id: g.newId(), now: start, round: 1, cls: m.class, level: m.level, calendar: r.calendar })
  return c ? [endClock(def, c, g.now).row] : []
}

/** The clocks a new matter starts with. */
export const startClocks = (r: Release, m: Matter, g: Ground<unknown>): ClockRow[] =>
  turn([], {
    type: r.type,
    action: 'register',
    from: m.stage,
    now: g.now,
    stage: m.stage,
    round: 1,
    cls: m.class,
    level: m.level,
    calendar: r.calendar,
    dispatch: null,
    issued: [],
    newId: g.newId,
  }).inserted

const appealRows = (m: Matter, n: NewMatter, g: Ground<unknown>, secret: string): Change[] => {
  const i = n.input
  const appeal = g.newId()
  const at = i.at ? new Date(Math.min(Date.parse(i.at), g.now)) : new Date(g.now)
  const staff = g.actor.kind === 'staff'
  const rows: Change[] = [
    {
      insert: 'matters.appeal',
      rows: [
        {
          tenant: m.tenant,
          id: appeal,
          matter: m.id,
          ref: m.ref,
          secret: secretHash(secret),
          channel: n.channel,
          text: i.text,
          on_behalf_by: staff ? g.actor.account : null,
          registered_by: g.actor.account,
          external: i.external ?? null,
          sms: i.sms ?? false,
          at,
          registered_at: new Date(g.now),
        },
      ],
    },
    {
      insert: 'matters.raiser',
      rows: [
        {
          tenant: m.tenant,
          appeal,
          name: i.name ?? null,
          phone: i.phone ?? null,
          tail: i.phone?.slice(-4) ?? null,
          account: g.actor.kind === 'resident' ? g.actor.account : null,
        },
      ],
    },
  ]
  const owner = g.actor.account ?? `device:${g.actor.device ?? '-'}`
  if (i.files.length)
    rows.push({
      update: 'matters.file',
      key: ['tenant', 'id', 'owner'],
      rows: i.files.map((id) => ({ tenant: m.tenant, id, owner, matter: m.id })),
    })
  return rows
}

const registered = (m: Matter): Event => ({
  kind: 'matters.registered@1',
  subject: { kind: 'matter', id: m.id },
  open: true,
  data: {
    action: 'register',
    verb: 'register',
    to: m.stage,
    channel: m.channel,
    grid: m.grid,
    town: m.town,
    category: m.category,
    round: 1,
  },
})

/** A new matter before anybody writes it down; settled in the same act when `settle` is given. */
export type Begun = { m: Matter; secret: string; clocks: ClockRow[]; settled: Settled | undefined }
type Settled = { subject: Subject; done: Decision }
export type Created = Pick<Begun, 'm' | 'secret' | 'clocks'> & { write: Omit<WriteSet<never>, 'answer'> }

export const beginMatter = (deps: MattersDeps, n: NewMatter, g: Ground<unknown>): Begun => {
  const r = releaseFor(deps, g.tenant, n.input, n.channel)
  const where = { ...n.input, placeless: r.type.placeless }
  const m0 = firstMatter({ r, n, g, place: placeOf(deps.registry, g.tenant, where) })
  const secret = newSecret(g.random)
  const clocks0 = startClocks(r, m0, g)
  const s = n.settle ? settled(deps, r, { m: m0, clocks: clocks0, n, g }) : undefined
  const m: Matter = s?.done.next ?? { ...m0, ...headline(r.type, clocks0), owner: ownerOf(r.type, m0.stage, m0) }
  const clocks = [...intakeClock(r, m0, g, n.input.at), ...(s?.done.clocks ?? clocks0)]
  return { m: { ...m, seq: 1 }, secret, clocks, settled: s }
}

/** A new matter with its appeal, its clocks and its first events. */
export const createMatter = (deps: MattersDeps, n: NewMatter, g: Ground<unknown>): Created => {
  const { m, secret, clocks, settled: s } = beginMatter(deps, n, g)
  const step = s && writeStep(s.subject, s.done)
  const changes: Change[] = [
    { insert: 'matters.matter', rows: [matterValues(m, json)] },
    ...appealRows(m, n, g, secret),
    ...(step?.changes ?? []).filter(
      (c) => !('insert' in c && c.insert === 'matters.clock') && !('update' in c && c.update === 'matters.clock'),
    ),
    { insert: 'matters.clock', rows: clocks.map((c) => clockValues(m.tenant, m.id, c, json)) },
  ]
  const audit = {
    subject: m.id,
    pack: `${m.pack}@${m.version}`,
    change: { ref: m.ref, channel: n.channel, stage: m.stage },
  }
  return {
    m,
    secret,
    clocks,
    write: { changes, events: [registered(s?.subject.m ?? m), ...(step?.events ?? [])], audit },
  }
}

const settled = (
  deps: MattersDeps,
  r: Release,
  o: { m: Matter; clocks: ClockRow[]; n: NewMatter; g: Ground<unknown> },
): Settled => {
  const action = actionOf(r, 'settle')
  if (!action) throw new Failure('NOT_OFFERED', 409, { data: { stage: o.m.stage } })
  const form = readForm(specOf(action).form, o.n.settle ?? {})
  const subject = freshSubject(o.m, o.clocks)
  return { subject, done: decideStep({ subject, release: r, action, form, unit: unitFinder(deps, o.g.tenant) }, o.g) }
}
