import type { Sweep, WorkContext } from '@yiwang/platform/engine'
import type { Provider } from './provider.ts'
import { claimDue, type Due, settleTry } from './store/message-store.ts'

const BATCH = 50
const LEASE_MS = 60_000
/** Tries before a message is dead and waits for a person. */
export const MAX_TRIES = 6
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 3_600_000
const SHANGHAI_MS = 8 * 3_600_000

/** No SMS between 21:00 and 8:00 local time (Asia/Shanghai, which has no summer time), but for urgent ones. */
export const isQuiet = (now: number): boolean => {
  const hour = new Date(now + SHANGHAI_MS).getUTCHours()
  return hour >= 21 || hour < 8
}

/** Pause in ms after the nth failed try: 10 s, doubled each time, an hour at most. */
export const pauseAfter = (tries: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1))

/** Hands due messages to the provider: at least once, under one id, with growing pauses, then a dead letter. */
export const sendSweep = (provider: Provider): Sweep => ({
  name: 'notify.send',
  every: 1_000,
  async run(ctx) {
    const quiet = isQuiet(ctx.now)
    const due = await ctx.change<Due>(
      claimDue({ tenant: ctx.tenant, now: ctx.now, quiet, lease: LEASE_MS, max: BATCH }),
    )
    for (const m of due) await ctx.change(settleTry({ ...(await attempt(provider, m, ctx)), tenant: ctx.tenant }))
    return due.length
  },
})

const attempt = async (provider: Provider, m: Due, ctx: WorkContext) => {
  const { now } = ctx
  const outcome = await provider.send({ id: m.id, phone: m.to_phone, text: m.zh }).catch(() => 'refused' as const)
  const base = { id: m.id, attempts: m.attempts, now }
  if (outcome === 'sent') return { ...base, state: 'sent' as const, nextAt: now }
  const state = m.attempts >= MAX_TRIES ? ('dead' as const) : ('failed' as const)
  return { ...base, state, nextAt: now + pauseAfter(m.attempts) }
}
