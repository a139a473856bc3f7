import { type Actor, Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { querySpec, type Tx, txCommand } from '@yiwang/platform/engine'
import { accounts, createAccount, resetPassword, setDisabled } from '../contract/index.ts'
import { maskPhone } from './mask.ts'
import type { Wiring } from './options.ts'
import { firstPassword, hashPassword } from './password.ts'
import { mayAdminister } from './policy.ts'
import { attemptKey } from './secret.ts'
import {
  insertAccount,
  type Locked,
  listAccounts,
  lockAccount,
  setDisabledRow,
  setPassword,
  usernameTaken,
} from './store/account-store.ts'
import { forgetAttempts } from './store/attempt-store.ts'
import { endSessions } from './store/session-store.ts'

/** The capacity of a system administrator; FORBIDDEN for everybody else. */
const adminOf = (actor: Actor, now: number): string => {
  const v = mayAdminister(actor, now)
  if (!v.ok) throw forbidden(v.why)
  return v.as
}

/** Who is meant when a list or a file of all people is read. */
const EVERYBODY = '*'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const accountsSpec = (w: Wiring) =>
  querySpec<typeof accounts>({
    op: accounts,
    async run({ db, actor, tenant, now, audit }, input) {
      const as = adminOf(actor, now)
      if (input.after !== undefined && !UUID.test(input.after))
        throw invalid([
          { path: 'after', message: { zh: '翻页记号不对，请从第一页再看', en: 'not a page mark; start again' } },
        ])
      const of = {
        tenant,
        postsSql: w.postsSql,
        find: input.find ?? null,
        disabled: input.disabled ?? null,
        after: input.after ?? null,
        limit: input.limit + 1,
      }
      const rows = await listAccounts(db, of)
      await audit({ subject: EVERYBODY, as, change: { find: of.find } })
      const shown = rows.slice(0, input.limit)
      const items = await Promise.all(
        shown.map(async (r) => ({
          id: r.id,
          username: r.username,
          name: r.kind === 'resident' && r.phone ? maskPhone(r.phone) : r.name,
          kind: r.kind,
          disabled: r.disabled,
          mustChange: r.must_change,
          lastSignIn: r.last_sign_in?.toISOString() ?? null,
          posts: r.posts?.length ? await w.postViews(db, tenant, r.posts) : [],
        })),
      )
      return { items, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null }
    },
  })

type First = { firstPassword: string; hash: string }
const first = async (random: (n: number) => Uint8Array): Promise<First> => {
  const made = firstPassword(random)
  return { firstPassword: made, hash: await hashPassword(made) }
}

export const createAccountSpec = txCommand<typeof createAccount, First>({
  op: createAccount,
  secret: true,
  prepare: (_db, { actor, now, random }) => {
    adminOf(actor, now)
    return first(random)
  },
  async run(tx, g) {
    const { tenant, now, input } = g
    const as = adminOf(g.actor, now)
    const id = g.newId()
    const row = { tenant, id, kind: 'staff' as const, now, mustChange: true, password: g.prepared.hash }
    const more = {
      username: input.username,
      name: input.name,
      phone: input.phone ?? null,
      person: input.person ?? null,
    }
    const [made] = await tx.change(insertAccount({ ...row, ...more }))
    if (!made) {
      if (await usernameTaken(tx, tenant, input.username)) throw new Failure('USERNAME_TAKEN', 409)
      throw invalid([{ path: 'phone', message: { zh: '这个手机号已有用户', en: 'this phone already has an account' } }])
    }
    const change = { username: input.username, person: input.person ?? null }
    return { answer: { id, firstPassword: g.prepared.firstPassword }, as, audit: { subject: id, change }, status: 201 }
  },
})

/** Locks the account acted on; never one's own, so that nobody shuts himself out or skips his own password. */
const other = async (tx: Tx, g: { actor: Actor; tenant: string; input: { id: string } }): Promise<Locked> => {
  if (g.actor.account === g.input.id) throw forbidden('not-yourself')
  const [row] = await tx.change<Locked>(lockAccount(g.tenant, g.input.id))
  if (!row) throw notFound()
  return row
}

export const setDisabledSpec = txCommand<typeof setDisabled>({
  op: setDisabled,
  async run(tx, g) {
    const as = adminOf(g.actor, g.now)
    const row = await other(tx, g)
    const { disabled, reason } = g.input
    await tx.change(setDisabledRow(g.tenant, row.id, disabled))
    if (disabled) await tx.change(endSessions(g.tenant, row.id))
    return { answer: { ok: true }, as, audit: { subject: row.id, change: { was: row.disabled, disabled, reason } } }
  },
})

export const resetPasswordSpec = txCommand<typeof resetPassword, First>({
  op: resetPassword,
  secret: true,
  prepare: (_db, { actor, now, random }) => {
    adminOf(actor, now)
    return first(random)
  },
  async run(tx, g) {
    const { tenant, now, prepared } = g
    const as = adminOf(g.actor, now)
    const row = await other(tx, g)
    if (row.kind !== 'staff' || row.username === null) throw notFound()
    await tx.change(setPassword({ tenant, id: row.id, password: prepared.hash, mustChange: true, now }))
    await tx.change(endSessions(tenant, row.id))
    await tx.change(forgetAttempts(tenant, attemptKey('user', row.username)))
    return { answer: { firstPassword: prepared.firstPassword }, as, audit: { subject: row.id } }
  },
})
