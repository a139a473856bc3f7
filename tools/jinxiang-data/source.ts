import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export const COUNTY = { code: '370828', name: '金乡县' }

export type Town = { readonly code: string; readonly name: string }
export type Place = {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly town: string
  readonly kind: 'community' | 'village'
}
export type NameParts = {
  readonly surnames: readonly { readonly surname: string; readonly weight: number }[]
  readonly chars: readonly { readonly gender: string; readonly position: string; readonly char: string }[]
}

const COMMUNITY = '社区居民委员会'
const VILLAGE = '村民委员会'

/** The county's towns and the committees under them, in code order. */
export const readDivisions = (shared: string): { towns: Town[]; places: Place[] } => {
  const folder = join(shared, 'data', 'jining-divisions')
  const towns = rows(join(folder, 'towns.csv'))
    .filter((row) => row.county_code === COUNTY.code)
    .map((row) => ({ code: row.code9!, name: row.name! }))
  const places = rows(join(folder, 'villages.csv'))
    .filter((row) => row.county_code === COUNTY.code)
    .map((row) => toPlace(row.code!, row.name!, row.town_code!))
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
  return { towns: towns.sort(byCode), places: places.sort(byCode) }
}

/** Surnames with their weight and the characters of given names. */
export const readNameParts = (shared: string): NameParts => {
  const folder = join(shared, 'data', 'cn-names')
  return {
    surnames: rows(join(folder, 'surnames.csv')).map((row) => ({ surname: row.surname!, weight: Number(row.tf) })),
    chars: rows(join(folder, 'given-name-chars.csv')).map((row) => ({
      gender: row.gender!,
      position: row.position!,
      char: row.char!,
    })),
  }
}

const rows = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true, bom: true })

function toPlace(code: string, fullName: string, town: string): Place {
  if (fullName.endsWith(COMMUNITY))
    return { code, fullName, town, kind: 'community', name: fullName.replace(/居民委员会$/, '') }
  if (!fullName.endsWith(VILLAGE)) throw new Error(`${code} ${fullName}: neither a community nor a village committee`)
  const stem = fullName.slice(0, -VILLAGE.length)
  return { code, fullName, town, kind: 'village', name: stem.endsWith('村') ? stem : `${stem}村` }
}
