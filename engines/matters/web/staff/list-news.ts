import { BANDS } from './bands.ts'

/** A list that never moves under the pointer: its order is fixed until the reader takes in the news. */
export type Held<R> = {
  readonly bands: readonly { readonly band: string; readonly ids: readonly string[] }[]
  /** Last known rows by id; a row that left the answer keeps its last face. */
  readonly rows: ReadonlyMap<string, R>
  readonly gone: ReadonlySet<string>
  /** Rows of the newest answer that are not shown yet. */
  readonly news: number
}

type Grouped<R> = readonly { readonly band: string; readonly rows: readonly R[] }[]
type Row = { readonly id: string }

/** Takes an answer as it stands: new order, no news. */
export const takeIn = <R extends Row>(groups: Grouped<R>): Held<R> => ({
  bands: groups.map((g) => ({ band: g.band, ids: g.rows.map((r) => r.id) })),
  rows: new Map(groups.flatMap((g) => g.rows.map((r) => [r.id, r] as const))),
  gone: new Set(),
  news: 0,
})

const shownIds = <R>(held: Held<R>): Set<string> => new Set(held.bands.flatMap((b) => b.ids))

/** A poll came: shown rows get their new face in their old place, the rest is counted. */
export const hear = <R extends Row>(held: Held<R>, fresh: readonly R[], dropped: ReadonlySet<string>): Held<R> => {
  const shown = shownIds(held)
  const byId = new Map(fresh.map((r) => [r.id, r] as const))
  const rows = new Map(held.rows)
  for (const [id, row] of byId) if (shown.has(id)) rows.set(id, row)
  const gone = new Set([...shown].filter((id) => !byId.has(id)))
  const news = fresh.filter((r) => !shown.has(r.id) && !dropped.has(r.id)).length
  return { ...held, rows, gone, news }
}

/** The reader's own act moved rows: each goes where the answer has it now, the rest stands still. */
export const moveRows = <R extends Row>(held: Held<R>, groups: Grouped<R>, ids: ReadonlySet<string>): Held<R> => {
  const moving = new Set(groups.flatMap((g) => g.rows.filter((r) => ids.has(r.id)).map((r) => r.id)))
  const left = dropRows(held, [...moving]).bands
  const bands = BANDS.map((band) => {
    const now = groups.find((g) => g.band === band)?.rows.map((r) => r.id) ?? []
    const still = left.find((b) => b.band === band)?.ids ?? []
    const put = (list: readonly string[], id: string) => putBefore(list, id, now.slice(now.indexOf(id) + 1))
    return { band, ids: now.filter((id) => moving.has(id)).reduce(put, still) }
  })
  return { ...held, bands: bands.filter((b) => b.ids.length > 0) }
}
const putBefore = (list: readonly string[], id: string, after: readonly string[]): readonly string[] => {
  const at = list.findIndex((x) => after.includes(x))
  return at < 0 ? [...list, id] : [...list.slice(0, at), id, ...list.slice(at)]
}

/** The reader's own act took rows away. */
export const dropRows = <R>(held: Held<R>, ids: readonly string[]): Held<R> => {
  const out = new Set(ids)
  const bands = held.bands
    .map((b) => ({ ...b, ids: b.ids.filter((id) => !out.has(id)) }))
    .filter((b) => b.ids.length > 0)
  return { ...held, bands }
}

/** All shown ids in reading order. */
export const orderOf = <R>(held: Held<R>): readonly string[] => held.bands.flatMap((b) => b.ids)

/** The id `step` places from `at`, staying inside; the first when nothing is chosen. */
export const stepFrom = (order: readonly string[], at: string | undefined, step: number): string | undefined => {
  const from = at === undefined ? -1 : order.indexOf(at)
  if (from < 0) return order[0]
  return order[Math.max(0, Math.min(order.length - 1, from + step))]
}

/** The ids from one to the other, both included; only the second when the first is not there. */
export const rangeOf = (order: readonly string[], from: string | undefined, to: string): readonly string[] => {
  const [a, b] = [from === undefined ? -1 : order.indexOf(from), order.indexOf(to)]
  if (a < 0 || b < 0) return [to]
  return order.slice(Math.min(a, b), Math.max(a, b) + 1)
}
