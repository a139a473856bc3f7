import type { Engine, Sweep } from '@yiwang/platform/engine'
import { accountsSpec, createAccountSpec, resetPasswordSpec, setDisabledSpec } from './accounts.ts'
import { changePasswordSpec } from './change-password.ts'
import { meSpec } from './me.ts'
import { myDataSpec, replySpec } from './my-data.ts'
import { type Exchange, type IdentityOptions, plainPostView, type Wiring } from './options.ts'
import { endOversightSpec, grantOversightSpec, oversightGrantsSpec } from './oversight.ts'
import { enterByGrantSpec, openCountySpec } from './oversight-entry.ts'
import { warmDecoy } from './password.ts'
import { POLICY } from './policy.ts'
import { signInSpec, signOutSpec } from './sign-in.ts'
import { requestCodeSpec, signInCodeSpec } from './sign-in-code.ts'
import { forgetOldAttempts } from './store/attempt-store.ts'
import { forgetOldCodes } from './store/code-store.ts'
import { forgetOldTickets } from './store/oversight-store.ts'
import { createSessions, endExpired } from './store/session-store.ts'

const DAY_MS = 86_400_000

/** Takes away what has lost its use: ended sessions, old codes, counters of wrong tries a day old. */
const tidySweep: Sweep = {
  name: 'identity.tidy',
  every: 3_600_000,
  async run(ctx) {
    const { tenant, now } = ctx
    await ctx.change(endExpired(tenant, now))
    await ctx.change(forgetOldTickets(tenant, now))
    await ctx.change(forgetOldCodes(tenant, now - 2 * DAY_MS))
    await ctx.change(forgetOldAttempts(tenant, now - DAY_MS))
    // Never a reason to look again at once.
    return 0
  },
}

/** A tenant without others below it. */
const ALONE: Exchange = {
  countiesOf: async () => [],
  of(tenant) {
    throw new Error(`no way to the books of ${tenant}`)
  },
}

/** Accounts, sessions and what a person may see about herself. */
export const createIdentity = (o: IdentityOptions): Engine => {
  const w: Wiring = {
    postViews: async (_db, _tenant, posts) => posts.map(plainPostView),
    mattersOf: async () => [],
    recordsOf: async () => [],
    looksOf: async () => [],
    opensOf: () => [],
    consentsOf: async () => [],
    policy: POLICY.mlps,
    exchange: ALONE,
    ...o,
  }
  const sessions = createSessions(w)
  void warmDecoy()
  return {
    name: 'identity',
    commands: [replySpec],
    txCommands: [
      signInSpec(w, sessions),
      requestCodeSpec(w),
      signInCodeSpec(w, sessions),
      signOutSpec,
      changePasswordSpec(w),
      createAccountSpec,
      setDisabledSpec,
      resetPasswordSpec,
      grantOversightSpec,
      endOversightSpec,
      openCountySpec(w),
      enterByGrantSpec(w, sessions),
    ],
    queries: [meSpec(w), accountsSpec(w), myDataSpec(w), oversightGrantsSpec],
    sweeps: [tidySweep],
  }
}
