/** What the worker of one face keeps on the device. */
export type KeepPlan = {
  /** Changes with every build that changes a file of the face. */
  readonly stamp: string
  /** Path under which the face's page is asked for. */
  readonly page: string
  /** Paths of the hashed files the page can ever load. */
  readonly files: readonly string[]
}
export type FaceName = 'staff' | 'resident'
export type KeepPlans = Readonly<Record<FaceName, KeepPlan>>

const PREFIX = 'yiwang-'
export const cacheName = (face: FaceName, plan: KeepPlan): string => `${PREFIX}${face}-${plan.stamp}`

/** Caches of this face to forget, oldest first as given: all but the newest two, since a page still open reads the last. */
export const outdated = (names: readonly string[], face: FaceName): readonly string[] =>
  names.filter((name) => name.startsWith(`${PREFIX}${face}-`)).slice(0, -2)

type Asked = { readonly method: string; readonly mode: string; readonly path: string; readonly sameOrigin: boolean }
/** Other faces and everything that must never come from a cache. */
const NEVER = ['/api/', '/sw.js']
const OTHERS: Readonly<Record<FaceName, readonly string[]>> = { staff: [], resident: ['/staff', '/public'] }
const under = (path: string, root: string): boolean => path === root || path.startsWith(`${root}/`)

/**
 * How a request is answered: `file` from the cache first, `page` from the net first, `net` untouched. Answers of the
 * server's operations are never kept.
 */
export const wayOf = (asked: Asked, face: FaceName, plan: KeepPlan): 'file' | 'page' | 'net' => {
  if (asked.method !== 'GET' || !asked.sameOrigin || NEVER.some((p) => asked.path.startsWith(p))) return 'net'
  if (asked.mode === 'navigate') return OTHERS[face].some((root) => under(asked.path, root)) ? 'net' : 'page'
  return plan.files.includes(asked.path) || asked.path.startsWith('/assets/') ? 'file' : 'net'
}

/** The page as it may be kept: without the time of the server, which would set a later reader's clock back. */
export const keptPage = (html: string): string => html.replace(/,?"serverTime":"[^"]*"/, '')

/** Files a page names that the plan does not hold: the page is of another build, and keeping it would break it. */
export const foreignFiles = (html: string, plan: KeepPlan): readonly string[] =>
  [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)]
    .map((m) => m[1] as string)
    .filter((path) => !plan.files.includes(path))
