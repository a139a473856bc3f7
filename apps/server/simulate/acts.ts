import { Failure } from '@yiwang/kernel'
import { askOf, decideStep, mayAct, type Rung, readForm, rung, specOf } from '@yiwang/matters/moves'
import type { Change } from '@yiwang/platform/write-set'
import { RAISER, SYSTEM } from './county.ts'
import { type Desk, freePerson, lengthen, type Person, type Task, takeFirst } from './desk.ts'
import { count, tallyClocks, tallyStage } from './figures.ts'
import { fill } from './forms.ts'
import { applyVisits, type Life, nextRing, subjectOf, supplies } from './life.ts'
import { type Todo, todoOf } from './todo.ts'
import { deskOf, lineOf, schedule, type World } from './world.ts'

/** Whoever is free takes the next task; it is done a slot later. */
export const serve = (w: World, d: Desk): void => {
  if (w.now >= w.shiftTo) return
  const shift = { now: w.now, day: w.day, acts: w.o.acts, ill: w.o.policy.ill }
  while (d.queue.size() > 0) {
    const person = freePerson(d, shift)
    if (!person) return
    const task = takeFirst(d)
    if (!task) return
    task.state = 'taken'
    lengthen(lineOf(w, d.kind), -1, w.now)
    person.freeAt = w.now + w.slot
    person.acts++
    schedule(w, person.freeAt, { kind: 'done', task, person, desk: d })
  }
}

export const enqueue = (w: World, task: Task): void => {
  if (task.state !== 'later') return
  if (task.owner === 'raiser') {
    perform(w, task, [])
    return
  }
  const d = deskOf(w, task.owner)
  task.state = 'waiting'
  d.queue.push(task)
  lengthen(lineOf(w, d.kind), 1, w.now)
  serve(w, d)
}

const voidTasks = (w: World, l: Life): void => {
  for (const t of l.tasks) {
    if (t.state === 'waiting') lengthen(lineOf(w, deskOf(w, t.owner).kind), -1, w.now)
    t.state = 'void'
  }
  l.tasks = []
}

const NEVER = Number.MAX_SAFE_INTEGER
const taskOf = (w: World, l: Life, t: Todo): Task => ({
  life: l,
  stamp: l.stamp,
  owner: t.owner,
  action: t.action,
  due: l.m.due_at ?? NEVER,
  seq: w.seq++,
  state: 'later',
})
/** Asks anew what is to be done with a matter. */
const replan = (w: World, l: Life): void => {
  voidTasks(w, l)
  l.stamp++
  const todo = todoOf(w.book, l, w)
  const stamp = l.stamp
  l.tasks = todo.map((t) => taskOf(w, l, t))
  const tasks = l.tasks
  for (const [i, t] of todo.entries()) {
    if (l.stamp !== stamp) return
    const task = tasks[i] as Task
    if (t.ready <= w.now) enqueue(w, task)
    else schedule(w, t.ready, { kind: 'ready', task })
  }
}

const armRing = (w: World, l: Life): void => {
  const at = nextRing(l)?.next_at ?? null
  if (at === l.ringAt) return
  l.ringAt = at
  if (at !== null) schedule(w, Math.max(at, w.now), { kind: 'ring', life: l })
}

/** Decisions look at clocks that are open and at those that may go on; the others are counted and leave the memory. */
const putAway = (w: World, l: Life): void => {
  if (w.o.keepClocks) return
  const kept = l.clocks.filter((c) => OPEN.has(c.state) || w.resumable.has(c.kind))
  if (kept.length === l.clocks.length) return
  tallyClocks(
    w.tally,
    l.clocks.filter((c) => !kept.includes(c)),
  )
  l.clocks = kept
}
const OPEN: ReadonlySet<string> = new Set(['running', 'paused', 'breached'])

