import { capacity, Failure, forbidden, inForce, invalid, notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type Reader, sql } from '@yiwang/platform/db'
import { querySpec, txCommand } from '@yiwang/platform/engine'
import { endPoolMember as endOp, poolMembers as membersOp, putPoolMember as putOp } from '../../contract/index.ts'
import type { Pool } from '../../pack/pool.ts'
import type { Deps } from '../deps.ts'

type Row = {
  id: string
  name: string
  unit_name: string
  fields: string[]
  certificate: string | null
  valid_until: Date | null
}
const poolOf = (deps: Deps, tenant: string, id: string): Pool => {
  const p = deps.poolsOf(tenant).find((x) => x.id === id)
  if (!p) throw notFound()
  return p
}
const KEEPERS = ['registry-clerk', 'system-admin']
const keeping = (g: { actor: Parameters<typeof inForce>[0]; now: number }): string => {
  if (g.actor.kind === 'system') return 'system'
  const p = inForce(g.actor, g.now).find((x) => KEEPERS.includes(x.kind))
  if (!p) throw forbidden('not-registry-clerk')
  return capacity(p)
}

/** Who can be called on, by field, for any desk of the staff. */
export const poolMembers = (deps: Deps) =>
  querySpec<typeof membersOp>({
    op: membersOp,
    async run({ db, tenant, now }, input) {
      const pool = poolOf(deps, tenant, input.pool)
      const rows = await db.rows<Row>(
        sql(
          'select id, name, unit_name, fields, certificate, valid_until from registry.pool_member where tenant=$1 and pool=$2 and ended_at is null order by name, id limit 5000',
          [tenant, pool.id],
        ),
      )
      const ready = (r: Row): boolean =>
        !pool.certified || (r.certificate !== null && r.valid_until !== null && r.valid_until.getTime() > now)
      const words = new Map(pool.fields.map((f) => [f.id, f.words]))
      return {
        words: pool.words,
        items: rows
          .filter((r) => input.field === undefined || r.fields.includes(input.field))
          .map((r) => ({
            id: r.id,
            name: r.name,
            unitName: r.unit_name,
            fields: r.fields.flatMap((f) => words.get(f) ?? []),
            certificate: r.certificate,
            validUntil: r.valid_until?.toISOString() ?? null,
            ready: ready(r),
          })),
        fields: pool.fields.map((f) => {
          const of = rows.filter((r) => r.fields.includes(f.id))
          return { id: f.id, words: f.words, members: of.length, ready: of.filter(ready).length }
        }),
      }
    },
  })

/** Puts somebody into a pool, or changes what is kept of her. */
export const putPoolMember = (deps: Deps) =>
  txCommand<typeof putOp>({
    op: putOp,
    async run(tx, g) {
      const as = keeping(g)
      const { input } = g
      const pool = poolOf(deps, g.tenant, input.pool)
      const unknown = input.fields.filter((f) => !pool.fields.some((x) => x.id === f))
      if (unknown.length)
        throw invalid([
          { path: 'fields', message: { zh: '没有这个领域，请从列表里选', en: 'No such field; choose from the list' } },
        ])
      if (pool.certified && (!input.certificate || !input.validUntil))
        throw invalid([
          {
            path: 'certificate',
            message: { zh: '这个库要写证书和有效期', en: 'This pool needs a certificate and its term' },
          },
        ])
      const who = await tx.one<{ name: string }>(
        sql('select name from registry.person where tenant=$1 and id=$2', [g.tenant, input.person]),
      )
      if (!who) throw notFound()
      const values = {
        person: input.person,
        name: who.name,
        unit_name: input.unitName,
        fields: input.fields,
        certificate: input.certificate ?? null,
        valid_until: input.validUntil ? new Date(input.validUntil) : null,
      }
      const id = input.id ?? g.newId()
      const known = input.id
        ? await tx.one(
            sql('select 1 from registry.pool_member where tenant=$1 and id=$2 and pool=$3', [g.tenant, id, pool.id]),
          )
        : undefined
      if (input.id && !known) throw notFound()
      await tx.write([
        known
          ? { update: 'registry.pool_member', key: ['tenant', 'id'], rows: [{ tenant: g.tenant, id, ...values }] }
          : { insert: 'registry.pool_member', rows: [{ tenant: g.tenant, id, pool: pool.id, ...values }] },
      ])
      return { answer: { id }, as, audit: { subject: id, change: { pool: pool.id, fields: input.fields } } }
    },
  })

export const endPoolMember = txCommand<typeof endOp>({
  op: endOp,
  async run(tx, g) {
    const as = keeping(g)
    const row = await tx.one<{ ended_at: Date | null }>(
      sql('select ended_at from registry.pool_member where tenant=$1 and id=$2 for update', [g.tenant, g.input.id]),
    )
    if (!row) throw notFound()
    if (row.ended_at) throw new Failure('ALREADY_ENDED', 409)
    await tx.write([
      {
        update: 'registry.pool_member',
        key: ['tenant', 'id'],
        rows: [{ tenant: g.tenant, id: g.input.id, ended_at: new Date(g.now) }],
      },
    ])
    return { answer: { ok: true as const }, as, audit: { subject: g.input.id, change: { reason: g.input.reason } } }
  },
})

type Mine = Row & { pool: string }
/** What the pools keep of a person, for her own page (S1). */
export const poolRecordsOf =
  (poolsOf: (tenant: string) => readonly Pool[]) =>
  async (db: Reader, of: { tenant: string; person: string | null }) => {
    if (of.person === null) return []
    const rows = await db.rows<Mine>(
      sql(
        'select id, pool, name, unit_name, fields, certificate, valid_until from registry.pool_member where tenant=$1 and person=$2 and ended_at is null',
        [of.tenant, of.person],
      ),
    )
    return rows.flatMap((r) => {
      const pool = poolsOf(of.tenant).find((p) => p.id === r.pool)
      if (!pool) return []
      const names = pool.fields.filter((f) => r.fields.includes(f.id)).map((f) => f.words.zh)
      const until = r.valid_until ? `，${r.certificate ?? ''} 至 ${r.valid_until.toISOString().slice(0, 10)}` : ''
      const source: Words = { zh: '名册管理员登记', en: 'Entered by the registry clerk' }
      return [{ what: pool.words, value: `${names.join('、')}${until}`, source, since: null }]
    })
  }
