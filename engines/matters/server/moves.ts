// The engine's decisions on plain objects, for whoever moves matters without a database: the simulator, and tests.

export { beginMatter, createMatter } from './commands/create-matter.ts'
export { type Rung, rung } from './commands/ring.ts'
export { asClock, asDispatch } from './domain/revive.ts'
export type { ClockRow, Dispatch, Matter, Visit } from './domain/state.ts'
export { askOf, decideStep, specOf, stepMatter } from './domain/step.ts'
export { readForm } from './form.ts'
export { mayAct, mayRead, ownerOf, roleAt } from './policy.ts'
export { expected } from './queries/wording.ts'
export type { Subject } from './store/load.ts'
export { verbSpecs } from './verbs/index.ts'
export type { UnitFacts } from './verbs/verb.ts'
