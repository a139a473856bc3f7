import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import { covers } from './covers.ts'

export type SubscriptionRow = {
  shelves: string[]
  areas: string[]
  banners: string[]
  token: string
  since: Date
  ended_at: Date | null
}
export const findSubscription = (db: Reader, tenant: string, account: string) =>
  db.one<SubscriptionRow>(
    sql(
      'select shelves, areas, banners, token, since, ended_at from portal.subscription where tenant=$1 and account=$2',
      [tenant, account],
    ),
  )
export const countSubscribers = async (db: Reader, tenant: string): Promise<number> =>
  (
    await db.one<{ n: number }>(
      sql('select count(*)::int as n from portal.subscription where tenant=$1 and ended_at is null', [tenant]),
    )
  )?.n ?? 0

export type Wish = {
  readonly tenant: string
  readonly account: string
  readonly shelves: readonly string[]
  readonly areas: readonly string[]
  readonly banners: readonly string[]
  readonly token: string
  readonly now: number
}
/** One row a person: what is asked for now takes the place of what was; a token given out stays good. */
export const putSubscription = (w: Wish): Statement =>
  sql(
    `insert into portal.subscription(tenant, account, shelves, areas, banners, token, since) values($1,$2,$3,$4,$5,$6,$7)
     on conflict (tenant, account) do update set shelves=excluded.shelves, areas=excluded.areas, banners=excluded.banners,
       since=case when subscription.ended_at is null then subscription.since else excluded.since end, ended_at=null
     returning token`,
    [w.tenant, w.account, w.shelves, w.areas, w.banners, w.token, new Date(w.now)],
  )
export const endSubscription = (o: { tenant: string; token: string; now: number }): Statement =>
  sql(
    'update portal.subscription set ended_at=$3 where tenant=$1 and token=$2 and ended_at is null returning account',
    [o.tenant, o.token, new Date(o.now)],
  )

export type Follower = { account: string; kind: 'staff' | 'resident'; phone: string | null; token: string }
/** Who asked before `before` (ms) to be told of such an article, by account order after `after`. */
export const followersOf = (
  db: Reader,
  o: {
    tenant: string
    shelf: string
    area: string | null
    banner: string | null
    before: number
    after: string | null
    limit: number
  },
): Promise<Follower[]> =>
  db.rows<Follower>(
    sql(
      `select s.account, a.kind, a.phone, s.token from portal.subscription s
         join identity.account a on a.tenant=s.tenant and a.id=s.account and not a.disabled
       where s.tenant=$1 and s.ended_at is null and s.since <= $5 and ($6::uuid is null or s.account > $6::uuid)
         and (s.shelves='{}' or $2 = any(s.shelves))
         and (s.areas='{}' or exists (select 1 from unnest(s.areas) x where starts_with($3::text, ${covers('x')})))
         and (s.banners='{}' or $4::text = any(s.banners))
       order by s.account limit $7`,
      [o.tenant, o.shelf, o.area, o.banner, new Date(o.before), o.after, o.limit],
    ),
  )
