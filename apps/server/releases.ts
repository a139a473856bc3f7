import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chinaMainland } from '@yiwang/calendar/server'
import { canonical, type Pack, parsePack, partsOf, type Words } from '@yiwang/kernel'
import type { Catalogue, DutyList } from '@yiwang/matters/pack'
import type { Canned, Category, Duty, PackBook, Release } from '@yiwang/matters/server'
import { typesOf } from '@yiwang/matters/server'
import { type PackEntry, SHARED_WORDS } from '@yiwang/packs'
import { type Db, sql } from '@yiwang/platform/db'
import { json, statementOf } from '@yiwang/platform/write-set'
import { parse } from 'csv-parse/sync'

/** A release as stored: everything a running matter needs of the version it was opened under. */
export type StoredRelease = {
  readonly pack: Pack
  readonly words: Record<string, Words>
  readonly categories: Category[]
  readonly duties: Duty[]
  readonly dutyVersion: number
  readonly canned: Canned[]
}

type Row = Record<string, string>
const read = (dir: URL, name: string): string | undefined =>
  existsSync(new URL(name, dir)) ? readFileSync(new URL(name, dir), 'utf8') : undefined
const csv = (dir: URL, name: string): Row[] => {
  const text = read(dir, name)
  return text ? (parse(text, { columns: true, bom: true }) as Row[]) : []
}

/** The words of one language: what is shared, with the pack's own over it. */
export const rowsOf = (e: Pick<PackEntry, 'dir' | 'words'>, language: 'zh-CN' | 'en'): Row => {
  const shared = e.words.map((name) => JSON.parse(read(SHARED_WORDS, `${name}.${language}.json`) ?? '{}') as Row)
  return Object.assign({}, ...shared, JSON.parse(read(e.dir, `locales/${language}.json`) ?? '{}'))
}
const wordsIn = (e: PackEntry): Record<string, Words> => {
  const zh = rowsOf(e, 'zh-CN')
  const en = rowsOf(e, 'en')
  return Object.fromEntries(Object.keys(zh).map((k) => [k, { zh: zh[k] ?? k, en: en[k] ?? zh[k] ?? k }]))
}

const categoriesIn = (dir: URL, file: string | undefined): Category[] => {
  const words = new Map<string, string[]>()
  for (const r of csv(dir, 'keywords.csv'))
    words.set(r.code ?? '', (r.keywords ?? '').split(/[;；、|\s]+/).filter(Boolean))
  return (file ? csv(dir, file) : []).map((r) => ({
    code: r.code!,
    parent: r.parent || null,
    level: Number(r.level),
    name: r.name!,
    ...(r.name_en ? { nameEn: r.name_en } : {}),
    class: r.class || 'other',
    keywords: words.get(r.code!) ?? [],
  }))
}

const dutiesIn = (dir: URL, file: string | undefined): Duty[] =>
  (file ? csv(dir, file) : []).map((r) => ({
    item: r.item!,
    category: r.category!,
    unitCode: r.unit_code!,
    basis: r.basis ?? '',
    community: r.community === 'yes',
  }))

/** Reads a pack's folder into one storable value. */
export const releaseFrom = (e: PackEntry): StoredRelease => {
  const { pack, dir } = e
  const duty = partsOf<DutyList>(pack, 'matters.duty-list')[0]
  return {
    pack,
    words: wordsIn(e),
    categories: categoriesIn(dir, partsOf<Catalogue>(pack, 'matters.catalogue')[0]?.file),
    duties: dutiesIn(dir, duty?.file),
    dutyVersion: duty?.version ?? 0,
    canned: JSON.parse(read(dir, 'canned-replies.json') ?? '[]') as Canned[],
  }
}

/** What tells two releases of one number apart, sha256 in hex. */
export const hashOf = (r: StoredRelease): string => createHash('sha256').update(canonical(r)).digest('hex')

/** Stores a release once. The same version with other content refuses to start: versions are promises. */
export const publishRelease = async (db: Db, r: StoredRelease, now: number): Promise<void> => {
  const hash = hashOf(r)
  const row = { pack: r.pack.id, version: r.pack.version, hash, json: json(r), at: new Date(now) }
  const s = statementOf('', undefined, [{ insert: 'platform.pack_release', rows: [row], skipDuplicates: true }])
  await db.one(sql(s.text, s.values))
  const stored = await db.one<{ hash: string }>(
    sql('select hash from platform.pack_release where pack=$1 and version=$2', [r.pack.id, r.pack.version]),
  )
  if (stored?.hash !== hash)
    throw new Error(
      `pack ${r.pack.id}@${r.pack.version} differs from the release stored under that number; raise its version`,
    )
}

