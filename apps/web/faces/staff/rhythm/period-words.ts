import { dayWords, type TimeWords } from '@yiwang/ui'

type Span = { readonly from: string; readonly to: string }
/** A local day (yyyy-mm-dd) as an instant inside it. */
const noon = (day: string): string => `${day}T12:00:00+08:00`

export const dateWords = (day: string, words: TimeWords): string => dayWords(noon(day), words)
/** One day as itself, more as first and last. */
export const periodWords = (p: Span, o: { words: TimeWords; to: (ends: Span) => string }): string =>
  p.from === p.to
    ? dateWords(p.from, o.words)
    : o.to({ from: dateWords(p.from, o.words), to: dateWords(p.to, o.words) })

type Kept = Span & { readonly state: string; readonly deadline: string }
/** Periods somebody may write down now, the newest first: open or missed ones, and kept ones that may still be corrected. */
export const recordable = <P extends Kept>(periods: readonly P[], now: number): P[] =>
  periods
    .filter((p) => ['open', 'missed'].includes(p.state) || (p.state === 'held' && now < Date.parse(p.deadline)))
    .toReversed()
