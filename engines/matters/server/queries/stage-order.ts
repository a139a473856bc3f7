import type { Action, MatterType, Stage } from '../../pack/index.ts'

const targets = (a: Action): string[] => (typeof a.to === 'string' ? [a.to] : Object.values(a.to.map))

/**
 * Stages as a matter walks through them: the open ones from where nothing leads to on, then the closed ones, the end last.
 * A stored pack keeps no order of its stages (its object keys come back sorted); its list of actions does.
 */
export const inFlow = (type: Pick<MatterType, 'stages' | 'actions'>): [string, Stage][] => {
  const { stages, actions } = type
  const ids = Object.keys(stages)
  const reached = new Set(actions.flatMap(targets))
  const first = ids.filter((id) => stages[id]?.super === 'open' && !reached.has(id))
  const walk = new Set(first.length > 0 ? first : ids.slice(0, 1))
  // a set grows while it is walked through: breadth first, in the order of the actions
  for (const at of walk)
    for (const a of actions) if (a.from.includes(at)) for (const to of targets(a)) if (stages[to]) walk.add(to)
  const rank = (s: Stage): number => (s.end ? 2 : s.super === 'open' ? 0 : 1)
  return [...new Set([...walk, ...ids])]
    .map((id): [string, Stage] => [id, stages[id] as Stage])
    .sort(([, a], [, b]) => rank(a) - rank(b))
}
