import type { MatterType } from './matter-type.ts'
import { type Action, SAME, type Verb } from './words.ts'

/** The named queues of an inbox that go by stage: what there is to do in them. */
export const QUEUES = ['to-dispatch', 'waiting', 'rulings', 'checks', 'visits'] as const
export type Queue = (typeof QUEUES)[number]

/** A stage that one of these verbs leads out of stands in the queue: to be handed out, awaited, ruled, checked, visited. */
const BY_VERB: Readonly<Record<Queue, readonly Verb[]>> = {
  'to-dispatch': ['dispatch', 'convene'],
  waiting: ['provide', 'resume', 'opine', 'lift-hold'],
  rulings: ['rule-accept', 'rule-deny'],
  checks: ['check-accept', 'check-reject'],
  visits: ['visit', 'confirm'],
}
/** Posts that work from a queue of their own: a step that has no verb of its own stands in the queue of whose turn it is. */
const BY_POST: Readonly<Record<string, Queue>> = { arbiter: 'rulings', 'reply-checker': 'checks', visitor: 'visits' }

const leaves = ({ to }: Action, stage: string): boolean =>
  (typeof to === 'string' ? [to] : Object.values(to.map)).some((s) => s !== SAME && s !== stage)
const byTurn = (t: MatterType, owner: string | undefined): Queue[] => {
  if (owner === 'raiser') return ['waiting']
  const queue = BY_POST[t.roles[owner ?? '']?.post ?? '']
  return queue ? [queue] : []
}

/**
 * The queues an open stage of this kind stands in. By what may be done there, since that is what a queue promises; where
 * only steps of the pack's own lead on, by whose turn it is. None: it is somebody's daily work, found under her own name
 * and among all that is open.
 */
export const queuesOf = (t: MatterType, stage: string): readonly Queue[] => {
  const s = t.stages[stage]
  if (s?.super !== 'open') return []
  const leads = t.actions.filter((a) => a.from.includes(stage) && leaves(a, stage)).map((a) => a.verb)
  const found = QUEUES.filter((q) => BY_VERB[q].some((v) => leads.includes(v)))
  return found.length > 0 ? found : byTurn(t, s.owner)
}
