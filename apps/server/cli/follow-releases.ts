import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '@yiwang/platform/db'
import type { Composed } from '../compose.ts'

const EVERY_MS = 1_000
/** Releases and what is in force are only ever added, so their numbers tell whether there is something new. */
const COUNTED = sql(`select (select count(*) from platform.pack_release)::int as stored,
  (select count(*) from platform.pack_in_force)::int as in_force`)

/** A server that runs takes in, within a second, what another process publishes. */
export const followReleases = (c: Pick<Composed, 'db' | 'book'>): { stop(): Promise<void> } => {
  const ended = new AbortController()
  const follow = async () => {
    let known = ''
    for (;;) {
      // A database that is away for a moment is asked again.
      const found = await c.db.one(COUNTED).catch(() => undefined)
      const now = found ? JSON.stringify(found) : known
      if (now !== known)
        await c.book.refresh().then(
          () => (known = now),
          () => undefined,
        )
      await wait(EVERY_MS, undefined, { signal: ended.signal })
    }
  }
  const following = follow().catch((e) => {
    if (!ended.signal.aborted) throw e
  })
  return {
    async stop() {
      ended.abort()
      await following
    },
  }
}
