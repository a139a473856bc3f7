type Landing = { readonly to: string; readonly needs?: string }
/** Pages a post begins on in place of the list, the best first; `needs` is the guarded read a page is nothing without. */
const PAGES_OF: Readonly<Record<string, readonly Landing[]>> = {
  'grid-team': [{ to: '/grid' }],
  leader: [{ to: '/office/workload', needs: 'insight.workload' }, { to: '/office/bulletins' }],
  'bulletin-editor': [{ to: '/office/bulletins' }],
  'bulletin-checker': [{ to: '/office/bulletins' }],
  'bulletin-releaser': [{ to: '/office/bulletins' }],
  'registry-clerk': [{ to: '/office/roster' }],
  'system-admin': [{ to: '/office/users', needs: 'identity.accounts' }],
  auditor: [{ to: '/office/audit', needs: 'audit.entries' }],
}

/** Where somebody begins whose posts all work elsewhere than in the list; undefined where one works in the list. */
export const landingOf = (posts: readonly string[], opens: readonly string[]): string | undefined => {
  const pages = posts.map((p) => (PAGES_OF[p] ?? []).find(({ needs }) => needs === undefined || opens.includes(needs)))
  return pages.every((p) => p !== undefined) ? pages[0]?.to : undefined
}
