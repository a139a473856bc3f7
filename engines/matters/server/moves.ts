// The engine's decisions on plain objects, for whoever moves matters without a database: the simulator, and tests.

export { beginMatter } from './commands/create-matter.ts'
export { type Rung, rung } from './commands/ring.ts'
export type { ClockRow, Dispatch, Matter, Visit } from './domain/state.ts'
export { askOf, decideStep, specOf } from './domain/step.ts'
export { readForm } from './form.ts'
export { mayAct, mayRead, ownerOf } from './policy.ts'
export { expected } from './queries/wording.ts'
export type { Subject } from './store/load.ts'
export { verbSpecs } from './verbs/index.ts'
export type { UnitFacts } from './verbs/verb.ts'
