import { safeguard } from './safeguard.ts'

/** A referral keeps the way it was sent and what the resident was told. */
const KEPT = new Set(['code', 'notice', 'body', 'reference', 'date'])

/** Clues about discipline or law leave as body, reference and date; their substance is not stored here. */
export const s12 = safeguard({
  id: 'S12',
  title: { zh: '线索只移送不留存', en: 'Referral, not storage' },
  guards: (g) => g.packs.flatMap((p) => p.actions.filter((a) => a.verb === 'divert')).length,
  check: (g) => [
    ...g.packs.flatMap((p) =>
      p.actions
        .filter((a) => a.verb === 'divert')
        .flatMap((a) =>
          a.fields
            .filter((f) => !KEPT.has(f))
            .map((f) => ({ where: `${p.id} ${a.id}`, what: `keeps ${f} of what is sent on` })),
        ),
    ),
    ...g.tables
      .filter((t) => /clue|petition_case|discipline|referral/.test(t.name))
      .flatMap((t) =>
        t.columns
          .filter((c) => /text|substance|content|evidence|suspect/.test(c))
          .map((c) => ({ where: t.name, what: `keeps ${c} of a clue` })),
      ),
  ],
})
