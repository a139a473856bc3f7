import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import pointInPolygon from 'point-in-polygon-hao'
import { describe, expect, it } from 'vitest'

type Row = Record<string, string>
type Feature = { properties: { code: string; schematic: boolean }; geometry: { coordinates: [number, number][][] } }

const folder = import.meta.dirname
const table = (name: string): Row[] => parse(readFileSync(join(folder, name)), { columns: true })
const areas = (name: string): Feature[] => JSON.parse(readFileSync(join(folder, name), 'utf8')).features
const count = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length
const distinct = (rows: readonly Row[], column: string) => new Set(rows.map((row) => row[column])).size
const by = (rows: readonly Row[], column: string) => Map.groupBy(rows, (row) => row[column]!)

const divisions = table('divisions.csv')
const merges = table('merges.csv')
const grids = table('grids.csv')
const units = table('units.csv')
const people = table('people.csv')
const seats = table('team-assignments.csv')
const residents = table('residents.csv')
const division = new Map(divisions.map((row) => [row.code, row]))

describe('divisions', () => {
  it('hold 18 communities, 412 villages that stand and 128 that were merged, in 13 towns', () => {
    const of = (kind: string, status: string) => count(divisions, (row) => row.kind === kind && row.status === status)
    expect(of('county', 'active')).toBe(1)
    expect(of('town', 'active')).toBe(13)
    expect(of('community', 'active')).toBe(18)
    expect(of('village', 'active')).toBe(412)
    expect(of('village', 'merged')).toBe(128)
    expect(divisions).toHaveLength(572)
    expect(distinct(divisions, 'code')).toBe(572)
  })

  it('find the 18 communities by their name alone, all of them in sub-districts', () => {
    for (const row of divisions.filter((row) => row.code?.length === 12)) {
      expect(row.kind === 'community', row.full_name).toBe(row.full_name?.endsWith('社区居民委员会'))
      if (row.kind === 'community') expect(division.get(row.parent)?.name).toMatch(/街道$/)
    }
  })

  it('form one tree whose codes begin with their parent', () => {
    for (const row of divisions.filter((row) => row.kind !== 'county')) {
      expect(division.has(row.parent)).toBe(true)
      expect(row.code?.startsWith(row.parent!)).toBe(true)
    }
  })
})

describe('merges', () => {
  it('are 128, each invented, from a merged village into a standing one of the same town', () => {
    expect(merges).toHaveLength(128)
    expect(distinct(merges, 'from_code')).toBe(128)
    for (const row of merges) {
      const [from, to] = [division.get(row.from_code)!, division.get(row.to_code)!]
      expect([from.status, to.status, from.kind, to.kind]).toEqual(['merged', 'active', 'village', 'village'])
      expect(from.parent).toBe(to.parent)
      expect(from.valid_to).toBe(row.date)
      expect(row.invented).toBe('true')
      expect(row.reason && row.reason_en).toBeTruthy()
    }
  })

  it('join neighbours in the list', () => {
    const villages = [
      ...by(
        divisions.filter((row) => row.kind === 'village'),
        'parent',
      ).values(),
    ]
    const place = new Map(villages.flatMap((rows) => rows.map((row, i) => [row.code, i] as const)))
    for (const row of merges) expect(Math.abs(place.get(row.from_code)! - place.get(row.to_code)!)).toBe(1)
  })
})

describe('grids', () => {
  it('are 445 over the 430 standing units: 415 units with one and 15 with two', () => {
    expect(grids).toHaveLength(445)
    const perUnit = by(grids, 'division')
    const standing = divisions.filter((row) => row.code?.length === 12 && row.status === 'active')
    expect([...perUnit.keys()].sort()).toEqual(standing.map((row) => row.code).sort())
    const split = [...perUnit.values()].filter((rows) => rows.length === 2)
    expect(split).toHaveLength(15)
    expect(count([...perUnit.values()], (rows) => rows.length === 1)).toBe(415)
    for (const row of grids) expect(row.split_of).toBe(perUnit.get(row.division!)!.length === 2 ? row.division : '')
  })

  it('have 15-digit codes under their unit, distinct names within a town and 3 source grids each', () => {
    for (const row of grids) {
      expect(row.code).toMatch(/^370828\d{9}$/)
      expect(row.code?.slice(0, 12)).toBe(row.division)
      expect(row.code?.slice(0, 9)).toBe(row.town)
      expect(row.merged_from).toMatch(/^CC-\d{3};FY-\d{3};ZZ-\d{3}$/)
    }
    expect(new Set(grids.flatMap((row) => row.merged_from!.split(';'))).size).toBe(3 * 445)
    expect(new Set(grids.map((row) => `${row.town} ${row.name}`)).size).toBe(445)
  })

  it('hold their own point, and so does the heir of every merged village its old point', () => {
    const areaOf = new Map(areas('grids.geojson').map((area) => [area.properties.code, area.geometry.coordinates]))
    const holds = (code: string, row: Row) =>
      pointInPolygon([Number(row.lon), Number(row.lat)], areaOf.get(code)!) === true
    for (const row of grids) expect(holds(row.code!, row), row.code).toBe(true)
    const perUnit = by(grids, 'division')
    for (const { from_code, to_code } of merges)
      expect(
        perUnit.get(to_code!)!.some((grid) => holds(grid.code!, division.get(from_code)!)),
        from_code,
      ).toBe(true)
  })
})

