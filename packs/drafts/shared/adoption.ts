/** Draft of a shared part: a document is drafted, opened, voted, adopted by version (X08: m07 m11 m14 m17 m28 m29 m33). */
import { documentType } from '../words/engines.ts'
import { fact } from '../words/joins.ts'
import { choice, type Length, text, type Value } from '../words/kernel.ts'
import type { Role } from '../words/registry.ts'

type AdoptionRoles = Readonly<Record<'drafter' | 'above' | 'system', Role>>
type AdoptionSpec = {
  readonly id: string
  readonly draft: Value<Length>
  readonly ballot: Value<Length>
  readonly majority: string
}
export const adoption = (roles: AdoptionRoles, spec: AdoptionSpec) =>
  documentType(roles, {
    id: spec.id,
    form: [choice('kind', ['charter', 'catalogue', 'covenant']), choice('estate', ['commercial', 'old', 'moved-back'])],
    start: 'draft',
    stages: {
      draft: { owner: 'drafter', untimed: 'source-sets-no-limit' },
      'public-draft': { owner: 'drafter' },
      voting: { owner: 'drafter' },
      adopted: { end: 'adopted' },
      refused: { end: 'refused' },
    },
    actions: {
      open: { verb: 'open', from: ['draft'], to: 'public-draft', who: ['drafter'], form: [text('clauses')] },
      vote: { verb: 'vote', from: ['public-draft'], to: 'voting', who: ['system', 'drafter'] },
      adopt: {
        verb: 'adopt',
        from: ['voting'],
        to: 'adopted',
        who: ['drafter'],
        requires: [fact('ballot.counted', 'case', spec.majority)],
        publishes: 'document.adopted',
      },
      refuse: {
        verb: 'decide',
        from: ['voting'],
        to: 'refused',
        who: ['drafter'],
        requires: [fact('ballot.counted', 'case')],
      },
    },
    clocks: {
      notice: {
        from: ['open'],
        to: ['vote'],
        within: spec.draft,
        breach: [{ do: 'act', action: 'vote' }],
      },
      ballot: {
        from: ['vote'],
        to: ['adopt', 'refuse'],
        within: spec.ballot,
        breach: [{ do: 'escalate', to: 'above' }],
      },
    },
  })
