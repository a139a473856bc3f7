import type { Engine } from '@yiwang/platform/engine'
import { act, actAsRaiser } from './commands/act.ts'
import { actOnNotice, draftReport, issueNotice, orderReport } from './commands/notices.ts'
import { openMatter, register, settleOnSpot } from './commands/open.ts'
import { ring } from './commands/ring.ts'
import type { MattersDeps } from './deps.ts'
import { noticesFromEvents, reportsFromRecurrence } from './jobs/consequences.ts'
import { outsideHotline } from './jobs/outside.ts'
import { ringDue } from './jobs/sweep.ts'
import { tellPeople } from './jobs/tell.ts'
import { matterQueries } from './queries/index.ts'

export type { MattersDeps } from './deps.ts'
export { findFile } from './files/find-file.ts'
export { type ImportFigures, importFigures } from './import/import-figures.ts'
export * from './pack-book.ts'
export { topicPosts } from './policy.ts'
export { dailiesKept, type KeptRecord, sittingsKept } from './queries/kept.ts'
export { consentsOf, mattersOf, type Person, postViewOf, revealsOf } from './queries/person.ts'
export { capacityWords } from './queries/wording.ts'
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
    txCommands: [issueNotice(deps), draftReport(deps), orderReport, actOnNotice, ...q.txCommands],
    queries: q.queries,
    lists: q.lists,
    sweeps: [ringDue, ...q.sweeps],
    consumers: [noticesFromEvents(deps), reportsFromRecurrence(deps), tellPeople, outsideHotline, ...q.consumers],
  }
}
