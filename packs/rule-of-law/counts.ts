import { board, measure, rateOf, type Selector, split, type Tile, type Unit } from '@yiwang/insight/pack'

const basis = { basis: 'stated', source: 'm23 chapter 7' } as const
const is = (field: string, value: string | boolean) => ({ when: { op: 'eq', field, value } }) as const
const of = (id: string, type: string, more: Omit<Selector, 'type'> = {}, unit: Unit = '件') =>
  measure({ id, unit, of: { type, ...more }, at: 'opened', basis })
const FIGURES = ['reviews', 'reviews-by-system', 'aid-cases', 'notary-items', 'received']
const REPORTS = ['written', 'oral', 'multimedia']
type DeskBoard = { period: 'year' | 'all'; measures: readonly string[]; charts?: readonly Tile[] }
const deskOf = (id: string, { period, measures, charts = [] }: DeskBoard) =>
  board({
    id,
    face: 'desk',
    tiles: [
      { partition: 'mediation', show: 'partition', period },
      { rate: 'settled-share', show: 'figure', period },
      ...measures.map((measure) => ({ measure, show: 'figure', period }) as const),
      ...charts,
    ],
    basis,
  })
/** What of the rule of law is counted, and the boards that show it. */
export const counts = [
  of('reviews', 'legality-review'),
  of('reviews-by-system', 'legality-review', is('by-system', true)),
  { ...of('disputes', 'mediation'), by: ['town'] as const },
  { ...of('disputes-settled', 'mediation', { super: 'fixed' }), by: ['town'] as const },
  of('disputes-rest', 'mediation', { super: ['open', 'closed'] }),
  split({ id: 'mediation', whole: 'disputes', parts: ['disputes-settled', 'disputes-rest'], basis }),
  rateOf({ id: 'settled-share', of: 'disputes-settled', over: 'disputes', least: 10, basis }),
  of('aid-cases', 'legal-aid'),
  of('notary-items', 'legal-service', is('service', 'notary')),
  { ...of('received', 'legal-service', is('service', 'reception'), '人次'), amount: { field: 'persons' } },
  ...REPORTS.map((way) => of(`reports-${way}`, 'law-report', is('way', way), '份')),
  { ...of('leaders', 'law-report', {}, '人'), amount: { distinct: 'leader' } },
  deskOf('desk', {
    period: 'year',
    measures: ['reviews', 'aid-cases', 'notary-items', 'received'],
    charts: [
      { measure: 'disputes', show: 'town-trends', period: 'year' },
      { rate: 'settled-share', show: 'map-town', period: 'year' },
    ],
  }),
  board({
    id: 'service',
    face: 'desk',
    tiles: ['received', 'aid-cases', 'notary-items'].map(
      (measure) => ({ measure, show: 'trend', period: 'year' }) as const,
    ),
    basis,
  }),
  board({
    id: 'law-reports',
    face: 'desk',
    tiles: [...REPORTS.map((way) => `reports-${way}`), 'leaders'].map(
      (measure) => ({ measure, show: 'figure', period: 'year' }) as const,
    ),
    basis,
  }),
  deskOf('article', { period: 'all', measures: [...FIGURES, ...REPORTS.map((way) => `reports-${way}`)] }),
]
