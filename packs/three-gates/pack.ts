import { board, measure, split } from '@yiwang/insight/pack'
import { days, definePack, workingDays } from '@yiwang/kernel'
import { byDefault, matterType, stated } from '@yiwang/matters/pack'
import { appealLimits } from '../shared/appeal-process.ts'
import { limit, pick, step } from '../shared/steps.ts'

/** The source prints the number of clauses, not their text: the county fills in the words. */
const CLAUSES = Array.from({ length: 28 }, (_, i) => String(i + 1))
const tell = 'organiser' as const

/**
 * Joint review (联合政审): sixteen departments are asked side by side and all must answer; an answer is none or an
 * objection with its class, and nothing else. One objection stops the file. Kept for a year.
 */
const jointReview = matterType({
  id: 'joint-review',
  placeless: true,
  roles: {
    organiser: { post: 'county-dispatcher', where: 'county' },
    supervisor: { post: 'supervisor', where: 'county' },
  },
  channels: ['counter', 'phone'],
  form: [
    { id: 'text', kind: 'long', required: true, max: 1000 },
    { id: 'object', kind: 'choice', required: true, options: ['village', 'two-new', 'relative-report'] },
  ],
  start: 'asked',
  stages: {
    asked: { super: 'open', owner: 'organiser' },
    answering: { super: 'open', owner: 'organiser' },
    passed: { super: 'fixed' },
    objected: { super: 'closed' },
  },
  actions: [
    { id: 'convene', verb: 'convene', from: ['asked'], to: 'answering', who: ['organiser'], least: 16 },
    {
      id: 'opine',
      verb: 'opine',
      from: ['answering'],
      to: { by: 'outcome', map: { agreed: 'passed', objected: 'objected' } },
      who: ['party'],
      form: [
        { id: 'reasonClass', kind: 'choice', options: ['discipline', 'criminal', 'credit', 'order', 'other-record'] },
      ],
    },
    { id: 'statement', verb: 'note', from: ['answering', 'passed', 'objected'], to: 'same', who: ['raiser'] },
    { id: 'again', verb: 'reopen', from: ['objected'], to: 'asked', who: ['organiser'] },
  ],
  clocks: [
    limit('ask', { from: ['register', 'again'], to: ['convene'], within: workingDays(3), tell, source: 'm11-P8' }),
    {
      id: 'opinion',
      of: 'party',
      from: ['convene'],
      to: ['opine', 'all-answered'],
      within: { date: 'by', other: workingDays(5) },
      remindAt: 0.8,
      breach: [{ miss: true, tell: ['supervisor'] }],
      basis: 'default',
      source: 'm11-P8',
    },
    limit('answers', { from: ['convene'], to: ['all-answered'], within: workingDays(5), tell, source: 'm11-P8' }),
  ],
  limits: appealLimits,
  restricted: ['organiser', 'supervisor', 'party'],
  purgeAfter: byDefault(days(365), 'm11-P10'),
})

const who = ['branch'] as const
/**
 * Disposition (处置): six steps, none of which can be skipped; the member's statement, or that she was invited to make
 * one, stands before the vote. People decide; signals only suggest.
 */
