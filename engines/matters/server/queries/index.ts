import type { CommandSpec, Consumer, ListSpec, QuerySpec, Sweep, TxCommandSpec } from '@yiwang/platform/engine'
import { bulkCommand } from '../commands/bulk.ts'
import { consentCommand } from '../commands/consent.ts'
import { joinCommand } from '../commands/join.ts'
import { moveVersion } from '../commands/move-version.ts'
import { revealCommand } from '../commands/reveal.ts'
import { closeSitting, minuteSitting, openSitting } from '../commands/sittings.ts'
import { answerTopic, closeTopic, gatherTopic, meetTopic, openTopic } from '../commands/topics.ts'
import type { MattersDeps } from '../deps.ts'
import { attach } from '../files/attach.ts'
import { tidyFiles } from '../files/tidy-files.ts'
import { importAppealsCommand } from '../import/import-appeals.ts'
import { levelRecords, recordLevelCommand } from '../jobs/level-records.ts'
import { purgeCommand, purgeDue } from '../jobs/purge.ts'
import { indexMatters } from '../search/index-matters.ts'
import { searchMatters } from '../search/search-matters.ts'
import { similarMatters, similarOpenMatters } from '../search/similar-matters.ts'
import { suggestDispatch } from '../suggest/suggest-dispatch.ts'
import { dailiesQuery, fileDailyCommand } from './dailies.ts'
import { exportQuery } from './export-matters.ts'
import { flowQuery } from './flow.ts'
import { inboxCountsSpec, inboxSpec } from './inbox.ts'
import { inboxKindsQuery } from './inbox-kinds.ts'
import { exclusionsQuery, levelsQuery } from './ladder-lists.ts'
import { matterQuery } from './matter.ts'
import { mineSpec } from './mine.ts'
import { movePreviewQuery } from './move-preview.ts'
import { nearbySpec } from './nearby.ts'
import { noticesQuery } from './notices.ts'
import { cannedQuery, catalogueQuery, dutyListQuery, intakeFormsQuery } from './pack-tables.ts'
import { planQuery } from './plan.ts'
import { sittingQuery, sittingsQuery } from './sittings.ts'
import { topicQuery, topicsQuery } from './topics.ts'
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
  txCommands: [
    bulkCommand(deps),
    revealCommand(deps),
    attach(deps),
    importAppealsCommand(deps),
    openSitting(deps),
    minuteSitting(deps),
    closeSitting(deps),
    openTopic(deps),
    gatherTopic(deps),
    meetTopic(deps),
    answerTopic(deps),
    closeTopic(deps),
    fileDailyCommand,
    recordLevelCommand(deps),
    purgeCommand(deps),
    moveVersion(deps),
  ],
  queries: [
    matterQuery(deps),
    trackQuery(deps),
    catalogueQuery(deps),
    dutyListQuery(deps),
    intakeFormsQuery(deps),
    planQuery(deps),
    cannedQuery(deps),
    exportQuery(deps),
    inboxKindsQuery(deps),
    noticesQuery(deps),
    searchMatters(deps),
    similarMatters(deps),
    similarOpenMatters(deps),
    suggestDispatch(deps),
    sittingsQuery(deps),
    sittingQuery(deps),
    levelsQuery(deps),
    exclusionsQuery(deps),
    dailiesQuery(deps),
    topicsQuery(deps),
    topicQuery(deps),
    movePreviewQuery(deps),
    flowQuery(deps),
  ],
  lists: [mineSpec(deps), inboxSpec(deps), inboxCountsSpec(deps), nearbySpec(deps)],
  sweeps: [tidyFiles(deps), purgeDue(deps)],
  consumers: [indexMatters(deps), levelRecords],
})
