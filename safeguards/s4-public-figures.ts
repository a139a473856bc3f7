import { about, type Finding, leaf, outputs, safeguard } from './safeguard.ts'

const PERSON =
  /^(name|phone|contact|person|people|raiser|raisers|reporter|address|photo|face|account|birthday|gender|idCard|who|text)$/
/** Public fields that look like a person's and are not, or are the duty facts the pack publishes. */
const KNOWN: Readonly<Record<string, string>> = {
  'registry.divisions items[].name': 'division',
  'registry.grids items[].name': 'grid',
  'registry.grid grid.name': 'grid',
  'registry.grid team[].name': 'published duty fact of an official',
  'registry.grid team[].contact': 'office telephone of the duty post',
  'registry.grid patches[].name': 'published duty fact of who looks after a patch',
  'registry.grid patches[].contact': 'office telephone of the person’s unit',
  'registry.grid-map features[].properties.name': 'grid',
  'registry.locate grid.name': 'grid',
  'registry.locate near[].grid.name': 'grid',
  'registry.units items[].name': 'unit',
  'registry.units items[].phone': 'office telephone of a unit',
  'matters.catalogue items[].name': 'category',
  'matters.plan name': 'pack',
  'matters.plan actions[].who': 'role',
  'insight.bulletin history[].who': 'capacity of the signer',
  'insight.bulletin definitions[].text': 'definition of a figure',
  'portal.atlas places[].mechanisms[].name': 'mechanism',
  'portal.tenant name': 'county',
}

type Cell = { value: number | null; of: number | null; state: string }
const isCell = (v: unknown): v is Cell =>
  typeof v === 'object' && v !== null && 'state' in v && 'value' in v && 'percent' in v
const shows = (n: number | null, least: number): boolean => n !== null && n > 0 && n < least

/** Groups too small to print in the tables of a public answer, by where they stand. */
export const smallGroups = (answer: unknown, least: number, at = ''): Finding[] => {
  if (Array.isArray(answer)) return answer.flatMap((v, i) => smallGroups(v, least, `${at}[${i}]`))
  if (typeof answer !== 'object' || answer === null) return []
  if (isCell(answer)) {
    const told = answer.state !== 'suppressed' && answer.state !== 'no-data'
    return told && (shows(answer.of, least) || (answer.of === null && shows(answer.value, least)))
      ? [{ where: at, what: `a group of ${answer.of ?? answer.value} shows` }]
      : []
  }
  return Object.entries(answer).flatMap(([k, v]) => smallGroups(v, least, at ? `${at}.${k}` : k))
}

/** Groups under five are merged or hidden; no person, face or address leaves to the public. */
export const s4 = safeguard({
  id: 'S4',
  title: { zh: '公开数字不露人', en: 'Anonymised public figures' },
  guards: (g) => g.operations.filter((op) => op.dataClass === 'public').length,
  check: (g) => [
    ...g.operations
      .filter((op) => op.dataClass === 'public')
      .flatMap((op) =>
        outputs(op)
          .filter((f) => PERSON.test(leaf(f)) && KNOWN[`${op.id} ${f}`] === undefined)
          .map((f) => about(op, `shows ${f} to everybody`)),
      ),
    ...g.packs
      .filter((p) => p.smallGroup < 5 || p.hideUnder.some((n) => n < 5))
      .map((p) => ({ where: p.id, what: 'prints groups under five' })),
  ],
})
