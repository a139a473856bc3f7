import { Failure } from '@yiwang/kernel'
import type { Tx } from '@yiwang/platform/engine'
import type { IdentityPolicy } from './policy.ts'
import { type Attempt, countFailure, forgetAttempts, lockAttempt } from './store/attempt-store.ts'

const SHANGHAI_MS = 8 * 3_600_000
/** Local time as `10:27` (Asia/Shanghai). */
const clock = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(11, 16)

type At = { readonly tenant: string; readonly what: string; readonly now: number; readonly policy: IdentityPolicy }
export type Try = {
  /** Set when the name is locked: then nothing is looked at, right or wrong. */
  readonly locked: Failure | undefined
  fail(): Promise<void>
  succeed(): Promise<void>
}

/**
 * Opens one try at a name. The counter's row stays locked until the transaction ends, so tries at one name go one by one
 * on all servers, and none beyond the limit learns whether it was right.
 */
export const openTry = async (tx: Tx, at: At): Promise<Try> => {
  const [row] = await tx.change<Attempt>(lockAttempt(at.tenant, at.what, at.now))
  const until = row?.locked_until?.getTime()
  const before = until === undefined ? (row?.failed ?? 0) : 0
  return {
    locked: until !== undefined && at.now < until ? lockedFailure(until, at) : undefined,
    async fail() {
      const failed = before + 1
      const lock = failed >= at.policy.failures ? at.now + at.policy.lockMinutes * 60_000 : null
      await tx.change(countFailure({ tenant: at.tenant, what: at.what, failed, until: lock }))
    },
    async succeed() {
      await tx.change(forgetAttempts(at.tenant, at.what))
    },
  }
}

const lockedFailure = (until: number, at: At): Failure =>
  new Failure('LOCKED', 429, {
    data: { failures: at.policy.failures, until: clock(until), seconds: Math.ceil((until - at.now) / 1000) },
  })
