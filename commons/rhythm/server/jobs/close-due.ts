import type { Sweep, WorkContext } from '@yiwang/platform/engine'
import { begin, close } from '../../contract/index.ts'
import { nextToClose } from '../book.ts'
import { type Deps, type InForce, keyOf } from '../deps.ts'
import { coursesOf } from '../store/rhythm-store.ts'

const EVERY_MS = 15_000
/** At most so many periods of one rhythm in one look; the next look goes on. */
const AT_ONCE = 60

const closeSome = async (
  ctx: WorkContext,
  f: InForce,
  at: { seen: number; through: number | null },
): Promise<number> => {
  let course = at
  for (let n = 0; n < AT_ONCE; n++) {
    const p = nextToClose(f, course)
    if (p.deadline > ctx.now) return n
    await ctx.command(close, { pack: f.pack, rhythm: f.rhythm.id, from: p.from })
    course = { ...course, through: p.end }
  }
  return AT_ONCE
}

/** Closes periods whose deadline has passed, in order, also those slept through. */
export const closeDue = (d: Deps): Sweep => ({
  name: 'rhythm.close-due',
  every: EVERY_MS,
  async run(ctx) {
    const all = d.rhythmsOf(ctx.tenant)
    if (all.length === 0) return 0
    const courses = new Map((await coursesOf(ctx.db, ctx.tenant)).map((c) => [`${c.pack} ${c.rhythm}`, c]))
    let moved = 0
    for (const f of all) {
      const course = courses.get(keyOf(f))
      if (course) moved += await closeSome(ctx, f, course)
      else {
        await ctx.command(begin, { pack: f.pack, rhythm: f.rhythm.id })
        moved += 1
      }
    }
    return moved
  },
})
