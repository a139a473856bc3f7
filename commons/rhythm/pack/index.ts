export { checkRhythms, type RhythmIssue, rhythmWordKeys } from './check.ts'
export { after, before, type Course, dateAt, type Period, periodOf, periodsBetween } from './periods.ts'
export { EVERY, type Every, KEEPERS, type Keeper, keeperOf, PER, type Per, type Rhythm, rhythm } from './rhythm.ts'
export { amberAt, isAmber, isInTime, isOwed, type Since, STATES, type State, stateOf, type Tenure } from './state.ts'
