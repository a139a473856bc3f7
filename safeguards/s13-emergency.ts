import { dealing, type Ground, named, safeguard } from './safeguard.ts'

const FIELDS = /(^|_)(muster|roll_call|evacuat\w*|safe_status|emergency_contact|shelter)(_|$)/
const SUBJECT = /muster|emergency|evacuat/
const found = (g: Ground) => [
  ...dealing(g, SUBJECT).map((op) => ({ where: op.id, name: op.subject })),
  ...named(g, FIELDS),
]

/** Asked only during an event, restricted, purged after it. There is no muster yet. */
export const s13 = safeguard({
  id: 'S13',
  title: { zh: '应急数据用后即清', en: 'Emergency data' },
  guards: (g) => found(g).length,
  check: (g) => [
    ...dealing(g, SUBJECT)
      .filter((op) => !/^P([1-9]|[12]\d|30)D$/.test(op.retention))
      .map((op) => ({ where: op.id, what: `emergency data is kept for ${op.retention}` })),
    ...(found(g).length > 0 &&
    !g.operations.some((op) => op.caller === 'system' && /purge/.test(op.id) && SUBJECT.test(op.subject))
      ? [{ where: found(g)[0]?.where ?? '-', what: 'nothing purges it' }]
      : []),
  ],
})
