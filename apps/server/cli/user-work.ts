import { accounts, createAccount, resetPassword, setDisabled } from '@yiwang/identity/contract'
import { uuidv7 } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { sql } from '@yiwang/platform/db'
import { systemRandom } from '@yiwang/platform/now'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { statementOf } from '@yiwang/platform/write-set'
import { appoint } from '@yiwang/registry/contract'
import type { Composed } from '../compose.ts'
import { refusal, wrongUse } from './cli-error.ts'

export type Account = OutputOf<typeof accounts>['items'][number]
export type Who = { readonly tenant: string; readonly username: string }

const by = (tenant: string) => systemActor(tenant, 'command-line')

/** Every account of a county whose name or username holds `find`. */
export const listAccounts = async (c: Composed, tenant: string, find?: string): Promise<Account[]> => {
  const all: Account[] = []
  let after: string | undefined
  do {
    const input = { limit: 200, ...(find ? { find } : {}), ...(after ? { after } : {}) }
    const page = await callAs(c.platform, accounts, { actor: by(tenant), input })
    all.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return all
}

type Found = { id: string; person: string | null; name: string }
const find = async (c: Composed, w: Who): Promise<Found> => {
  const row = await c.db.one<Found>(
    sql("select id, person, name from identity.account where tenant=$1 and kind='staff' and username=$2", [
      w.tenant,
      w.username.toLowerCase(),
    ]),
  )
  if (row) return row
  throw refusal(
    'NO_USER',
    `没有用户 ${w.username}。用 ./yiwang user list 看看有谁。`,
    `There is no user ${w.username}. See ./yiwang user list.`,
  )
}

const makePerson = async (c: Composed, o: Who & { name: string }): Promise<string> => {
  const code = `U-${o.username}`
  const known = await c.db.one<{ id: string }>(
    sql('select id from registry.person where tenant=$1 and code=$2', [o.tenant, code]),
  )
  if (known) return known.id
  const id = uuidv7(c.platform.now(), systemRandom)
  const row = { tenant: o.tenant, id, code, name: o.name, active: true }
  const s = statementOf(o.tenant, undefined, [{ insert: 'registry.person', rows: [row] }])
  await c.db.one(sql(s.text, s.values))
  return id
}

/** A staff account with a person of its own in the registry. Answers the one-time password. */
export const addUser = async (
  c: Composed,
  o: Who & { name: string },
): Promise<{ id: string; firstPassword: string }> => {
  const person = await makePerson(c, o)
  const input = { username: o.username, name: o.name, person }
  return callAs(c.platform, createAccount, { actor: by(o.tenant), input })
}

export const setUserDisabled = async (c: Composed, w: Who, o: { disabled: boolean; reason: string }): Promise<void> => {
  const { id } = await find(c, w)
  await callAs(c.platform, setDisabled, { actor: by(w.tenant), input: { id, ...o } })
}

export const resetUser = async (c: Composed, w: Who): Promise<string> => {
  const { id } = await find(c, w)
  return (await callAs(c.platform, resetPassword, { actor: by(w.tenant), input: { id } })).firstPassword
}

export type Post = { kind: string; unit?: string | undefined; grid?: string | undefined; area?: string | undefined }
const unitId = async (c: Composed, tenant: string, code: string): Promise<string> => {
  const row = await c.db.one<{ id: string }>(
    sql('select id from registry.unit where tenant=$1 and (code=$2 or name=$2 or short=$2)', [tenant, code]),
  )
  if (row) return row.id
  throw wrongUse(
    `没有单位 ${code}。请用名册里的单位代码或名称。`,
    `There is no unit ${code}. Use a code or name of the registry.`,
  )
}

/** Puts the user's person into a post; the rights are there at once. */
export const addPost = async (c: Composed, w: Who, p: Post): Promise<string> => {
  const account = await find(c, w)
  if (account.person === null)
    throw refusal(
      'NO_PERSON',
      `用户 ${w.username} 没有对应名册里的人，不能任职。`,
      `User ${w.username} is tied to no person of the registry and can hold no post.`,
    )
  const unit = p.unit ? { unit: await unitId(c, w.tenant, p.unit) } : {}
  const input = {
    person: account.person,
    kind: p.kind,
    ...unit,
    ...(p.grid ? { grid: p.grid } : {}),
    ...(p.area ? { area: p.area } : {}),
  }
  return (await callAs(c.platform, appoint, { actor: by(w.tenant), input })).id
}
