import { dealing, type Ground, named, outputs, safeguard } from './safeguard.ts'

const FIELDS = /(^|_)(ballots?|votes?|voters?|tally)(_|$)/
const SUBJECT = /ballot|vote|election/
const found = (g: Ground) => [
  ...dealing(g, SUBJECT).map((op) => ({ where: op.id, name: op.subject })),
  ...named(g, FIELDS),
]
const WHO = /^(actor|account|person|voter|device|ip|at|xid|pos|request)$/

/** Choice and voter can never be joined; small groups give no result. Nobody votes yet. */
export const s8 = safeguard({
  id: 'S8',
  title: { zh: '无记名投票', en: 'Secret ballots' },
  guards: (g) => found(g).length,
  check: (g) => [
    ...g.tables
      .filter((t) => /ballot|vote|box/.test(t.name) && t.columns.some((c) => /choice|option|value/.test(c)))
      .flatMap((t) =>
        t.columns.filter((c) => WHO.test(c)).map((c) => ({ where: t.name, what: `a choice lies beside ${c}` })),
      ),
    ...dealing(g, SUBJECT)
      .filter((op) => outputs(op).some((f) => /voter|person|account/.test(f)))
      .map((op) => ({ where: op.id, what: 'shows who voted' })),
    ...(found(g).length > 0 && !dealing(g, SUBJECT).some((op) => outputs(op).includes('minimumGroup'))
      ? [{ where: 'ballots', what: 'no least size of a group' }]
      : []),
  ],
})
