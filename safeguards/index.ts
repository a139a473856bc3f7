import { s1 } from './s1-see-and-reply.ts'
import { s2 } from './s2-work-evidence.ts'
import { s3 } from './s3-points-reward.ts'
import { s4 } from './s4-public-figures.ts'
import { s5 } from './s5-raiser.ts'
import { s6 } from './s6-consent.ts'
import { s7 } from './s7-children.ts'
import { s8 } from './s8-secret-ballots.ts'
import { s9 } from './s9-people-decide.ts'
import { s10 } from './s10-append-only.ts'
import { s11 } from './s11-publicity.ts'
import { s12 } from './s12-referral.ts'
import { s13 } from './s13-emergency.ts'
import { s14 } from './s14-equal-channels.ts'
import type { Finding, Ground, Safeguard } from './safeguard.ts'

export { declaredGround, sources } from './ground.ts'
export { smallGroups } from './s4-public-figures.ts'
export { forgetting } from './s10-append-only.ts'
export type { Finding, Ground, Safeguard } from './safeguard.ts'
export { undeclared } from './undeclared.ts'

/** The fourteen of the mechanism catalogue, in its order. */
export const SAFEGUARDS: readonly Safeguard[] = [s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14]

export type Judged = {
  readonly id: string
  readonly title: Safeguard['title']
  readonly guards: number
  readonly findings: readonly Finding[]
}
export const judge = (g: Ground): Judged[] =>
  SAFEGUARDS.map((s) => ({ id: s.id, title: s.title, guards: s.guards(g), findings: s.check(g) }))
