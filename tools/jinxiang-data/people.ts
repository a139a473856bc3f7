import type { Grid } from './grids.ts'
import { pick, type Stream, seeded, shuffled } from './seeded.ts'
import type { NameParts } from './source.ts'
import type { Unit } from './units.ts'

export type Person = {
  readonly code: string
  readonly name: string
  readonly gender: string
  readonly phone: string
  readonly unit: string
}
export type Assignment = {
  readonly grid: string
  readonly person: string
  readonly slot: 1 | 2 | 3
  readonly seat: number
  readonly unit: string
}
export type Resident = { readonly code: string; readonly name: string; readonly phone: string; readonly grid: string }

/** The six seats of a team: one leading-group member and two cadres of a county unit, three town cadres. */
const SEATS = [1, 2, 2, 3, 3, 3] as const
const FIRST_RESIDENT_PHONE = 5001

/** Six new people for each grid; a county unit adopts about eleven grids spread over the county. */
export const formTeams = (
  seed: number,
  input: { grids: readonly Grid[]; units: readonly Unit[]; names: NameParts },
) => {
  const stream = seeded(seed, 'people')
  const countyUnits = input.units.filter((unit) => unit.kind !== 'town')
  const order = shuffled(seeded(seed, 'adoption'), input.grids)
  const adopter = new Map(order.map((grid, i) => [grid.code, countyUnits[i % countyUnits.length]!.code]))
  const people: Person[] = []
  const assignments = input.grids.flatMap((grid) =>
    SEATS.map((slot, i): Assignment => {
      const unit = slot === 3 ? `T${grid.town}` : adopter.get(grid.code)!
      const serial = people.length + 1
      const code = `S${String(serial).padStart(4, '0')}`
      people.push({ code, ...inventName(stream, input.names), phone: mobile(serial), unit })
      return { grid: grid.code, person: code, slot, seat: i + 1, unit }
    }),
  )
  return { people, assignments }
}

/** Made-up residents, each at home in some grid. */
export const inventResidents = (
  seed: number,
  { grids, names, count }: { grids: readonly Grid[]; names: NameParts; count: number },
): Resident[] => {
  const stream = seeded(seed, 'residents')
  return Array.from({ length: count }, (_, i) => ({
    code: `R${String(i + 1).padStart(3, '0')}`,
    name: inventName(stream, names).name,
    phone: mobile(FIRST_RESIDENT_PHONE + i),
    grid: pick(stream, grids).code,
  }))
}

function inventName(stream: Stream, { surnames, chars }: NameParts): { name: string; gender: string } {
  const gender = stream() < 0.45 ? 'f' : 'm'
  const of = (position: string) => chars.filter((entry) => entry.gender === gender && entry.position === position)
  const given =
    stream() < 0.75
      ? `${pick(stream, of('first')).char}${pick(stream, of('last')).char}`
      : pick(stream, of('single')).char
  return { name: `${pickSurname(stream, surnames)}${given}`, gender }
}

function pickSurname(stream: Stream, surnames: NameParts['surnames']): string {
  const total = surnames.reduce((sum, entry) => sum + entry.weight, 0)
  let left = stream() * total
  for (const { surname, weight } of surnames) {
    left -= weight
    if (left < 0) return surname
  }
  return surnames[0]!.surname
}

const mobile = (serial: number): string => `1990000${String(serial).padStart(4, '0')}`
