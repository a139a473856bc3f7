import { existsSync, readFileSync } from 'node:fs'
import { packs } from '@yiwang/packs'
import { type Db, sql } from '@yiwang/platform/db'
import { type Change, statementOf } from '@yiwang/platform/write-set'
import { parse } from 'csv-parse/sync'
import { putInForce } from '../releases.ts'
import { wrongUse } from './cli-error.ts'
import { SINCE } from './publish.ts'

type Row = Record<string, string>
type Known = { readonly pack: (typeof packs)[number]; readonly divisions: Row[] }

/** The divisions of a county as a pack carries them. */
const knownCounty = (code: string): Known | undefined => {
  for (const pack of packs) {
    const file = new URL('data/divisions.csv', pack.dir)
    if (!existsSync(file)) continue
    const divisions = parse(readFileSync(file), { columns: true }) as Row[]
    if (divisions.some((d) => d.code === code && d.kind === 'county')) return { pack, divisions }
  }
  return undefined
}

const place = (s: string | undefined): number | null => (s ? Number(s) : null)
const divisionRows = (tenant: string, rows: readonly Row[]) =>
  rows.map((d) => ({
    tenant,
    code: d.code,
    name: d.name,
    kind: d.kind,
    parent: d.parent || null,
    status: 'current',
    lon: place(d.lon),
    lat: place(d.lat),
    valid_from: new Date(SINCE),
  }))

const write = async (db: Db, tenant: string, changes: readonly Change[]): Promise<void> => {
  const s = statementOf(tenant, undefined, changes)
  await db.pool.query(s.text, s.values as unknown[])
}

export type County = {
  readonly tenant: string
  readonly name: string
  readonly made: boolean
  readonly pack: string | null
}
export type WantedCounty = { readonly county: string; readonly name?: string | undefined; readonly now: number }

/**
 * The tenant of a real county, made when it is not there: its row and its divisions in one statement. Where a pack
 * carries the county, its divisions come along and the pack is put in force.
 */
export const countyTenant = async (db: Db, o: WantedCounty): Promise<County> => {
  const there = await db.one<{ tenant: string; name_zh: string }>(
    sql('select tenant, name_zh from platform.tenant where division=$1 or tenant=$1', [o.county]),
  )
  if (there) return { tenant: there.tenant, name: there.name_zh, made: false, pack: null }
  const known = knownCounty(o.county)
  const own = known?.divisions.find((d) => d.code === o.county)
  const name = o.name ?? own?.name
  if (!name)
    throw wrongUse(
      `不认识县区代码 ${o.county}。请加上名称：--county-name 某某县。`,
      `County code ${o.county} is not known here. Add its name: --county-name NAME.`,
    )
  const tenant = o.county
  const at = new Date(o.now)
  const rows = known?.divisions ?? [{ code: o.county, name, kind: 'county' }]
  const row = {
    tenant,
    name_zh: name,
    name_en: name,
    division: o.county,
    demo: false,
    is_default: true,
    created_at: at,
  }
  await write(db, tenant, [
    { insert: 'platform.tenant', rows: [row] },
    { insert: 'registry.division', rows: divisionRows(tenant, rows) },
  ])
  const pack = known?.pack.pack
  if (pack) await putInForce(db, { tenant, pack: pack.id, version: pack.version, from: SINCE })
  return { tenant, name, made: true, pack: pack?.id ?? null }
}
