import type { MatterView, Suggestion, Words } from '../shared/view-types.ts'

/** What is known of one chosen matter before a bulk act. */
export type BulkCandidate = {
  readonly matter: Pick<MatterView, 'id' | 'ref' | 'seq' | 'title' | 'can' | 'cannot'>
  readonly units: readonly Suggestion[]
  readonly abstains: boolean
  readonly category: string | null
}
export type BulkItem = {
  readonly id: string
  readonly ref: string
  readonly seq: number
  readonly title: string
  readonly category: string | null
}
export type BulkGroup = {
  readonly unit: string
  readonly unitName: string
  readonly action: string
  readonly items: readonly BulkItem[]
}
export type BulkPlan = {
  readonly groups: readonly BulkGroup[]
  /** No suggestion strong enough: they stay in the inbox. */
  readonly unsure: readonly BulkItem[]
  /** Cannot go with the others, each with its reason; none when the answer gave none. */
  readonly apart: readonly { readonly item: BulkItem; readonly why: Words | null }[]
}

const itemOf = ({ matter, category }: BulkCandidate): BulkItem => ({
  id: matter.id,
  ref: matter.ref,
  seq: matter.seq,
  title: matter.title,
  category,
})

/** Groups by suggested unit; exceptions are taken out before the act and named. */
export const planBulk = (candidates: readonly BulkCandidate[], verb: string): BulkPlan => {
  const groups = new Map<string, { unit: string; unitName: string; action: string; items: BulkItem[] }>()
  const unsure: BulkItem[] = []
  const apart: { item: BulkItem; why: Words | null }[] = []
  for (const one of candidates) {
    const item = itemOf(one)
    const action = one.matter.can.find((a) => a.verb === verb)
    if (!action?.bulk) {
      apart.push({ item, why: one.matter.cannot[0]?.why ?? null })
      continue
    }
    const best = one.abstains ? undefined : one.units.find((u) => u.allowed)
    if (!best) {
      unsure.push(item)
      continue
    }
    const key = `${best.unit} ${action.action}`
    const group = groups.get(key) ?? { unit: best.unit, unitName: best.unitName, action: action.action, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return { groups: [...groups.values()].sort((a, b) => b.items.length - a.items.length), unsure, apart }
}
