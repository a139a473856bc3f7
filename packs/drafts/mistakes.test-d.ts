/**
 * Mistakes the compiler must catch. Each line under `@ts-expect-error` fails to compile on its own; if a word
 * becomes loose, the unused directive turns the type check red.
 */
import { hours } from '@yiwang/kernel/time'
import { gathering } from './words/engines.ts'
import { did, met } from './words/insight.ts'
import { fact, waitsFor } from './words/joins.ts'
import { stated } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { composition, post, system } from './words/registry.ts'

const roles = { team: post('grid-team', 'grid'), desk: post('service-desk', 'county'), system: system() }

/** The sound base: compiles, so each error below comes from its one mistake. */
export const sound = matterType(roles, {
  id: 'sound',
  start: 'a',
  stages: { a: { owner: 'desk' }, b: { owner: 'team' }, z: { end: 'done' } },
  actions: {
    go: { verb: 'dispatch', from: ['a'], to: 'b', who: ['desk'] },
    end: { verb: 'reply', from: ['b'], to: 'z', who: ['team'], notBy: ['go'] },
  },
  clocks: {
    first: { from: ['opened'], to: ['go'], within: stated(hours(1), 'm13-P3'), breach: [{ do: 'act', action: 'go' }] },
    second: { from: ['go'], to: ['end'], within: stated(hours(48), 'm13-P4'), pausesIn: ['a'], breach: [] },
  },
})

const base = { id: 'x', start: 'a', stages: { a: { owner: 'desk' }, z: { end: 'done' } } } as const
const go = { verb: 'reply', from: ['a'], to: 'z', who: ['desk'] } as const
const actions = { go } as const
const clock = { from: ['opened'], to: ['go'], within: stated(hours(1), 'm13-P3'), breach: [] } as const

// biome-ignore format: one mistake a line, or the directive above it points at the wrong line
export const mistakes = [
  // 1 a misspelt stage: as target, as source, as start, as a pause
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, to: 'zz' } } }),
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, from: ['aa'] } } }),
  // @ts-expect-error
  matterType(roles, { ...base, start: 'aa', clocks: {}, actions }),
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, pausesIn: ['aa'] } } }),
  // 2 a clock that ends at an action nobody has, starts there, or does it when it rings; or hangs on no clock
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, to: ['goo'] } } }),
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, from: ['goo'] } } }),
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, breach: [{ do: 'act', action: 'goo' }] } } }),
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, from: ['due:d'] } } }),
  // 3 a role that does not exist: in `who`, as owner, in a breach, in a team, as host
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, who: ['mayor'] } } }),
  // @ts-expect-error
  matterType(roles, { ...base, stages: { a: { owner: 'mayor' }, z: { end: 'x' } }, actions, clocks: {} }),
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, breach: [{ do: 'escalate', to: 'mayor' }] } } }),
  // @ts-expect-error
  composition(roles, { id: 'c', per: 'grid', fixed: [{ role: 'mayor', count: stated(1, 'm13-P2') }] }),
  // @ts-expect-error
  gathering(roles, { id: 'g', host: 'mayor', invite: [] }),
  // 4 an unknown verb, and a verb of another engine
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, verb: 'replly' } } }),
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, verb: 'signOff' } } }),
  // 5 a fact nobody publishes, and a link to a stage the other flow lacks
  // @ts-expect-error
  fact('meeting.hold', 'case'),
  // @ts-expect-error
  waitsFor(sound, 'zz'),
  // 6 a bulletin that counts an action or a clock nobody has
  // @ts-expect-error
  did(sound, 'goo'),
  // @ts-expect-error
  met(sound, 'firrst'),
  // 7 a limit without a source; a source that is none
  // @ts-expect-error
  matterType(roles, { ...base, actions, clocks: { c: { ...clock, within: hours(1) } } }),
  // @ts-expect-error
  stated(hours(1), 'thirteen'),
  // 8 separation of duties from an action that does not exist
  // @ts-expect-error
  matterType(roles, { ...base, clocks: {}, actions: { go: { ...go, notBy: ['replly'] } } }),
]
