import { DIMS, type Dim } from '../../pack/index.ts'

/** The address of the cases behind a measure: `measure:<pack>:<measure>:<from>:<to>[:<dim>:<key>]`, days both included. */
export type MeasureAddress = {
  readonly pack: string
  readonly measure: string
  readonly from: string
  readonly to: string
  readonly dim: Dim | 'all'
  readonly key: string
}
const SHAPE = /^measure:([a-z0-9-]+):([a-z0-9-]+):(\d{4}-\d\d-\d\d):(\d{4}-\d\d-\d\d)(?::([a-z]+):([\w.-]{1,60}))?$/

export const isMeasureAddress = (text: string): boolean => text.startsWith('measure:')
export const measureAddress = (a: MeasureAddress): string =>
  `measure:${a.pack}:${a.measure}:${a.from}:${a.to}${a.dim === 'all' ? '' : `:${a.dim}:${a.key}`}`

/** Whether it is a day of the calendar. */
export const isDay = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}
/** Undefined when the text is no such address. */
export const parseMeasureAddress = (text: string): MeasureAddress | undefined => {
  const found = SHAPE.exec(text)
  if (!found) return undefined
  const [, pack, measure, from, to, dim, key] = found as unknown as string[]
  if (!isDay(from!) || !isDay(to!) || (dim !== undefined && !(DIMS as readonly string[]).includes(dim)))
    return undefined
  return { pack: pack!, measure: measure!, from: from!, to: to!, dim: (dim as Dim) ?? 'all', key: key ?? 'all' }
}