const disposition = matterType({
  id: 'disposition',
  roles: {
    branch: { post: 'community-officer', where: 'community' },
    town: { post: 'town-leader', where: 'town' },
    organiser: { post: 'county-dispatcher', where: 'county' },
  },
  channels: ['counter', 'phone'],
  form: [
    { id: 'text', kind: 'long', required: true, max: 2000 },
    { id: 'clause', kind: 'choice', required: true, options: CLAUSES },
  ],
  start: 'preliminary',
  stages: {
    preliminary: { super: 'open', owner: 'branch' },
    investigated: { super: 'open', owner: 'town' },
    reviewed: { super: 'open', owner: 'branch' },
    voted: { super: 'open', owner: 'town' },
    approved: { super: 'open', owner: 'branch' },
    educating: { super: 'open', owner: 'branch' },
    removed: { super: 'closed' },
    converted: { super: 'fixed' },
    dropped: { super: 'closed' },
  },
  actions: [
    { id: 'investigate', verb: 'step', from: ['preliminary'], to: 'investigated', who },
    { id: 'drop', verb: 'step', from: ['preliminary', 'investigated'], to: 'dropped', who },
    { id: 'pre-review', verb: 'step', from: ['investigated'], to: 'reviewed', who: ['town'] },
    {
      id: 'hear',
      verb: 'step',
      from: ['investigated', 'reviewed'],
      to: 'same',
      who,
      form: [{ id: 'statement', kind: 'choice', required: true, options: ['given', 'invited-none'] }],
    },
    {
      id: 'statement',
      verb: 'note',
      from: ['preliminary', 'investigated', 'reviewed', 'voted', 'approved', 'educating', 'removed', 'converted'],
      to: 'same',
      who: ['raiser'],
    },
    {
      id: 'vote',
      verb: 'step',
      from: ['reviewed'],
      to: 'voted',
      who,
      when: { op: 'has', field: 'statement' },
      form: [
        { id: 'entitled', kind: 'number', required: true, min: 3, max: 2000 },
        { id: 'agreed', kind: 'number', required: true, min: 0, max: 2000 },
      ],
    },
    { id: 'approve', verb: 'step', from: ['voted'], to: 'approved', who: ['town', 'organiser'] },
    { id: 'notify-removal', verb: 'step', from: ['approved'], to: 'removed', who },
    { id: 'notify-education', verb: 'step', from: ['approved'], to: 'educating', who },
    {
      id: 'finish',
      verb: 'step',
      from: ['educating'],
      to: { by: 'outcome', map: { converted: 'converted', removed: 'removed' } },
      who: ['town'],
      form: [{ id: 'outcome', kind: 'choice', required: true, options: ['converted', 'removed'] }],
    },
  ],
  clocks: [
    limit('finding', {
      from: ['register'],
      to: ['investigate', 'drop'],
      within: days(15),
      tell: 'town',
      source: 'm11-P8',
    }),
    limit('review', {
      from: ['investigate'],
      to: ['pre-review', 'drop'],
      within: days(15),
      tell: 'organiser',
      source: 'm11-P8',
    }),
    limit('voting', { from: ['pre-review'], to: ['vote'], within: days(15), tell: 'organiser', source: 'm11-P8' }),
    limit('approval', { from: ['vote'], to: ['approve'], within: days(15), tell: 'organiser', source: 'm11-P8' }),
    limit('notice', {
      from: ['approve'],
      to: ['notify-removal', 'notify-education'],
      within: days(15),
      tell: 'organiser',
      source: 'm11-P8',
    }),
    limit('education', {
      from: ['notify-education'],
      to: ['finish'],
      within: days(183),
      tell: 'organiser',
      source: 'm11-P9',
    }),
  ],
  limits: appealLimits,
  restricted: ['branch', 'town', 'organiser'],
  purgeAfter: stated(days(730), 'm11 safeguards'),
})

/**
 * Negative list (负面清单): the class of a problem, the body that it comes from and the day it expires, for the county's
 * reviewers alone. On that day the system closes it; a month later its content is gone.
 */
const negative = matterType({
  id: 'negative-entry',
  placeless: true,
  roles: { organiser: { post: 'county-dispatcher', where: 'county' } },
  channels: ['counter'],
  form: [{ id: 'text', kind: 'long', required: true, max: 500 }],
  start: 'noted',
  stages: {
    noted: { super: 'open', owner: 'organiser' },
    listed: { super: 'open', owner: 'organiser' },
    lapsed: { super: 'closed' },
  },
  actions: [
    step('list', ['noted', 'listed'], {
      who: 'organiser',
      form: [
        pick('problem', 'discipline', 'criminal', 'credit', 'order', 'other-record'),
        { id: 'body', kind: 'text', required: true, min: 2, max: 60 },
        { id: 'until', kind: 'date', required: true },
      ],
    }),
    step('strike', ['noted', 'lapsed'], { who: 'organiser' }),
    { id: 'lapse-entry', verb: 'step', from: ['listed'], to: 'lapsed', who: ['organiser', 'system'] },
  ],
  clocks: [
    limit('listing', { from: ['register'], to: ['list', 'strike'], within: workingDays(3), tell, source: 'm11-P8' }),
    {
      id: 'expiry',
      of: 'matter',
      from: ['list'],
      to: ['lapse-entry'],
      within: { date: 'until' },
      breach: [{ act: 'lapse-entry' }],
      basis: 'default',
      source: 'm11 safeguards',
    },
  ],
  limits: appealLimits,
  restricted: ['organiser'],
  purgeAfter: byDefault(days(30), 'm11 safeguards'),
})

const F4 = { basis: 'stated', source: 'm11-F4' } as const
const decided = (id: string, ...stages: string[]) =>
  measure({ id, unit: '人次', of: { type: 'disposition', stages }, at: 'opened', basis: F4 })

export default definePack({
  id: 'three-gates',
  mechanism: 'm11',
  version: 4,
  calendar: 'china-mainland',
  parts: [
    jointReview,
    disposition,
    negative,
    decided('handled', 'removed', 'educating', 'converted'),
    decided('removed', 'removed'),
    decided('educating', 'educating'),
    decided('converted', 'converted'),
    split({ id: 'results', whole: 'handled', parts: ['removed', 'educating', 'converted'], basis: F4 }),
    board({
      id: 'desk',
      face: 'desk',
      tiles: [{ partition: 'results', show: 'partition', period: 'all' }],
      basis: F4,
    }),
  ],
})
