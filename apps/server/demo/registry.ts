import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Change, json, type Values } from '@yiwang/platform/write-set'
import { parse } from 'csv-parse/sync'

export type SeedNeeds = {
  write(changes: Change[]): Promise<void>
  newId(): string
  /** ms since the epoch. */
  readonly now: number
  readonly tenant: string
  /** Folder with divisions.csv, merges.csv, units.csv, duties.csv, people.csv, grids.csv, grids.geojson, team-assignments.csv. */
  readonly packDataDir: string
}
export type SeededPerson = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly phone: string
  readonly unit: string
}
export type SeedResult = {
  /** Code of the county itself: the area of county posts. */
  readonly county: string
  /** Codes of the towns, in order. */
  readonly towns: readonly string[]
  /** Ids by code: `D01` ... `D40`, `T` + town code. */
  readonly units: ReadonlyMap<string, string>
  /** Codes of the current grids, in order. */
  readonly grids: readonly string[]
  /** By code, `S0001` ... */
  readonly people: ReadonlyMap<string, SeededPerson>
  /** Team of each grid, by seat. */
  readonly teams: ReadonlyMap<string, readonly { person: SeededPerson; slot: string; post: string }[]>
}

type Row = Record<string, string>
const csv = async (dir: string, name: string): Promise<Row[]> =>
  parse(await readFile(join(dir, name)), { columns: true }) as Row[]
/** A date of the data is a day in China. */
const day = (d: string): Date => new Date(`${d}T00:00:00+08:00`)
const dayOrNull = (d: string): Date | null => (d === '' ? null : day(d))
const num = (s: string): number | null => (s === '' ? null : Number(s))

const ROWS = 2_000
const inChunks = (insert: string, rows: readonly Values[]): Change[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => ({
    insert,
    rows: rows.slice(i * ROWS, (i + 1) * ROWS),
  }))

const divisionRows = (tenant: string, divisions: Row[], merges: Row[]): Values[] => {
  const heir = new Map(merges.map((m) => [m.from_code!, m.to_code!]))
  return divisions.map((d) => ({
    tenant,
    code: d.code,
    name: d.name,
    kind: d.kind,
    parent: d.parent || null,
    status: d.status === 'merged' ? 'merged' : 'current',
    merged_into: heir.get(d.code!) ?? null,
    lon: num(d.lon!),
    lat: num(d.lat!),
    valid_from: day(d.valid_from!),
    valid_to: dayOrNull(d.valid_to!),
  }))
}

/** The invented merges of villages and cuts of grids, as history. */
const changeRows = (p: SeedNeeds, merges: Row[], grids: Row[]): Values[] => {
  const cut = Map.groupBy(
    grids.filter((g) => g.split_of !== ''),
    (g) => g.split_of!,
  )
  const merged = merges.map((m) => ({
    of: 'division',
    kind: 'merge',
    from: [m.from_code!],
    to: [m.to_code!],
    day: m.date!,
    reason: m.reason!,
  }))
  const split = [...cut].map(([from, parts]) => ({
    of: 'grid',
    kind: 'split',
    from: [from],
    to: parts.map((g) => g.code!),
    day: parts[0]!.valid_from!,
    reason: '住户较多，分成两个网格',
  }))
  return [...merged, ...split].map((c) => ({
    tenant: p.tenant,
    id: p.newId(),
    of: c.of,
    kind: c.kind,
    from_codes: c.from,
    to_codes: c.to,
    at: day(c.day),
    reason: c.reason,
    invented: true,
  }))
}

const unitRows = (
  p: SeedNeeds,
  units: Row[],
  kinds: ReadonlyMap<string, string>,
): (Values & { id: string; code: string })[] =>
  units.map((u) => ({
    tenant: p.tenant,
    id: p.newId(),
    code: u.code!,
    name: u.name,
    short: u.short,
    kind: u.kind,
    level: kinds.get(u.division!) === 'town' ? 'town' : 'county',
    area: u.division,
    duties: u.duties,
    phone: u.phone,
    active: true,
  }))