export const putInForce = async (
  db: Db,
  o: { tenant: string; pack: string; version: number; from: number },
): Promise<void> => {
  const row = { tenant: o.tenant, pack: o.pack, version: o.version, valid_from: new Date(o.from) }
  const s = statementOf(o.tenant, undefined, [{ insert: 'platform.pack_in_force', rows: [row], skipDuplicates: true }])
  await db.one(sql(s.text, s.values))
  // The names of categories, where figures look them up.
  await db.rows(
    sql(
      `insert into matters.category(tenant, pack, code, parent, level, name, class)
       select $1, r.pack, c->>'code', c->>'parent', (c->>'level')::int, c->>'name', c->>'class'
       from platform.pack_release r, jsonb_array_elements(r.json->'categories') c where r.pack=$2 and r.version=$3
       on conflict (tenant, pack, code) do update set name=excluded.name, parent=excluded.parent, class=excluded.class`,
      [o.tenant, o.pack, o.version],
    ),
  )
}

const asReleases = (stored: StoredRelease): readonly Release[] => {
  const pack = parsePack(stored.pack)
  return typesOf(pack).map((type) => ({
    pack,
    type,
    words: stored.words,
    categories: new Map(stored.categories.map((c) => [c.code, c])),
    duties: new Map(stored.duties.map((d) => [d.category, d])),
    dutyVersion: stored.dutyVersion,
    canned: stored.canned,
    calendar: chinaMainland(1),
  }))
}

export type StoredBook = PackBook & {
  refresh(): Promise<void>
  /** Since when any version of this pack is in force here, ms. */
  since(tenant: string, pack: string): number
}
/** All releases in memory; `refresh` after a publication. */
export const openBook = async (db: Db, now: () => number): Promise<StoredBook> => {
  let releases = new Map<string, readonly Release[]>()
  let stored: readonly Release[] = []
  let force: { tenant: string; pack: string; version: number; from: number }[] = []
  const refresh = async () => {
    const rows = await db.rows<{ pack: string; version: number; json: StoredRelease }>(
      sql('select pack, version, json from platform.pack_release order by pack, version desc'),
    )
    releases = new Map(rows.map((r) => [`${r.pack}@${r.version}`, asReleases(r.json)] as const))
    stored = [...releases.values()].flat()
    const f = await db.rows<{ tenant: string; pack: string; version: number; valid_from: Date }>(
      sql(
        'select tenant, pack, version, valid_from from platform.pack_in_force order by valid_from desc, version desc',
      ),
    )
    force = f.map((r) => ({ ...r, from: r.valid_from.getTime() }))
  }
  await refresh()
  const kinds = (pack: string, version: number) => releases.get(`${pack}@${version}`) ?? []
  const release = (pack: string, version: number, type?: string): Release => {
    const of = kinds(pack, version)
    const r = type === undefined ? of[0] : of.find((x) => x.type.id === type)
    if (!r) throw new Error(`release ${pack}@${version} ${type ?? ''} is not stored`)
    return r
  }
  /** The version in force of each pack, in the order the packs came: a newer one never takes the place of the first. */
  const standing = (tenant: string) => {
    const since = new Map<string, number>()
    const latest = force.filter((f) => {
      if (f.tenant !== tenant || f.from > now()) return false
      const known = since.has(f.pack)
      since.set(f.pack, f.from)
      return !known
    })
    return latest.sort((a, b) => (since.get(a.pack) as number) - (since.get(b.pack) as number))
  }
  const types = (tenant: string): Release[] => standing(tenant).flatMap((f) => [...kinds(f.pack, f.version)])
  const all = (tenant: string): Release[] => standing(tenant).flatMap((f) => kinds(f.pack, f.version).slice(0, 1))
  return {
    refresh,
    release,
    all,
    types,
    stored: () => stored,
    since: (tenant, pack) =>
      Math.min(...force.filter((f) => f.tenant === tenant && f.pack === pack).map((f) => f.from)),
    inForce: (tenant, pack, type) =>
      types(tenant).find(
        (r) => (pack === undefined || r.pack.id === pack) && (type === undefined || r.type.id === type),
      ),
  }
}
