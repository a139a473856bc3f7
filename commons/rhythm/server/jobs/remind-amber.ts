import { parseDate } from '@yiwang/calendar/pack'
import type { Words } from '@yiwang/kernel/message'
import { type Message, messageRows } from '@yiwang/notify/server'
import type { Sweep, WorkContext } from '@yiwang/platform/engine'
import { amberAt, dateAt, isOwed, type Keeper, keeperOf, type Period, periodOf } from '../../pack/index.ts'
import { keptKey, keptOf, seatsByUnit } from '../book.ts'
import { type Deps, type InForce, keyOf, titleOf } from '../deps.ts'
import { type CourseRow, coursesOf, remindedThrough } from '../store/rhythm-store.ts'

const EVERY_MS = 15_000
const DAY = 86_400_000
/** Where each record is made. */
const PAGE: Readonly<Record<Keeper, string>> = {
  holding: '/staff/rhythm',
  daily: '/staff/daily',
  sitting: '/staff/review',
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** What is still to do, where, and the last day for it. */
export const reminderWords = (o: { title: Words; place: string; to: string }): Words => {
  const d = new Date(parseDate(o.to) * DAY)
  const [month, day] = [d.getUTCMonth(), d.getUTCDate()]
  return {
    zh: `${o.title.zh}（${o.place}）还没有办，这一期到${month + 1}月${day}日为止`,
    en: `${o.title.en} (${o.place}) is still to do; its period ends on ${day} ${MONTHS[month]}`,
  }
}

/** Places that owe the period and have not kept it. */
const owing = async (d: Deps, ctx: WorkContext, o: { f: InForce; p: Period; seen: number }): Promise<Set<string>> => {
  const { f, p } = o
  const seats = await seatsByUnit(d, ctx.tenant, f)
  const kept = await keptOf(d, ctx.db, { tenant: ctx.tenant, f, from: p.from, to: p.from, units: null })
  const since = { inForce: f.from, seen: o.seen }
  return new Set(
    [...seats].flatMap(([unit, held]) =>
      isOwed(p, { since, seats: held }) && !kept.has(keptKey(unit, p.from)) ? [unit] : [],
    ),
  )
}

const messagesFor = async (
  d: Deps,
  ctx: WorkContext,
  o: { f: InForce; p: Period; seen: number },
): Promise<Message[]> => {
  const { f, p } = o
  const units = await owing(d, ctx, o)
  if (units.size === 0 || !f.rhythm.owner) return []
  const ground = d.groundOf(ctx.tenant)
  return (await d.holdersOf(ctx.tenant, f.rhythm.owner.post)).flatMap(({ place, account }) => {
    const unit = ground.unitOf(place, f.rhythm.per)
    if (unit === null || !units.has(unit)) return []
    const words = reminderWords({ title: titleOf(f), place: ground.nameOf(unit), to: p.to })
    const dedupe = `rhythm:${keyOf(f)}:${unit}:${p.from}:${account}`
    return [{ to: { account }, words, link: PAGE[keeperOf(f.rhythm)], dedupe }]
  })
}

const remind = async (d: Deps, ctx: WorkContext, o: { f: InForce; course: CourseRow }): Promise<number> => {
  const { f, course } = o
  const p = periodOf(f.rhythm, dateAt(ctx.now), f.calendar)
  if (ctx.now < amberAt(p) || (course.reminded !== null && course.reminded >= p.end)) return 0
  const messages = await messagesFor(d, ctx, { f, p, seen: course.seen })
  if (messages.length > 0) await ctx.store([messageRows(ctx, messages)])
  // Last, so that a fall in between repeats it; a message known by its occasion is not written again.
  await ctx.change(remindedThrough({ tenant: ctx.tenant, pack: f.pack, rhythm: f.rhythm.id }, p.end))
  return messages.length
}

/** Tells whoever holds the post, once a period, that it is almost over and nothing is written down; a period that ended unseen is not told any more. */
export const remindAmber = (d: Deps): Sweep => ({
  name: 'rhythm.remind-amber',
  every: EVERY_MS,
  async run(ctx) {
    const all = d.rhythmsOf(ctx.tenant)
    if (all.length === 0) return 0
    const courses = new Map((await coursesOf(ctx.db, ctx.tenant)).map((c) => [`${c.pack} ${c.rhythm}`, c]))
    let told = 0
    for (const f of all) {
      const course = courses.get(keyOf(f))
      if (course) told += await remind(d, ctx, { f, course })
    }
    return told
  },
})
