import { workingSegments } from '@yiwang/calendar/pack'
import { beginMatter } from '@yiwang/matters/moves'
import { changed } from './acts.ts'
import { draw, draw32, poisson } from './chance.ts'
import { type County, RAISER, SYSTEM } from './county.ts'
import { localDay, required } from './forms.ts'
import { applyVisits, type Life, newLife, supplies } from './life.ts'
import { DAY, DAY_OFF_SHARE, HOUR, hourShare } from './options.ts'
import { deskOf, schedule, type World } from './world.ts'

const place = (w: World, key: number) =>
  w.county.grids[Math.floor(draw(key, 'grid') * w.county.grids.length)] as County['grids'][number]
/** Few categories bring most of the matters: the share falls with the rank, the ranks are the catalogue's own order. */
const category = (w: World, key: number): string | undefined => {
  const n = w.categories.length
  return n === 0 ? undefined : w.categories[Math.floor(n * draw(key, 'category') ** 2)]
}
const fieldsFor = (w: World, key: number) =>
  required(
    w.r.type.form.filter((f) => f.id !== 'text' && f.id !== 'files'),
    { key, now: w.now },
  )
const settleForm = (key: number) => {
  const d = draw(key, 'confirmed')
  return { result: '当场解决，来电人已确认。', confirmed: d < 0.8 ? 'tick' : d < 0.95 ? 'call-back' : 'absent' }
}

export const arrive = (w: World): void => {
  const key = draw32(w.o.seed, 'key', w.tally.matters)
  const { code } = place(w, key)
  const spot = w.settles && draw(key, 'spot') < w.o.policy.settle
  const base = newLife(key)
  const { channels } = w.r.type
  const actor = spot ? (deskOf(w, `post:grid-team@${code}`).people[0]?.actor ?? SYSTEM) : RAISER
  const made = beginMatter(
    w.county.deps,
    {
      input: {
        text: '路灯三天不亮，晚上走路不方便。',
        files: [],
        grid: code,
        category: category(w, key),
        emergency: draw(key, 'emergency') < w.o.policy.emergency,
        fields: fieldsFor(w, key),
      },
      channel: spot ? 'grid' : (channels[Math.floor(draw(key, 'channel') * channels.length)] ?? 'web'),
      ...(spot ? { settle: settleForm(key) } : {}),
    },
    { actor, as: 'simulated', now: w.now, tenant: w.county.tenant, ...supplies(base), input: {} } as never,
  )
  const l: Life = Object.assign(base, { m: made.m, clocks: made.clocks, dispatches: [], visits: [] })
  applyVisits(l, made.settled?.done.effect.changes)
  l.entered = w.now
  w.tally.matters++
  if (l.m.super !== 'open') w.tally.closed++
  w.lives.add(l)
  changed(w, l, { stage: l.m.stage, super: l.m.super, again: true })
}

/** Matters of the coming hour, each at its moment. */
export const hour = (w: World): void => {
  const index = Math.round((w.now - w.o.start) / HOUR)
  let n = 0
  const next = () => Math.max(1e-12, draw(w.o.seed, 'arrivals', index * 1000 + n++))
  const off = workingSegments(w.r.calendar, localDay(w.now)).length === 0
  const mean = w.o.rate * hourShare(index % 24) * (off ? DAY_OFF_SHARE : 1)
  const some = poisson(mean, next)
  for (let i = 0; i < some; i++)
    schedule(w, w.now + Math.floor(draw(w.o.seed, 'moment', index * 100_000 + i) * HOUR), { kind: 'arrival' })
  if (index % 24 === 0) morning(w)
  schedule(w, w.now + HOUR, { kind: 'hour' })
}
const morning = (w: World): void => {
  const pieces = workingSegments(w.r.calendar, localDay(w.now))
  w.day = Math.round((w.now - w.o.start) / DAY)
  if (pieces.length) w.tally.workDays++
  w.slot = Math.floor((pieces.reduce((n, p) => n + p.to - p.from, 0) * 60_000) / w.o.acts)
  for (const p of pieces) schedule(w, w.now + p.from * 60_000, { kind: 'shift', to: w.now + p.to * 60_000 })
}
