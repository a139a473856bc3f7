import { type Actor, Failure, type Random } from '@yiwang/kernel'
import { type Change, json, type Values } from '@yiwang/platform/write-set'
import { createMatter, startClocks } from '../commands/create-matter.ts'
import type { MattersDeps } from '../deps.ts'
import { arm } from '../domain/clock.ts'
import { newDispatch } from '../domain/dispatch.ts'
import { clockValues, matterValues } from '../domain/revive.ts'
import type { ClockRow, Matter } from '../domain/state.ts'
import { actionOf } from '../domain/step.ts'
import { headline, turn } from '../domain/turn.ts'
import { missChanges, stepMatter } from '../domain/write-step.ts'
import type { Release } from '../pack-book.ts'
import { ownerOf } from '../policy.ts'
import { freshSubject } from '../store/load.ts'
import { unitFinder } from '../unit-finder.ts'
import { dispatchRow } from '../verbs/verb.ts'
import type { ImportRow } from './read-rows.ts'

/** The clock whose due time a file may give, and the action that ends a matter at one stroke, where a pack has them. */
export const FILE_CLOCK = 'target'
const CLOSE = 'close'

export type BuildGround = {
  readonly tenant: string
  readonly actor: Actor
  readonly random: Random
  readonly release: Release
  /** When the file is imported: what is still to be done starts its clocks now, not in the past. */
  readonly now: number
  newId(): string
}
/** A matter of the file, ready to be written: rows by table. */
export type Built = { readonly m: Matter; readonly changes: readonly Change[]; readonly clocks: readonly ClockRow[] }

const groundAt = (g: BuildGround, now: number) => ({
  actor: g.actor,
  as: 'system',
  input: undefined,
  now,
  tenant: g.tenant,
  random: g.random,
  newId: g.newId,
})

/** The file's own due time, to the second, in place of the pack's span; no clock where the file gives none. */
const withFileDue = (r: Release, clocks: readonly ClockRow[], row: ImportRow): ClockRow[] => {
  const { due } = row
  if (due === undefined) return [...clocks]
  const def = r.type.clocks.find((c) => c.id === FILE_CLOCK)
  return clocks.flatMap((c) => {
    if (c.kind !== FILE_CLOCK || !def) return [c]
    if (due === null) return []
    const target = [{ n: Math.max(0, Math.round((due - row.at) / 60_000)), unit: 'minute' as const }]
    return [
      arm(def, { ...c, target, due_at: due, provisional: false }, { done: null, now: row.at, calendar: r.calendar }),
    ]
  })
}

type Ended = { m: Matter; clocks: ClockRow[]; changes: Change[] }

/** Ends by the pack's own closing action, so that clocks are met or missed as in live work. */
const closeByAction = (deps: MattersDeps, g: BuildGround, o: { m: Matter; clocks: ClockRow[]; at: number }): Ended => {
  const action = actionOf(g.release, CLOSE)
  if (!action) throw new Failure('NOT_OFFERED', 409, { data: { stage: o.m.stage } })
  const subject = freshSubject(o.m, o.clocks)
  const act = {
    subject,
    release: g.release,
    action,
    form: {},
    unit: unitFinder(deps, g.tenant),
  }
  const done = stepMatter(act, groundAt(g, o.at))
  const misses = (done.write.changes ?? []).filter((c) => 'insert' in c && c.insert === 'matters.miss')
  return { m: done.next, clocks: done.clocks, changes: misses }
}

/** The stage where matters come to rest for good. */
const restingStage = (r: Release): string => {
  const stages = Object.entries(r.type.stages).filter(([, s]) => s.super === 'closed')
  return (stages.find(([, s]) => s.end) ?? stages[0])?.[0] ?? r.type.start
}

/** Ends without a step of ours: it was done elsewhere, so its clocks here are void and nothing rings. */
const closeAsHistory = (g: BuildGround, o: { m: Matter; clocks: ClockRow[]; at: number }): Ended => {
  const stage = restingStage(g.release)
  const t = turn(o.clocks, {
    type: g.release.type,
    action: 'import',
    from: o.m.stage,
    stage,
    now: o.at,
    round: 1,
    cls: o.m.class,
    level: o.m.level,
    calendar: g.release.calendar,
    dispatch: null,
    issued: [],
    newId: g.newId,
  })
  const clocks = o.clocks.map((c) => t.updated.find((u) => u.id === c.id) ?? c)
  const m: Matter = { ...o.m, stage, super: 'closed', owner: null, closed_at: o.at, close_code: 'imported' }
  return { m: { ...m, ...headline(g.release.type, clocks) }, clocks, changes: missChanges(m, t.misses) }
}

