import type { Release } from '@yiwang/matters/server'
import { enqueue, perform, ringOne, serve } from './acts.ts'
import { arrive, hour } from './arrivals.ts'
import { lengthen } from './desk.ts'
import { type Figures, figuresOf, tallyClocks } from './figures.ts'
import type { SimOptions } from './options.ts'
import { type Happening, schedule, type World, worldOf } from './world.ts'

const happen = (w: World, x: Happening): void => {
  if (x.kind === 'ring') ringOne(w, x.life)
  else if (x.kind === 'ready') enqueue(w, x.task)
  else if (x.kind === 'arrival') arrive(w)
  else if (x.kind === 'hour') hour(w)
  else if (x.kind === 'done') {
    perform(w, x.task, [x.person])
    serve(w, x.desk)
  } else {
    w.shiftTo = x.to
    for (const d of w.desks.values()) serve(w, d)
  }
}

/**
 * Runs a release for `days` simulated days from an empty office: residents, staff, hours, illness and backlog, moved by
 * the engine's own decisions in memory. The same release, options and seed give the same figures to the last digit.
 */
export const simulate = (r: Release, o: SimOptions, progress: (day: number) => void = () => undefined): Figures => {
  const w = worldOf(r, o)
  schedule(w, o.start, { kind: 'hour' })
  let day = -1
  for (let next = w.moments.pop(); next; next = w.moments.pop()) {
    w.now = next.at
    if (w.day !== day) progress(w.day)
    day = w.day
    happen(w, next.what)
  }
  w.now = w.end
  for (const l of w.lives) {
    tallyClocks(w.tally, l.clocks)
    if (l.m.super === 'open' && l.ringAt === null && l.tasks.every((t) => t.state === 'void')) w.tally.stuck++
  }
  for (const line of w.tally.lines.values()) lengthen(line, 0, w.end)
  return figuresOf(w.tally, r.type, {
    length: w.end - o.start,
    people: (kind) => (o.staff[kind] ?? 1) * w.county.places(kind),
  })
}
