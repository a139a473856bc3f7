const EMBEDDED = /^\/public\/boards\/[a-z0-9.-]{1,120}$/

/**
 * A public board may stand in a page of another site, without its controls (`?embed=1`); nothing else of ours may.
 * Gives the content policy for such an address, undefined for every other.
 */
export const embeddedPolicy = (url: string, policy: string): string | undefined => {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  return EMBEDDED.test(pathname) && searchParams.get('embed') === '1'
    ? policy.replace("frame-ancestors 'none'", 'frame-ancestors *')
    : undefined
}