/** After any change: stage times, the next ring, what is to be done; a matter with nothing left is put away. */
export const changed = (w: World, l: Life, was: { stage: string; super: string; again: boolean }): void => {
  if (l.m.stage !== was.stage) {
    if (was.super === 'open') tallyStage(w.tally, was.stage, w.now - l.entered)
    l.entered = w.now
    l.barred = []
  }
  if (was.super === 'open' && l.m.super !== 'open') w.tally.closed++
  if (was.super !== 'open' && l.m.super === 'open') w.tally.closed--
  putAway(w, l)
  armRing(w, l)
  if (was.again) replan(w, l)
  if (l.ringAt === null && l.tasks.length === 0 && l.m.super !== 'open' && w.lives.delete(l))
    tallyClocks(w.tally, l.clocks)
}

const groundOf = (w: World, l: Life, by: { actor: Person['actor']; as: string }) => ({
  ...by,
  now: w.now,
  ...supplies(l),
})

/** Who may not act because she acted before hands it to somebody else of her desk. */
const colleagueOf = (w: World, t: Task, tried: readonly Person[]): Person | undefined =>
  tried.length ? deskOf(w, t.owner).people.find((p) => !tried.includes(p)) : undefined

type After = Pick<Rung, 'next' | 'clocks' | 'dispatches'>
/** The matter is now what the engine decided. */
const take = (l: Life, done: After, own: readonly Change[] | undefined): void => {
  l.m = done.next
  l.clocks = done.clocks
  l.dispatches = done.dispatches
  applyVisits(l, own)
}

/** What the engine makes of the act; throws its refusal. */
const decided = (w: World, task: Task, person: Person | undefined) => {
  const { life: l, action } = task
  const actor = person?.actor ?? RAISER
  const g = { key: l.key, m: l.m, action, r: w.r, county: w.county, policy: w.o.policy, now: w.now, workAt: l.workAt }
  const { form, named } = fill(g)
  if (w.o.checkForms) readForm([...specOf(action).form, ...(action.form ?? [])], form)
  const subject = subjectOf(l, person ? named : { ...named, appeal: { id: 'a', joined: false } })
  const may = mayAct(actor, action, askOf(subject, w.r, w.now))
  if (!may.ok) throw new Failure(may.why, 403)
  return decideStep({ subject, release: w.r, action, form, unit: w.county.unit }, groundOf(w, l, { actor, as: may.as }))
}

/**
 * One act as the engine decides it, by the last of `people`, or by the raiser where there is none. Refused, it is handed
 * to a colleague if it was refused for the person's sake; else its owner thinks of something else.
 */
export const perform = (w: World, task: Task, people: readonly Person[]): void => {
  const { life: l, action } = task
  if (l.stamp !== task.stamp) return
  const person = people.at(-1)
  try {
    const was = { stage: l.m.stage, super: l.m.super, again: true }
    const done = decided(w, task, person)
    take(l, done, done.effect.changes)
    if (action.verb.startsWith('decide-')) l.decided++
    count(w.tally.acts, person?.actor.posts[0]?.kind ?? 'raiser')
    changed(w, l, was)
  } catch (e) {
    if (!(e instanceof Failure)) throw e
    const colleague = e.code === 'SAME_PERSON' ? colleagueOf(w, task, people) : undefined
    if (colleague) {
      perform(w, task, [...people, colleague])
      return
    }
    count(w.tally.refused, `${action.id} ${e.code}`)
    l.barred = [...l.barred, action.id]
    replan(w, l)
  }
}

export const ringOne = (w: World, l: Life): void => {
  const c = nextRing(l)
  if (!c || c.next_at === null || c.next_at > w.now || l.ringAt !== c.next_at) return
  const was = { stage: l.m.stage, super: l.m.super, again: false }
  const input = { id: l.m.id, clock: c.id, what: 'due' as const, cycle: c.cycle }
  const by = groundOf(w, l, { actor: SYSTEM, as: 'system' })
  const done = rung(w.county.deps, subjectOf(l), { ...by, tenant: w.county.tenant, input })
  const { did } = done
  if (did === 'nothing') throw new Error(`clock ${c.kind} rang for nothing in ${l.m.stage}`)
  take(l, done, done.own)
  l.ringAt = null
  if (did === 'act') count(w.tally.acts, 'system')
  changed(w, l, { ...was, again: did === 'act' })
}
