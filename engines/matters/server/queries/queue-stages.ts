import { QUEUES, type Queue, queuesOf } from '../../pack/index.ts'
import { perBook, type Release } from '../pack-book.ts'

/** For each queue the condition over alias `m` that an open matter's stage stands in it. */
export type QueueConditions = Readonly<Record<Queue, string>>

/** Written out, not handed over: a statement that is planned once for all values must see which stages it looks for. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const anyOf = (values: readonly string[]): string => values.join(',')
const kindOf = ({ pack, type }: Release): string => `(${quoted(pack.id)},${pack.version},${quoted(type.id)})`

type Stands = { readonly inside: string[]; readonly outside: string[] }
/** By name of an open stage: the kinds whose stage of that name stands in the queue, and those whose does not. */
const byStage = (releases: readonly Release[], q: Queue): Map<string, Stands> => {
  const found = new Map<string, Stands>()
  for (const r of releases)
    for (const [id, s] of Object.entries(r.type.stages)) {
      if (s.super !== 'open') continue
      const stands = found.get(id) ?? { inside: [], outside: [] }
      stands[queuesOf(r.type, id).includes(q) ? 'inside' : 'outside'].push(kindOf(r))
      found.set(id, stands)
    }
  return found
}

const conditionOf = (releases: readonly Release[], q: Queue): string => {
  const stages = [...byStage(releases, q)].filter(([, s]) => s.inside.length > 0)
  const plain = stages.filter(([, s]) => s.outside.length === 0).map(([id]) => quoted(id))
  // Where kinds or versions mean different things by one name, each is named.
  const apart = stages
    .filter(([, s]) => s.outside.length > 0)
    .map(([id, s]) => `m.stage=${quoted(id)} and (m.pack,m.version,m.type) in (${anyOf(s.inside)})`)
  const all = [...(plain.length > 0 ? [`m.stage in (${anyOf(plain)})`] : []), ...apart]
  return all.length > 0 ? `(${all.join(' or ')})` : 'false'
}

/** The conditions for every version that a matter may run under. */
export const queueConditions = perBook(
  (releases): QueueConditions =>
    Object.fromEntries(QUEUES.map((q) => [q, conditionOf(releases, q)])) as Record<Queue, string>,
)
