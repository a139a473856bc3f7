// The simulator moves matters by the engine's own decisions in memory, as the stories do; the engine's door shows its
// commands only as served by a platform with a database. All that is taken past the door is named here, once.
export { createMatter } from '../../../engines/matters/server/commands/create-matter.ts'
export { ring } from '../../../engines/matters/server/commands/ring.ts'
export { asClock, asDispatch } from '../../../engines/matters/server/domain/revive.ts'
export type { ClockRow, Dispatch, Matter, Visit } from '../../../engines/matters/server/domain/state.ts'
export { askOf, specOf, stepMatter } from '../../../engines/matters/server/domain/step.ts'
export { readForm } from '../../../engines/matters/server/form.ts'
export { mayAct, ownerOf, roleAt } from '../../../engines/matters/server/policy.ts'
export { expected } from '../../../engines/matters/server/queries/wording.ts'
export type { Subject } from '../../../engines/matters/server/store/load.ts'
export type { UnitFacts } from '../../../engines/matters/server/verbs/verb.ts'
