import { board, measure, rateOf, type Selector, split, type Tile, type Unit } from '@yiwang/insight/pack'
import { days, definePack, workingDays } from '@yiwang/kernel'
import { type FormField, matterType } from '@yiwang/matters/pack'
import { pool } from '@yiwang/registry/pack'
import { appealLimits } from '../shared/appeal-process.ts'
import { count, limit, pick, said, step, yes } from '../shared/steps.ts'
import fields from './fields.json' with { type: 'json' }

const roles = {
  desk: { post: 'county-dispatcher', where: 'county' },
  reviewer: { post: 'arbiter', where: 'county' },
  mediator: { post: 'community-officer', where: 'community' },
} as const
const words: FormField = { id: 'text', kind: 'long', required: true, max: 2000 }
const common = { roles, limits: appealLimits }
const desk = { who: 'desk' } as const
const tell = 'desk' as const

/** Legality review (合法性审查) of matters, documents and agreements on three levels; a second version keeps its place. */
const legality = matterType({
  ...common,
  id: 'legality-review',
  channels: ['counter'],
  form: [
    words,
    pick('subject', 'matter', 'document', 'agreement'),
    pick('level', 'village', 'town', 'county'),
    { id: 'by-system', kind: 'yesno' },
  ],
  start: 'submitted',
  stages: {
    submitted: { super: 'open', owner: 'reviewer' },
    returned: { super: 'open', owner: 'desk' },
    passed: { super: 'fixed' },
    abandoned: { super: 'closed' },
  },
  actions: [
    step('pass', ['submitted', 'passed'], { who: 'reviewer' }),
    step('send-back', ['submitted', 'returned'], {
      who: 'reviewer',
      form: [pick('opinion', 'changes', 'illegal'), said('ground')],
    }),
    step('resubmit', ['returned', 'submitted'], { ...desk, form: [count('version', 2, 99)] }),
    step('abandon', ['returned', 'abandoned'], desk),
  ],
  clocks: [
    limit('review', {
      from: ['register', 'resubmit'],
      to: ['pass', 'send-back'],
      within: workingDays(5),
      tell,
      source: 'm23-P6',
    }),
    limit('rework', { from: ['send-back'], to: ['resubmit', 'abandon'], within: days(30), tell, source: 'm23-P6' }),
  ],
})

const BOTH_CONSENT = {
  op: 'all',
  of: [
    { op: 'eq', field: 'consentA', value: true },
    { op: 'eq', field: 'consentB', value: true },
  ],
} as const
/** Mediation (调解): only with the consent of both sides, by a mediator whose certificate is valid; read by nobody else. */
const mediation = matterType({
  ...common,
  id: 'mediation',
  channels: ['counter', 'grid', 'phone'],
  form: [
    words,
    pick('kind', 'neighbour', 'family', 'land', 'labour', 'traffic', 'other'),
    yes('consentA'),
    yes('consentB'),
  ],
  start: 'accepted',
  stages: {
    accepted: { super: 'open', owner: 'mediator' },
    mediating: { super: 'open', owner: 'mediator' },
    settled: { super: 'fixed' },
    unsettled: { super: 'closed' },
    refused: { super: 'closed' },
  },
  actions: [
    step('assign', ['accepted', 'mediating'], {
      who: 'mediator',
      when: BOTH_CONSENT,
      form: [{ id: 'member', kind: 'member', pool: 'mediators', required: true }],
    }),
    step('refuse', ['accepted', 'refused'], { who: 'mediator' }),
    step('settle-dispute', ['mediating', 'settled'], { who: 'mediator', form: [pick('agreement', 'oral', 'written')] }),
    step('fail', ['mediating', 'unsettled'], {
      who: 'mediator',
      form: [pick('referred', 'court', 'arbitration', 'office', 'none')],
    }),
    step('perform', ['settled', 'same'], { who: 'mediator', form: [yes('performed')] }),
  ],
  clocks: [
    limit('mediating', {
      from: ['register'],
      to: ['settle-dispute', 'fail', 'refuse'],
      within: days(30),
      tell,
      source: 'm23-P7',
    }),
  ],
  restricted: ['desk', 'mediator'],
})

