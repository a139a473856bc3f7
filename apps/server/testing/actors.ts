import { type Actor, Failure, type HeldPost, type Level } from '@yiwang/kernel'
import { TENANT } from './world.ts'

/** People of the staff with one post in force each; the ids of a test begin with its own two digits. */
export const cast = (series: string) => {
  let n = 0
  return (kind: string, level: Level, at: Partial<HeldPost>): Actor => {
    const id = `00000000-0000-7000-8000-00000000${series}${String(++n).padStart(2, '0')}`
    const post = { id, kind, level, unit: null, grid: null, area: null, from: 0, to: null, ...at }
    return { kind: 'staff', tenant: TENANT, account: id, person: id, name: kind, posts: [post] }
  }
}

/** The code a call is refused with; `allowed` when it is not. */
export const refused = async (p: Promise<unknown>): Promise<string> =>
  p.then(
    () => 'allowed',
    (e: unknown) => (e instanceof Failure ? e.code : String(e)),
  )
