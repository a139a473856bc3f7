import type { Counts, Flag, Group } from './model.ts'

const size = (g: Group): number =>
  Math.max(g.counts.dispatched ?? 0, g.counts['sign-due'] ?? 0, g.counts['reply-due'] ?? 0)

const added = (groups: readonly Group[]): Counts => {
  const out: Partial<Record<Flag, number>> = {}
  for (const g of groups) for (const f of Object.keys(g.counts) as Flag[]) out[f] = (out[f] ?? 0) + g.counts[f]!
  return out
}

export type Merged = {
  readonly rows: readonly Group[]
  readonly others: { members: readonly Group[]; counts: Counts } | null
}

/**
 * Groups smaller than `least` in one row; with the next smallest until it holds
 * `least` orders. So a group never stands alone in it, where its own numbers would follow from the total.
 */
export const mergeSmall = (groups: readonly Group[], least: number): Merged => {
  const inOrder = [...groups].sort((a, b) => size(a) - size(b) || (a.name < b.name ? -1 : 1))
  let n = inOrder.filter((g) => size(g) < least).length
  if (n === 0) return { rows: groups, others: null }
  const sum = () => inOrder.slice(0, n).reduce((t, g) => t + size(g), 0)
  while (n < inOrder.length && sum() < least) n++
  const members = inOrder.slice(0, n)
  return { rows: groups.filter((g) => !members.includes(g)), others: { members, counts: added(members) } }
}
