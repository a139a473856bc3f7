import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { InputOf } from '@yiwang/kernel/operation'
import { sql } from '@yiwang/platform/db'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { endPoolMember as endOp, putPoolMember as putOp } from '../../contract/index.ts'
import type { Pool } from '../../pack/pool.ts'
import type { Deps } from '../deps.ts'
import { rootOf } from '../domain/territory.ts'
import { mayKeepPools } from '../policy.ts'

const keeping = async (deps: Deps, g: Pick<TxGround<typeof endOp>, 'actor' | 'now' | 'tenant'>): Promise<string> => {
  const verdict = mayKeepPools(g.actor, rootOf(await deps.api.territory(g.tenant)), g)
  if (!verdict.ok) throw forbidden(verdict.why)
  return verdict.as
}

const refuse = (path: string, message: Words) => invalid([{ path, message }])
const check = (input: InputOf<typeof putOp>, pool: Pool): void => {
  if (input.fields.some((f) => !pool.fields.some((x) => x.id === f)))
    throw refuse('fields', { zh: '没有这个领域，请从列表里选', en: 'No such field; choose from the list' })
  if (pool.certified && (!input.certificate || !input.validUntil))
    throw refuse('certificate', {
      zh: '这个库要写证书和有效期',
      en: 'This pool needs a certificate and its term',
    })
  if ((input.id === undefined) === (input.person === undefined))
    throw refuse('person', {
      zh: '新加入的要选一个人；改资料不能换成别人',
      en: 'Choose a person to put in; a record that is changed stays the same person’s',
    })
}

type Put = TxGround<typeof putOp>
/** The row of somebody new; the person is locked, so that two clerks do not put her in twice. */
const newcomer = async (tx: Tx, g: Put, pool: Pool) => {
  const of = [g.tenant, g.input.person]
  const who = await tx.one<{ name: string }>(
    sql('select name from registry.person where tenant=$1 and id=$2 for update', of),
  )
  if (!who) throw notFound()
  const there = await tx.one(
    sql('select 1 from registry.pool_member where tenant=$1 and person=$2 and pool=$3 and ended_at is null', [
      ...of,
      pool.id,
    ]),
  )
  if (there) throw new Failure('ALREADY_MEMBER', 409, { data: { name: who.name } })
  return { id: g.newId(), pool: pool.id, person: g.input.person, name: who.name }
}
const lockMember = async (tx: Tx, of: { tenant: string; id: string; pool?: string }): Promise<void> => {
  const row = await tx.one<{ pool: string; ended_at: Date | null }>(
    sql('select pool, ended_at from registry.pool_member where tenant=$1 and id=$2 for update', [of.tenant, of.id]),
  )
  if (!row || (of.pool !== undefined && of.pool !== row.pool)) throw notFound()
  if (row.ended_at) throw new Failure('LEFT_POOL', 409)
}

/** Puts somebody into a pool, or changes what is kept of her. */
export const putPoolMember = (deps: Deps) =>
  txCommand<typeof putOp>({
    op: putOp,
    async run(tx, g) {
      const as = await keeping(deps, g)
      const { input, tenant } = g
      const pool = deps.poolsOf(tenant).find((p) => p.id === input.pool)
      if (!pool) throw notFound()
      check(input, pool)
      const values = {
        tenant,
        unit_name: input.unitName,
        fields: input.fields,
        certificate: input.certificate ?? null,
        valid_until: input.validUntil ? new Date(input.validUntil) : null,
      }
      const fresh = input.id === undefined ? await newcomer(tx, g, pool) : undefined
      const id = fresh?.id ?? (input.id as string)
      if (!fresh) await lockMember(tx, { tenant, id, pool: pool.id })
      await tx.write([
        fresh
          ? { insert: 'registry.pool_member', rows: [{ ...values, ...fresh }] }
          : { update: 'registry.pool_member', key: ['tenant', 'id'], rows: [{ ...values, id }] },
      ])
      return { answer: { id }, as, audit: { subject: id, change: { pool: pool.id, fields: input.fields } } }
    },
  })

export const endPoolMember = (deps: Deps) =>
  txCommand<typeof endOp>({
    op: endOp,
    async run(tx, g) {
      const as = await keeping(deps, g)
      const { id, reason } = g.input
      await lockMember(tx, { tenant: g.tenant, id })
      await tx.write([
        {
          update: 'registry.pool_member',
          key: ['tenant', 'id'],
          rows: [{ tenant: g.tenant, id, ended_at: new Date(g.now) }],
        },
      ])
      return { answer: { ok: true as const }, as, audit: { subject: id, change: { reason } } }
    },
  })
