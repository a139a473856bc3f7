import { ownParts } from './own-filter.ts'

/** Named filters of the inbox, in the order they stand. */
export const VIEWS = [
  'mine',
  'to-dispatch',
  'due-soon',
  'late',
  'waiting',
  'rulings',
  'checks',
  'visits',
  'open',
  'closed',
] as const
export type View = (typeof VIEWS)[number]

/** What stands in the address: one view and what narrows it. */
export type InboxSearch = {
  view?: View
  /** One mechanism's matters. */
  pack?: string
  town?: string
  unit?: string
  grid?: string
  category?: string
  /** One kind of matter, and one stage of it, as the flow chart opens it. */
  type?: string
  stage?: string
  /** What was answered to the kind's own questions: `field:value;field:from..to`. */
  own?: string
  find?: string
  minPriority?: number
}
const TEXTS = ['pack', 'town', 'unit', 'grid', 'category', 'type', 'stage', 'own', 'find'] as const

/** Reads an address; what it does not know is dropped. */
export const readInboxSearch = (raw: Record<string, unknown>): InboxSearch => {
  const out: InboxSearch = {}
  const view = VIEWS.find((v) => v === raw.view)
  if (view) out.view = view
  for (const key of TEXTS) {
    const value = raw[key]
    if (typeof value === 'string' || typeof value === 'number') out[key] = String(value)
  }
  const least = Number(raw.minPriority)
  if (Number.isInteger(least) && least > 1 && least <= 5) out.minPriority = least
  return out
}

/** A kind with its mechanism is one filter; each own field is one. */
export const filterCount = ({ view: _view, own, ...filters }: InboxSearch): number => {
  const kind = filters.pack !== undefined && filters.type !== undefined ? 1 : 0
  return Object.keys(filters).length - kind + ownParts(own).length
}

/** The queue each post works from; a post that is not named has its own matters only. */
const QUEUE_OF: Readonly<Record<string, View>> = {
  'county-dispatcher': 'to-dispatch',
  'town-dispatcher': 'to-dispatch',
  arbiter: 'rulings',
  'reply-checker': 'checks',
  visitor: 'visits',
  handler: 'mine',
  supervisor: 'late',
  leader: 'open',
  'town-leader': 'open',
  auditor: 'open',
}
/**
 * Where the list begins: the first queue of her posts with something in it, else her own with something in it, else the
 * first queue. A kind of matter of the county's own may wait for her under no queue at all.
 */
export const firstView = (counts: Readonly<Record<string, number>>, posts: readonly string[]): View => {
  const queues = posts.flatMap((p) => QUEUE_OF[p] ?? [])
  return [...queues, 'mine' as const].find((v) => (counts[v] ?? 0) > 0) ?? queues[0] ?? 'mine'
}

const ALWAYS: readonly View[] = ['mine', 'open', 'closed']
/** Views worth a place: those always there, those with something in them, and the one now open. */
export const shownViews = (counts: Readonly<Record<string, number>>, current: View): readonly View[] =>
  VIEWS.filter((v) => v === current || ALWAYS.includes(v) || (counts[v] ?? 0) > 0)

/** A tab's number without the rows this reader has already sent away. */
export const shownCount = (count: number, leaving: number): number => Math.max(0, count - leaving)
