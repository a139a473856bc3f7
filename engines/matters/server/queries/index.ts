import type { CommandSpec, Consumer, ListSpec, QuerySpec, Sweep, TxCommandSpec } from '@yiwang/platform/engine'
import { bulkCommand } from '../commands/bulk.ts'
import { consentCommand } from '../commands/consent.ts'
import { joinCommand } from '../commands/join.ts'
import { revealCommand } from '../commands/reveal.ts'
import type { MattersDeps } from '../deps.ts'
import { attach } from '../files/attach.ts'
import { tidyFiles } from '../files/tidy-files.ts'
import { importAppealsCommand } from '../import/import-appeals.ts'
import { indexMatters } from '../search/index-matters.ts'
import { searchMatters } from '../search/search-matters.ts'
import { similarMatters, similarOpenMatters } from '../search/similar-matters.ts'
import { suggestDispatch } from '../suggest/suggest-dispatch.ts'
import { exportQuery } from './export-matters.ts'
import { inboxCountsSpec, inboxSpec } from './inbox.ts'
import { matterQuery } from './matter.ts'
import { mineSpec } from './mine.ts'
import { nearbySpec } from './nearby.ts'
import { noticesQuery } from './notices.ts'
import { cannedQuery, catalogueQuery, dutyListQuery } from './pack-tables.ts'
import { planQuery } from './plan.ts'
import { trackQuery } from './track.ts'

// biome-ignore lint/suspicious/noExplicitAny: specs of different operations share one list
type Any = any
export type Parts = {
  commands: CommandSpec<Any, Any>[]
  txCommands: TxCommandSpec<Any, Any>[]
  queries: QuerySpec<Any>[]
  lists: ListSpec<Any>[]
  sweeps: Sweep[]
  consumers: Consumer[]
}

export const matterQueries = (deps: MattersDeps): Parts => ({
  commands: [joinCommand(deps), consentCommand()],
  txCommands: [bulkCommand(deps), revealCommand(deps), attach(deps), importAppealsCommand(deps)],
  queries: [
    matterQuery(deps),
    trackQuery(deps),
    catalogueQuery(deps),
    dutyListQuery(deps),
    planQuery(deps),
    cannedQuery(deps),
    exportQuery(deps),
    noticesQuery(deps),
    searchMatters(deps),
    similarMatters(deps),
    similarOpenMatters(deps),
    suggestDispatch(deps),
  ],
  lists: [mineSpec(deps), inboxSpec(deps), inboxCountsSpec, nearbySpec(deps)],
  sweeps: [tidyFiles(deps)],
  consumers: [indexMatters(deps)],
})
