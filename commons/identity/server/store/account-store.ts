import type { HeldPost } from '@yiwang/kernel'
import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import type { Change } from '@yiwang/platform/write-set'
import { displayName } from '../mask.ts'
import { withGrant } from './oversight-store.ts'

export type NewAccount = {
  readonly tenant: string
  readonly id: string
  readonly kind: 'staff' | 'resident'
  readonly username?: string | null
  readonly phone?: string | null
  readonly person?: string | null
  readonly name: string
  /** Argon2id text from `hashPassword`; null where nobody signs in by password. */
  readonly password?: string | null
  readonly mustChange?: boolean
  /** ms since the epoch. */
  readonly now: number
}

/** The row of a new account, for seeding, import and the command line. */
export const newAccount = (o: NewAccount): Change => ({
  insert: 'identity.account',
  rows: [
    {
      tenant: o.tenant,
      id: o.id,
      kind: o.kind,
      username: o.username?.toLowerCase() ?? null,
      phone: o.phone ?? null,
      person: o.person ?? null,
      name: o.name,
      password: o.password ?? null,
      must_change: o.mustChange ?? false,
      password_at: o.password ? new Date(o.now) : null,
      created_at: new Date(o.now),
    },
  ],
})

/** `created` is false when the username or the phone of that kind is taken. */
export const insertAccount = (o: NewAccount): Statement =>
  sql(
    `insert into identity.account(tenant, id, kind, username, phone, person, name, password, must_change, password_at, created_at)
     values($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) on conflict do nothing returning id`,
    [
      o.tenant,
      o.id,
      o.kind,
      o.username ?? null,
      o.phone ?? null,
      o.person ?? null,
      o.name,
      o.password ?? null,
      o.mustChange ?? false,
      o.password ? new Date(o.now) : null,
      new Date(o.now),
    ],
  )

export type Credential = { id: string; username: string; password: string | null; epoch: string }
const CREDENTIAL = `select id, username, password, epoch::text as epoch from identity.account where tenant=$1 and kind='staff'`
export const findByUsername = (db: Reader, tenant: string, username: string) =>
  db.one<Credential>(sql(`${CREDENTIAL} and username=$2`, [tenant, username]))
export const findCredential = (db: Reader, tenant: string, id: string) =>
  db.one<Credential>(sql(`${CREDENTIAL} and id=$2`, [tenant, id]))
export const usernameTaken = async (db: Reader, tenant: string, username: string): Promise<boolean> =>
  (await findByUsername(db, tenant, username)) !== undefined

/** Locks the account if it is still as the password was checked against, and open. */
export const lockStanding = (tenant: string, id: string, epoch: string): Statement =>
  sql('select id from identity.account where tenant=$1 and id=$2 and epoch=$3::bigint and not disabled for update', [
    tenant,
    id,
    epoch,
  ])
export const lockAccount = (tenant: string, id: string): Statement =>
  sql('select id, kind, username, disabled from identity.account where tenant=$1 and id=$2 for update', [tenant, id])
export type Locked = { id: string; kind: string; username: string | null; disabled: boolean }

export const lockResident = (tenant: string, phone: string): Statement =>
  sql(`select id, disabled from identity.account where tenant=$1 and kind='resident' and phone=$2 for update`, [
    tenant,
    phone,
  ])

/** Notes a sign-in; a password older than `passwordBefore` must be changed first thing. */
export const noteSignIn = (o: { tenant: string; id: string; now: number; passwordBefore: number | null }): Statement =>
  sql(
    `update identity.account set last_sign_in=$3, must_change=must_change or coalesce(password_at < $4::timestamptz, false)
     where tenant=$1 and id=$2`,
    [o.tenant, o.id, new Date(o.now), o.passwordBefore === null ? null : new Date(o.passwordBefore)],
  )
/** A new password raises the epoch: sessions read before are looked up again. */
export const setPassword = (o: {
  tenant: string
  id: string
  password: string
  mustChange: boolean
  now: number
}): Statement =>
  sql(
    'update identity.account set password=$3, must_change=$4, password_at=$5, epoch=epoch+1 where tenant=$1 and id=$2',
    [o.tenant, o.id, o.password, o.mustChange, new Date(o.now)],
  )
export const setDisabledRow = (tenant: string, id: string, disabled: boolean): Statement =>
  sql('update identity.account set disabled=$3, epoch=epoch+1 where tenant=$1 and id=$2', [tenant, id, disabled])

export type AccountRow = {
  id: string
  kind: 'staff' | 'resident'
  username: string | null
  phone: string | null
  name: string
  disabled: boolean
  must_change: boolean
  last_sign_in: Date | null
  posts: HeldPost[] | null
}
export const listAccounts = (
  db: Reader,
  o: {
    tenant: string
    postsSql: string
    find: string | null
    disabled: boolean | null
    after: string | null
    limit: number
  },
): Promise<AccountRow[]> =>
  db.rows<AccountRow>(
    sql(
      `select a.id, a.kind, a.username, a.phone, a.name, a.disabled, a.must_change, a.last_sign_in, ${withGrant(o.postsSql)} as posts
       from identity.account a where a.tenant=$1
         and ($2::text is null or strpos(coalesce(a.username,''), lower($2)) > 0 or strpos(a.name, $2) > 0)
         and ($3::boolean is null or a.disabled=$3) and ($4::uuid is null or a.id > $4::uuid)
       order by a.id limit $5`,
      [o.tenant, o.find, o.disabled, o.after, o.limit],
    ),
  )

export type OwnAccount = {
  username: string | null
  name: string
  phone: string | null
  person: string | null
  created_at: Date
  last_sign_in: Date | null
}
export const findOwn = (db: Reader, tenant: string, id: string) =>
  db.one<OwnAccount>(
    sql(
      'select username, name, phone, person, created_at, last_sign_in from identity.account where tenant=$1 and id=$2',
      [tenant, id],
    ),
  )

export type ReplyRow = { about: string; text: string; at: Date }
export const listReplies = (db: Reader, tenant: string, account: string): Promise<ReplyRow[]> =>
  db.rows<ReplyRow>(
    sql('select about, text, at from identity.record_reply where tenant=$1 and account=$2 order by at desc limit 200', [
      tenant,
      account,
    ]),
  )

export type TenantRow = { name_zh: string; name_en: string; demo: boolean }
export const findTenant = (db: Reader, tenant: string) =>
  db.one<TenantRow>(sql('select name_zh, name_en, demo from platform.tenant where tenant=$1', [tenant]))

/** How accounts are called on a screen, masked, by id; ids without an account are left out. */
export const namesOf = async (db: Reader, tenant: string, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await db.rows<{ id: string; kind: string; name: string; phone: string | null }>(
    sql('select id, kind, name, phone from identity.account where tenant=$1 and id = any($2::uuid[])', [tenant, ids]),
  )
  return new Map(rows.map((r) => [r.id, displayName(r)]))
}