describe('areas', () => {
  const steps = (value: number) => Math.round(value * 100_000)
  const double = ([ring]: [number, number][][]) =>
    ring!.slice(1).reduce((sum, [lon, lat], i) => {
      const [lastLon, lastLat] = ring![i]!.map(steps) as [number, number]
      return sum + lastLon * steps(lat) - steps(lon) * lastLat
    }, 0)
  const total = (features: Feature[]) => features.reduce((sum, area) => sum + double(area.geometry.coordinates), 0)

  it('of grids, towns and the county have the same size to the last step, so nothing overlaps and nothing is left out', () => {
    const [grid, town, county] = ['grids', 'towns', 'county'].map((name) => areas(`${name}.geojson`)) as [
      Feature[],
      Feature[],
      Feature[],
    ]
    expect([grid.length, town.length, county.length]).toEqual([445, 13, 1])
    for (const area of grid) expect(double(area.geometry.coordinates), area.properties.code).toBeGreaterThan(0)
    expect(total(grid)).toBe(total(county))
    expect(total(town)).toBe(total(county))
    for (const area of [...grid, ...town, ...county]) expect(area.properties.schematic).toBe(true)
  })

  it('share every inner edge exactly, once each way', () => {
    const edges = new Set<string>()
    for (const { geometry } of areas('grids.geojson')) {
      const ring = geometry.coordinates[0]!
      ring.slice(1).forEach((to, i) => {
        expect(edges.has(`${ring[i]}>${to}`)).toBe(false)
        if (!edges.delete(`${to}>${ring[i]}`)) edges.add(`${ring[i]}>${to}`)
      })
    }
    const county = areas('county.geojson')[0]!.geometry.coordinates[0]!
    expect([...edges].sort()).toEqual(
      county
        .slice(1)
        .map((to, i) => `${county[i]}>${to}`)
        .sort(),
    )
  })
})

describe('teams', () => {
  it('are 2,670 seats of 2,670 people: 1 + 2 + 3 in every grid', () => {
    expect(seats).toHaveLength(2670)
    expect(people).toHaveLength(2670)
    expect(distinct(seats, 'person')).toBe(2670)
    const perGrid = by(seats, 'grid')
    expect([...perGrid.keys()].sort()).toEqual(grids.map((row) => row.code).sort())
    for (const rows of perGrid.values()) {
      expect(rows.map((row) => row.slot)).toEqual(['1', '2', '2', '3', '3', '3'])
      expect(rows.map((row) => row.seat)).toEqual(['1', '2', '3', '4', '5', '6'])
    }
    expect(table('duties.csv').map((row) => `${row.slot}x${row.seats}`)).toEqual(['1x1', '2x2', '3x3'])
  })

  it('come from one county unit and the grid own town, and agree with the list of people', () => {
    const unit = new Map(units.map((row) => [row.code, row]))
    const person = new Map(people.map((row) => [row.code, row]))
    const town = new Map(grids.map((row) => [row.code, row.town]))
    for (const row of seats) {
      expect(person.get(row.person)?.unit).toBe(row.unit)
      if (row.slot === '3') expect(unit.get(row.unit)?.division).toBe(town.get(row.grid))
      else expect(unit.get(row.unit)?.kind).not.toBe('town')
    }
    for (const rows of by(
      seats.filter((row) => row.slot !== '3'),
      'grid',
    ).values())
      expect(distinct(rows, 'unit')).toBe(1)
  })
})

describe('units, people and residents', () => {
  it('are 40 county units and one government per town, each with a phone that reaches nobody', () => {
    expect(count(units, (row) => row.kind !== 'town')).toBe(40)
    expect(count(units, (row) => row.kind === 'town')).toBe(13)
    for (const column of ['code', 'name', 'short', 'phone']) expect(distinct(units, column)).toBe(53)
    for (const row of units) expect(row.phone).toMatch(/^0537-0000\d{3}$/)
    for (const row of units) expect(Object.values(row).every(Boolean), row.code).toBe(true)
  })

  it('carry one made-up mobile number each and a name of 2 to 4 characters', () => {
    expect(residents).toHaveLength(300)
    const everyone = [...people, ...residents]
    expect(distinct(everyone, 'phone')).toBe(2970)
    for (const row of everyone) {
      expect(row.phone).toMatch(/^1990000\d{4}$/)
      expect(row.name).toMatch(/^\p{Script=Han}{2,4}$/u)
    }
    const codes = new Set(grids.map((row) => row.code))
    for (const row of residents) expect(codes.has(row.grid)).toBe(true)
  })
})

it('stays small', () => {
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  expect(bytes).toBeLessThan(2_500_000)
})
