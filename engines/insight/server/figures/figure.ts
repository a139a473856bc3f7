import type { z } from 'zod'
import type { Figure as FigureShape, FigureTable as TableShape } from '../../contract/index.ts'
import type { FigureId } from '../../pack/index.ts'
import { MEASURES, type Measure } from './measures.ts'
import { type Counts, count } from './model.ts'

export type Figure = z.input<typeof FigureShape>
export type FigureTable = z.input<typeof TableShape>

/** Where a figure stands: whether its month is final, the limits, and the address of its cases (null for who may not open them). */
export type Setting = {
  readonly final: boolean
  readonly rateLeast: number
  readonly hideUnder: number
  readonly query: (name: string) => string | null
}

/** Percent with one decimal, rounded half up in whole numbers. */
export const percent = (met: number, of: number): number => Math.floor((2000 * met + of) / (2 * of)) / 10

type Parts = { value: number | null; of: number | null; percent: number | null; state: Figure['state'] }
const rateParts = (met: number, of: number, s: Setting): Parts => {
  if (of === 0) return { value: null, of: 0, percent: null, state: 'no-data' }
  if (of < s.rateLeast) return { value: null, of: of < s.hideUnder ? null : of, percent: null, state: 'too-few' }
  return { value: met, of, percent: percent(met, of), state: s.final ? 'final' : 'provisional' }
}
const countParts = (n: number, of: number | null, s: Setting): Parts => ({
  value: n,
  of,
  percent: of !== null && of >= s.rateLeast ? percent(n, of) : null,
  state: s.final ? 'final' : 'provisional',
})

const shaped = (name: string, m: Pick<Measure, 'words' | 'definition' | 'unit'>, p: Parts, s: Setting): Figure => ({
  id: name,
  words: m.words,
  definition: m.definition,
  unit: m.unit,
  qualifier: 'exact',
  query: s.query(name),
  ...p,
})

/** One figure of the catalogue out of the counts. */
export const figureOf = (name: FigureId, c: Counts, s: Setting): Figure => {
  const m = MEASURES[name]
  const n = count(c, m.counts)
  const of = m.of === undefined ? null : count(c, m.of)
  return shaped(name, m, m.rate ? rateParts(n, of ?? 0, s) : countParts(n, of, s), s)
}

/** A plain number that is no figure of the catalogue, such as the orders of a unit. */
export const plainFigure = (
  name: string,
  m: Pick<Measure, 'words' | 'definition' | 'unit'>,
  o: { n: number; s: Setting },
): Figure => shaped(name, m, countParts(o.n, null, o.s), o.s)

/** The same figure without its number. */
export const hide = (f: Figure): Figure => ({ ...f, value: null, of: null, percent: null, state: 'suppressed' })
