/**
 * Writes the demo county's registry data under packs/jinxiang-five-moves/data: divisions, merges, grids, units, teams.
 *
 * The same seed and sources give the same bytes. Sources are read from `$YIWANG_SHARED` (default `../shared`),
 * `SEED` changes the seed; everything but division names and codes is invented.
 *
 * Run: node tools/make-jinxiang-data.ts [output folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { csv, degrees, geojson } from './jinxiang-data/files.ts'
import { cutGrids, drawCells, type Grid, splitCommunities } from './jinxiang-data/grids.ts'
import { type Layout, layOut } from './jinxiang-data/layout.ts'
import { chooseMerges, type Merge } from './jinxiang-data/merges.ts'
import { type Assignment, formTeams, inventResidents } from './jinxiang-data/people.ts'
import { CENTRE, cornerOf, type Ring, type Xy } from './jinxiang-data/plane.ts'
import { COUNTY, type Place, readDivisions, readNameParts, type Town } from './jinxiang-data/source.ts'
import { dissolve } from './jinxiang-data/tessellate.ts'
import { listUnits, type Unit } from './jinxiang-data/units.ts'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, process.env.YIWANG_SHARED ?? '../shared')
const target = resolve(process.argv[2] ?? join(root, 'packs/jinxiang-five-moves/data'))
const seed = Number(process.env.SEED ?? 370828)

const DIVISIONS_FROM = '2018-01-01'
const TEAMS_FROM = '2020-04-01'
const MERGES = 128
const RESIDENTS = 300

function main(): void {
  const { towns, places } = readDivisions(shared)
  const names = readNameParts(shared)
  const layout = layOut(seed, towns, places)
  const { points, cells } = drawCells(seed, layout, splitCommunities(places))
  const merges = chooseMerges(seed, { places, cells, count: MERGES })
  const grids = cutGrids({ places, merges, points, cells })
  const units = listUnits(towns)
  const { people, assignments } = formTeams(seed, { grids, units, names })
  const residents = inventResidents(seed, { grids, names, count: RESIDENTS })
  mkdirSync(target, { recursive: true })
  write('divisions.csv', divisionsCsv({ towns, places, layout, merges }))
  write('merges.csv', mergesCsv(merges))
  write('grids.csv', gridsCsv(grids))
  write('grids.geojson', geojson(grids))
  write('towns.geojson', geojson(towns.map((town) => ({ ...town, ring: area(grids, town.code) }))))
  write('county.geojson', geojson([{ ...COUNTY, ring: area(grids, COUNTY.code) }]))
  write('units.csv', unitsCsv(units))
  write('duties.csv', dutiesCsv())
  write(
    'people.csv',
    csv(
      ['code', 'name', 'gender', 'phone', 'unit'],
      people.map((p) => [p.code, p.name, p.gender, p.phone, p.unit]),
    ),
  )
  write('team-assignments.csv', assignmentsCsv(assignments))
  write(
    'residents.csv',
    csv(
      ['code', 'name', 'phone', 'grid'],
      residents.map((r) => [r.code, r.name, r.phone, r.grid]),
    ),
  )
}

const write = (name: string, text: string): void => writeFileSync(join(target, name), text)
const lonLat = (at: Xy): [number, number] => degrees(cornerOf(at))

function area(grids: readonly Grid[], within: string): Ring {
  const ring = dissolve(grids.filter((grid) => grid.code.startsWith(within)).map((grid) => grid.ring))
  if (!ring) throw new Error(`${within}: its grids are not one area; try another seed`)
  return ring
}

function divisionsCsv(input: { towns: Town[]; places: Place[]; layout: Layout; merges: Merge[] }): string {
  const ended = new Map(input.merges.map((merge) => [merge.from, merge.date]))
  const columns = ['code', 'name', 'full_name', 'kind', 'parent', 'lon', 'lat', 'status', 'valid_from', 'valid_to']
  const rows = [
    [COUNTY.code, COUNTY.name, COUNTY.name, 'county', '', CENTRE.lon, CENTRE.lat, 'active', DIVISIONS_FROM, ''],
    ...input.towns.map(({ code, name }) => {
      const at = lonLat(input.layout.towns.get(code)!)
      return [code, name, name, 'town', COUNTY.code, ...at, 'active', DIVISIONS_FROM, '']
    }),
    ...input.places.map(({ code, name, fullName, kind, town }) => {
      const at = lonLat(input.layout.places.get(code)!)
      const end = ended.get(code)
      return [code, name, fullName, kind, town, ...at, end ? 'merged' : 'active', DIVISIONS_FROM, end ?? '']
    }),
  ]
  return csv(columns, rows)
}

const mergesCsv = (merges: readonly Merge[]): string =>
  csv(
    ['from_code', 'to_code', 'date', 'reason', 'reason_en', 'invented'],
    merges.map(({ from, to, date, reason }) => [from, to, date, reason.zh, reason.en, true]),
  )

function gridsCsv(grids: readonly Grid[]): string {
  const columns = ['code', 'name', 'division', 'town', 'lon', 'lat', 'split_of', 'merged_from', 'valid_from']
  const rows = grids.map((grid, i) => {
    const serial = String(i + 1).padStart(3, '0')
    const sources = [`CC-${serial}`, `FY-${serial}`, `ZZ-${serial}`].join(';')
    const { code, name, division, town, split } = grid
    return [code, name, division, town, ...lonLat(grid.point), split ? division : '', sources, TEAMS_FROM]
  })
  return csv(columns, rows)
}

const unitsCsv = (units: readonly Unit[]): string =>
  csv(
    ['code', 'name', 'name_en', 'short', 'kind', 'duties', 'duties_en', 'phone', 'division'],
    units.map((u) => [u.code, u.name, u.nameEn, u.short, u.kind, u.duties, u.dutiesEn, u.phone, u.division]),
  )

const dutiesCsv = (): string =>
  csv(
    ['slot', 'seats', 'post', 'post_en', 'duty', 'duty_en'],
    [
      [
        1,
        1,
        '县直单位领导班子成员',
        'Leading-group member of a county unit',
        '牵头走访，协调难办的事，每月听一次汇报',
        'Leads visits, settles what is stuck between units, hears a report each month',
      ],
      [
        2,
        2,
        '县直单位干部',
        'County-unit cadre',
        '入户走访，记下诉求，讲解政策，回告结果',
        'Visits homes, writes down appeals, explains policies, brings the answer back',
      ],
      [
        3,
        3,
        '镇街干部',
        'Town cadre',
        '日常联系群众，当场解决小事，陪同现场核查',
        'Keeps daily contact, settles small things on the spot, joins checks on site',
      ],
    ],
  )

const assignmentsCsv = (assignments: readonly Assignment[]): string =>
  csv(
    ['grid', 'person', 'slot', 'seat', 'unit', 'from', 'to'],
    assignments.map(({ grid, person, slot, seat, unit }) => [grid, person, slot, seat, unit, TEAMS_FROM, '']),
  )

main()
