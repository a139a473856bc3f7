import { days, definePack, workingDays, workingHours } from '@yiwang/kernel'
import { type FormField, matterType } from '@yiwang/matters/pack'
import { pool } from '@yiwang/registry/pack'
import { appealLimits } from '../shared/appeal-process.ts'
import { count, limit, pick, said, step, yes } from '../shared/steps.ts'
import { counts } from './counts.ts'
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
  placeless: true,
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
    decided: { super: 'fixed' },
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
    // Only what has passed is decided, under the number of its review.
    step('decide-contract', ['passed', 'decided'], { ...desk, form: [said('decided', 500)] }),
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
  placeless: true,
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

/** A legal question (法律咨询), put at any hour; seven of a day's seven and a half working hours end on the next working day. */
const question = matterType({
  ...common,
  id: 'legal-question',
  placeless: true,
  channels: ['web', 'phone', 'counter'],
  form: [words],
  start: 'put',
  stages: { put: { super: 'open', owner: 'desk' }, advised: { super: 'closed' } },
  actions: [{ id: 'advise', verb: 'explain', from: ['put'], to: 'advised', who: ['desk'] }],
  clocks: [limit('advice', { from: ['register'], to: ['advise'], within: workingHours(7), tell, source: 'm23-P11' })],
  restricted: ['desk'],
})

/** What the windows did: notary items and receptions, written down once and closed as they are written. */
const service = matterType({
  ...common,
  id: 'legal-service',
  placeless: true,
  channels: ['counter', 'phone'],
  form: [words, pick('service', 'notary', 'reception'), count('persons', 1, 500)],
  start: 'recorded',
  stages: { recorded: { super: 'fixed' } },
  actions: [{ id: 'note', verb: 'note', from: ['recorded'], to: 'same', who: ['desk'] }],
  clocks: [],
  restricted: ['desk'],
})

/**
 * A leader's yearly report on law duty (述法): written, oral or multimedia. It is filed only after its leader has seen it
 * and let it stand or amended it (m23 chapter 10).
 */
const lawReport = matterType({
  ...common,
  id: 'law-report',
  placeless: true,
  channels: ['counter'],
  form: [
    words,
    { id: 'leader', kind: 'text', required: true, min: 2, max: 40 },
    pick('way', 'written', 'oral', 'multimedia'),
  ],
  start: 'drafted',
  stages: { drafted: { super: 'open', owner: 'desk' }, filed: { super: 'fixed' } },
  actions: [
    step('show-leader', ['drafted', 'same'], {
      ...desk,
      form: [
        pick('leader-said', 'stands', 'amended'),
        { ...said('amendment', 2000), when: { op: 'eq', field: 'leader-said', value: 'amended' } },
      ],
    }),
    step('file', ['drafted', 'filed'], {
      ...desk,
      when: { op: 'in', field: 'leader-said', value: ['stands', 'amended'] },
    }),
  ],
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
    { id: 'convene', verb: 'convene', from: ['opened'], to: 'answering', who: ['desk'], least: 3 },
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

const poolOf = (id: string, o: { zh: string; en: string; certified: boolean; source: string }) => {
  const basis = { basis: 'stated', source: o.source } as const
  return pool({ id, words: { zh: o.zh, en: o.en }, fields, certified: o.certified, basis })
}

export default definePack({
  id: 'rule-of-law',
  mechanism: 'm23',
  version: 6,
  calendar: 'china-mainland',
  parts: [
    ...counts,
    legality,
    mediation,
    aid,
    question,
    service,
    lawReport,
    supervision,
    poolOf('experts', { zh: '法治专家库', en: 'Pool of legal experts', certified: false, source: 'm23-F8' }),
    poolOf('mediators', { zh: '人民调解员', en: 'Mediators', certified: true, source: 'm23-P4' }),
  ],
})
