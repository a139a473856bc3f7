const GROUPS = [
  ['together', ['review', 'topics', 'daily', 'rhythm']],
  ['territory', ['grids', 'teams', 'network', 'patches', 'divisions', 'roster']],
  ['people', ['users', 'posts', 'pools']],
  ['publicity', ['notices', 'reports', 'bulletins', 'publish', 'workload']],
  ['oversight', ['audit', 'plan', 'flow']],
  ['you', ['mine', 'notifications', 'outbox']],
] as const
export type OfficeGroup = (typeof GROUPS)[number][0]
export type OfficePage = (typeof GROUPS)[number][1][number]

/** Pages that are nothing without one read, by the operation's id; what is not named here opens for everybody. */
const NEEDS: Partial<Record<OfficePage, string>> = {
  review: 'matters.sittings',
  topics: 'matters.topics',
  daily: 'matters.dailies',
  rhythm: 'rhythm.calendar',
  teams: 'registry.coverage',
  network: 'registry.unit-coverage',
  patches: 'registry.patch-coverage',
  users: 'identity.accounts',
  pools: 'registry.pools',
  workload: 'insight.workload',
  audit: 'audit.entries',
  publish: 'portal.article-desk',
}

/** Pages beside the office, at their own address. */
const ELSEWHERE: readonly OfficePage[] = ['review', 'topics', 'daily', 'rhythm']
export const officePath = (page: OfficePage): string => (ELSEWHERE.includes(page) ? `/${page}` : `/office/${page}`)

type Reader = {
  /** Ids of the guarded reads that the reader's posts open. */
  opens: readonly string[]
  demo: boolean
}

/** The groups of the office with the pages this reader may use; a group without one is left out. */
export const officePages = ({ opens, demo }: Reader): { group: OfficeGroup; pages: OfficePage[] }[] => {
  const shown = (page: OfficePage) => {
    const need = NEEDS[page]
    return (need === undefined || opens.includes(need)) && (page !== 'outbox' || demo)
  }
  return GROUPS.map(([group, pages]) => ({ group, pages: pages.filter(shown) })).filter((g) => g.pages.length > 0)
}
