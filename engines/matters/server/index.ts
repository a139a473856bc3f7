import type { Engine } from '@yiwang/platform/engine'
import { act, actAsRaiser } from './commands/act.ts'
import { openMatter, register, settleOnSpot } from './commands/open.ts'
import { ring } from './commands/ring.ts'
import type { MattersDeps } from './deps.ts'
import { ringDue } from './jobs/sweep.ts'
import { matterQueries } from './queries/index.ts'

export type { MattersDeps } from './deps.ts'
export * from './pack-book.ts'
export { mattersWords } from './words.ts'

/** Casework: from somebody's words to a settled matter. */
export const createMatters = (deps: MattersDeps): Engine => {
  const q = matterQueries(deps)
  return {
    name: 'matters',
    commands: [
      openMatter(deps),
      register(deps),
      settleOnSpot(deps),
      act(deps),
      actAsRaiser(deps),
      ring(deps),
      ...q.commands,
    ],
    txCommands: [...q.txCommands],
    queries: q.queries,
    lists: q.lists,
    sweeps: [ringDue, ...q.sweeps],
    consumers: q.consumers,
  }
}