/** The order to the unit that answered: by its own record where the registry knows the name, else by name alone. */
const answeredBy = (
  deps: MattersDeps,
  g: BuildGround,
  o: { m: Matter; row: ImportRow; at: number },
): { m: Matter; changes: Change[] } => {
  const { m, row } = o
  const withReply: Matter = row.reply ? { ...m, reply: row.reply } : m
  if (!row.department) return { m: withReply, changes: [] }
  const units = [...(deps.registry.latest(g.tenant)?.units.values() ?? [])]
  const unit = units.find((u) => u.name === row.department || u.short === row.department)
  const order = newDispatch(
    { m, now: row.at, random: g.random, actor: { account: null }, duty: null, newId: g.newId },
    { unit: unit ?? null, role: 'lead', external: false },
  )
  const d = {
    ...order,
    unit_name: unit?.name ?? row.department,
    state: 'replied' as const,
    replied_at: row.replyAt ?? o.at,
    ended_at: o.at,
  }
  return {
    m: { ...withReply, unit: unit?.id ?? null, units: unit ? [unit.id] : [] },
    changes: [{ insert: 'matters.dispatch', rows: [dispatchRow({ m }, d)] }],
  }
}

const categoryOf = (r: Release, given: string | undefined): string | undefined =>
  given === undefined
    ? undefined
    : r.categories.has(given)
      ? given
      : [...r.categories.values()].filter((c) => c.name === given).sort((a, b) => b.level - a.level)[0]?.code

const endOf = (row: ImportRow): number | undefined => row.closedAt ?? (row.reply ? (row.replyAt ?? row.at) : undefined)

const rowsOfMatter = (m: Matter): Values => {
  const { seq: _, ...values } = m
  return { ...matterValues(values, json), seq: 1 }
}
const OWN = new Set(['matters.matter', 'matters.clock'])

/** One row of a file as a matter, through the same making as live intake, with the file's times. Throws Failure. */
export const buildMatter = (deps: MattersDeps, g: BuildGround, row: ImportRow): Built => {
  const category = categoryOf(g.release, row.category)
  const input = {
    text: row.text,
    files: [],
    external: row.external,
    pack: g.release.pack.id,
    // A place has to be named; what the file does not say is said so.
    placeWords: row.place ?? (row.point ? '' : '原件未写地点'),
    ...(row.title ? { title: row.title } : {}),
    ...(category ? { category } : {}),
    ...(row.point ? { point: row.point } : {}),
    ...(row.phone ? { phone: row.phone } : {}),
    ...(row.name ? { name: row.name } : {}),
  }
  const made = createMatter(deps, { input, channel: 'import' }, groundAt(g, row.at))
  const end = endOf(row)
  const live = end === undefined && row.due === undefined
  const clocks = live ? startClocks(g.release, made.m, groundAt(g, g.now)) : withFileDue(g.release, made.clocks, row)
  const opened: Matter = { ...made.m, joins: row.joins, ...headline(g.release.type, clocks) }
  const done =
    end === undefined ? { m: opened, clocks, changes: [] } : ended(deps, g, { m: opened, clocks, at: end, row })
  const m: Matter = {
    ...done.m,
    seq: 1,
    owner: done.m.super === 'open' ? ownerOf(g.release.type, done.m.stage, done.m) : null,
  }
  const others = (made.write.changes ?? []).filter((c) => !('insert' in c && OWN.has(c.insert)))
  return {
    m,
    clocks: done.clocks,
    changes: [
      { insert: 'matters.matter', rows: [rowsOfMatter(m)] },
      ...others,
      { insert: 'matters.clock', rows: done.clocks.map((c) => clockValues(m.tenant, m.id, c, json)) },
      ...done.changes,
    ],
  }
}

const ended = (
  deps: MattersDeps,
  g: BuildGround,
  o: { m: Matter; clocks: ClockRow[]; at: number; row: ImportRow },
): Ended => {
  const byAction = actionOf(g.release, CLOSE)?.from.includes(o.m.stage) ?? false
  const done = byAction ? closeByAction(deps, g, o) : closeAsHistory(g, o)
  const answered = answeredBy(deps, g, { m: done.m, row: o.row, at: o.at })
  return { m: answered.m, clocks: done.clocks, changes: [...done.changes, ...answered.changes] }
}
