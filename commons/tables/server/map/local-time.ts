const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** A reading of a clock on the wall. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/**
 * Reads `2026-06-05`, `2026/6/5 8:30`, `2026年6月5日 8时30分`, `2026-06-05T08:30:00`, with `Z` or `+08:00` or without.
 * Undefined for anything else and for days and hours that do not exist.
 */
export const parseWallTime = (text: string): { readonly wall: WallTime; readonly offset?: string } | undefined => {
  const found = SHAPE.exec(text.normalize('NFKC').trim())
  if (!found) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const wall = { year, month, day, hour, minute, second }
  const made = new Date(utcOf(wall))
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return real ? { wall, ...(found[7] ? { offset: found[7] } : {}) } : undefined
}

const SHAPE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(?:T|\s*)(\d{1,2})[:时点](?:(\d{1,2})分?(?::?(\d{1,2})(?:\.\d{1,9})?秒?)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * The instant at which clocks in a zone show a wall time, in milliseconds. Where clocks were set back the first of the
 * two; where they were set forward, as far after the jump as the reading lies within it.
 */
export const instantOf = (wall: WallTime, zone: string): number => {
  const local = utcOf(wall)
  const early = local - offsetAt(local - DAY, zone)
  const late = local - offsetAt(local + DAY, zone)
  const first = Math.min(early, late)
  const fits = [first, Math.max(early, late)].find((instant) => instant + offsetAt(instant, zone) === local)
  return fits ?? early
}

/** The instant of a wall time with a written offset such as `Z` or `+08:00`, in milliseconds. */
export const instantAtOffset = (wall: WallTime, offset: string): number => {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? []
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000
  return utcOf(wall) - (sign === '-' ? -shift : shift)
}

const DAY = 86_400_000
const QUARTER = 900_000

const utcOf = (w: WallTime): number => Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second)

/** Kept by quarter of an hour: zones change only on such marks, and asking the zone table is slow. */
const offsetAt = (instant: number, zone: string): number => {
  const quarter = Math.floor(instant / QUARTER)
  const key = `${zone}|${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = readOffset(quarter * QUARTER, zone)
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

const readOffset = (instant: number, zone: string): number => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return utcOf({ year, month, day, hour, minute, second }) - instant
}
