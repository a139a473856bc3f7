import { about, inputs, leaf, outputs, safeguard } from './safeguard.ts'

const IDENTITY = /^(phone|raiserName|raiserPhone|reporter|reporterName|idCard|realName|secret)$/
/** Where such a field may stand, and why. */
const KNOWN: Readonly<Record<string, string>> = {
  'matters.reveal phone': 'the reveal itself, with purpose and reason',
  'matters.matter raisers[].phone': 'masked',
  'matters.open secret': 'handed once to the raiser',
  'matters.register secret': 'handed once, for the resident at the counter',
  'matters.settle-on-spot secret': 'handed once, for the resident at the visit',
  'matters.join secret': 'handed once to the one who joins',
  'registry.units items[].phone': 'office telephone',
}

/** Who raised a matter is seen only by those who must, with a reason, and every look is kept. */
export const s5 = safeguard({
  id: 'S5',
  title: { zh: '保护反映人', en: 'Protection of the raiser' },
  guards: (g) => g.operations.filter((op) => op.dataClass === 'sensitive' || op.dataClass === 'case').length,
  check: (g) => [
    ...g.operations.flatMap((op) =>
      outputs(op)
        .filter((f) => IDENTITY.test(leaf(f)) && KNOWN[`${op.id} ${f}`] === undefined)
        .map((f) => about(op, `shows ${f} outside the reveal`)),
    ),
    ...g.operations
      .filter((op) => op.dataClass === 'sensitive' && op.auditRead !== true)
      .map((op) => about(op, 'opens identities and leaves no row')),
    ...g.operations
      .filter((op) => op.id === 'matters.reveal' && !(inputs(op).includes('purpose') && inputs(op).includes('reason')))
      .map((op) => about(op, 'opens identities without purpose and reason')),
    ...(g.operations.some((op) => op.id === 'matters.reveal')
      ? []
      : [{ where: 'matters', what: 'has no way to open an identity that leaves a trace' }]),
  ],
})