/** Legal aid (法律援助): taken in the same day, decided in three working days. */
const aid = matterType({
  ...common,
  id: 'legal-aid',
  channels: ['counter', 'phone', 'web'],
  form: [words, pick('kind', 'civil', 'criminal', 'administrative')],
  start: 'applied',
  stages: {
    applied: { super: 'open', owner: 'desk' },
    granted: { super: 'fixed' },
    declined: { super: 'closed' },
  },
  actions: [
    step('grant', ['applied', 'granted'], desk),
    step('decline', ['applied', 'declined'], { ...desk, form: [said('ground', 500)] }),
  ],
  clocks: [
    limit('deciding', { from: ['register'], to: ['grant', 'decline'], within: workingDays(3), tell, source: 'm23-P9' }),
  ],
  restricted: ['desk'],
})

/** What the windows did: notary items and receptions, written down once and closed as they are written. */
const service = matterType({
  ...common,
  id: 'legal-service',
  channels: ['counter', 'phone'],
  form: [words, pick('service', 'notary', 'reception'), count('persons', 1, 500)],
  start: 'recorded',
  stages: { recorded: { super: 'fixed' } },
  actions: [{ id: 'note', verb: 'note', from: ['recorded'], to: 'same', who: ['desk'] }],
  clocks: [],
  restricted: ['desk'],
})

/** A leader's yearly report on law duty (述法): written, oral or multimedia; the leader reads it before it is filed. */
const lawReport = matterType({
  ...common,
  id: 'law-report',
  channels: ['counter'],
  form: [
    words,
    { id: 'leader', kind: 'text', required: true, min: 2, max: 40 },
    pick('way', 'written', 'oral', 'multimedia'),
  ],
  start: 'drafted',
  stages: { drafted: { super: 'open', owner: 'desk' }, filed: { super: 'fixed' } },
  actions: [step('file', ['drafted', 'filed'], { ...desk, form: [yes('read-by-leader')] })],
  clocks: [limit('filing', { from: ['register'], to: ['file'], within: days(30), tell, source: 'm23-P2' })],
})

/** Supervision of enforcement (执法监督): bureau, discipline body and hotline each leave an answer before it closes. */
const supervision = matterType({
  ...common,
  id: 'enforcement-supervision',
  channels: ['counter', 'phone'],
  form: [words, pick('source', 'bureau', 'discipline', 'hotline')],
  start: 'opened',
  stages: {
    opened: { super: 'open', owner: 'desk' },
    answering: { super: 'open', owner: 'desk' },
    closed: { super: 'fixed' },
    corrected: { super: 'closed' },
  },
  actions: [
    { id: 'convene', verb: 'convene', from: ['opened'], to: 'answering', who: ['desk'] },
    {
      id: 'opine',
      verb: 'opine',
      from: ['answering'],
      to: { by: 'outcome', map: { agreed: 'closed', objected: 'corrected' } },
      who: ['party'],
    },
  ],
  clocks: [
    limit('opening', { from: ['register'], to: ['convene'], within: workingDays(3), tell, source: 'm23-P8' }),
    limit('answers', { from: ['convene'], to: ['all-answered'], within: workingDays(15), tell, source: 'm23-P8' }),
  ],
})

const poolOf = (id: string, o: { zh: string; en: string; certified: boolean; source: string }) =>
  pool({
    id,
    words: { zh: o.zh, en: o.en },
    fields,
    certified: o.certified,
    basis: { basis: 'stated', source: o.source },
  })

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
const counts = [
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
  deskOf('article', { period: 'all', measures: [...FIGURES, ...REPORTS.map((way) => `reports-${way}`)] }),
]

export default definePack({
  id: 'rule-of-law',
  mechanism: 'm23',
  version: 3,
  calendar: 'china-mainland',
  parts: [
    ...counts,
    legality,
    mediation,
    aid,
    service,
    lawReport,
    supervision,
    poolOf('experts', { zh: '法治专家库', en: 'Pool of legal experts', certified: false, source: 'm23-F8' }),
    poolOf('mediators', { zh: '人民调解员', en: 'Mediators', certified: true, source: 'm23-P4' }),
  ],
})