type Shapes = { features: { properties: { code: string }; geometry: unknown }[] }
const gridRows = (p: SeedNeeds, grids: Row[], shapes: Shapes): Values[] => {
  const byCode = new Map(shapes.features.map((f) => [f.properties.code, f.geometry]))
  return grids.map((g) => {
    const shape = byCode.get(g.code!)
    if (!shape) throw new Error(`grids.geojson has no shape for ${g.code}`)
    return {
      tenant: p.tenant,
      id: p.newId(),
      code: g.code,
      name: g.name,
      division: g.division,
      town: g.town,
      status: 'current',
      version: 1,
      seq: 1,
      sources: g.merged_from!.split(';').filter(Boolean),
      split_of: g.split_of || null,
      lon: Number(g.lon),
      lat: Number(g.lat),
      polygon: json(shape),
      valid_from: day(g.valid_from!),
      valid_to: null,
    }
  })
}

type Teams = {
  readonly seats: Row[]
  readonly duties: ReadonlyMap<string, Row>
  readonly people: ReadonlyMap<string, SeededPerson>
  readonly units: ReadonlyMap<string, { id: string; phone: string }>
}
const postRows = (p: SeedNeeds, { seats, duties, people, units }: Teams) =>
  seats.map((s) => {
    const unit = units.get(s.unit!)!
    return {
      tenant: p.tenant,
      id: p.newId(),
      person: people.get(s.person!)!.id,
      kind: 'grid-team',
      level: 'grid',
      unit: unit.id,
      grid: s.grid!,
      area: null,
      slot: s.slot!,
      duty: duties.get(s.slot!)?.duty ?? '',
      contact: unit.phone,
      valid_from: day(s.from!),
      valid_to: dayOrNull(s.to!),
      ended_reason: null,
    }
  })

const FILES = ['divisions', 'merges', 'units', 'duties', 'people', 'grids', 'team-assignments'] as const
const readAll = async (dir: string) => {
  const [tables, shapes] = await Promise.all([
    Promise.all(FILES.map((f) => csv(dir, `${f}.csv`))),
    readFile(join(dir, 'grids.geojson'), 'utf8'),
  ])
  const of = (name: (typeof FILES)[number]) => tables[FILES.indexOf(name)]!
  return { of, shapes: JSON.parse(shapes) as Shapes }
}

const seedPeople = (p: SeedNeeds, rows: Row[], units: ReadonlyMap<string, { id: string }>) => {
  const people = new Map<string, SeededPerson>()
  const inserted = rows.map((r) => {
    const person = { id: p.newId(), code: r.code!, name: r.name!, phone: r.phone!, unit: units.get(r.unit!)!.id }
    people.set(person.code, person)
    return { tenant: p.tenant, ...person, gender: r.gender, active: true }
  })
  return { people, inserted }
}

/**
 * Loads the demo county: divisions with their merges, units, grids with outlines, people and teams, in a few bulk writes.
 *
 * Call once per tenant, on an empty registry. Everything in it is synthetic but the names of places.
 */
export const seedRegistry = async (p: SeedNeeds): Promise<SeedResult> => {
  const { of, shapes } = await readAll(p.packDataDir)
  const [divisions, merges, grids] = [of('divisions'), of('merges'), of('grids')]
  const unitsIn = unitRows(p, of('units'), new Map(divisions.map((d) => [d.code!, d.kind!])))
  const units = new Map(unitsIn.map((u) => [u.code, { id: u.id, phone: String(u.phone) }]))
  const { people, inserted } = seedPeople(p, of('people'), units)
  const duties = new Map(of('duties').map((d) => [d.slot!, d]))
  const posts = postRows(p, { seats: of('team-assignments'), duties, people, units })
  const small: Change[] = [
    { insert: 'registry.version', rows: [{ tenant: p.tenant, n: 1 }] },
    { insert: 'registry.division', rows: divisionRows(p.tenant, divisions, merges) },
    { insert: 'registry.change', rows: changeRows(p, merges, grids) },
    { insert: 'registry.unit', rows: unitsIn },
    { insert: 'registry.grid', rows: gridRows(p, grids, shapes) },
  ]
  await p.write(small)
  for (const chunk of [...inChunks('registry.person', inserted), ...inChunks('registry.post', posts)])
    await p.write([chunk])
  const byId = new Map([...people.values()].map((x) => [x.id, x]))
  const seated = posts.map((x) => ({ grid: x.grid, slot: x.slot, post: x.id, person: byId.get(x.person)! }))
  return {
    county: divisions.find((d) => d.kind === 'county')!.code!,
    towns: divisions.filter((d) => d.kind === 'town').map((d) => d.code!),
    units: new Map(unitsIn.map((u) => [u.code, u.id])),
    grids: grids.map((g) => g.code!),
    people,
    teams: Map.groupBy(seated, (s) => s.grid),
  }
}
