/** Draft: Jinxiang "five moves" (m13). Appeals on the spot or forwarded, two clocks, monthly bulletin. */
import { days, hours, workingDays } from '@yiwang/kernel/time'
import { appealActions, appealClocks, appealStages } from './shared/appeal-process.ts'
import { gathering, items, publicity, rhythm } from './words/engines.ts'
import { bulletin, did, due, figure, met, opened, partition, reported, series } from './words/insight.ts'
import { fact, trigger } from './words/joins.ts'
import { byDefault, choice, definePack, field, files, place, reading, stated, text } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { composition, coverage, grids, outside, party, post, system } from './words/registry.ts'

const roles = {
  resident: party('reporter'),
  team: post('grid-team', 'grid'),
  unitLeader: post('county-unit-leader', 'grid'),
  unitCadre: post('county-unit-cadre', 'grid'),
  townCadre: post('town-cadre', 'grid'),
  desk: post('opinion-task-force', 'county'),
  unit: post('case-officer', 'target'),
  unitHead: post('unit-head', 'target'),
  arbiter: post('arbiter', 'county'),
  checker: post('reply-checker', 'county'),
  visitor: post('visitor', 'county'),
  supervisor: post('supervision-office', 'county'),
  hotline: outside('12345'),
  system: system(),
}

const topicMeeting = gathering(roles, {
  id: 'topic-meeting',
  host: 'supervisor',
  invite: [{ role: 'unit' }],
  publishes: 'meeting.held',
})

const clocks = appealClocks({
  sign: stated(hours(1), 'm13-P3'),
  reply: reading(hours(48), 'm13-P4', 'natural-time-from-dispatch'),
  superviseAfter: byDefault(hours(24), 'm13-P10'),
})
const appeal = matterType(roles, {
  id: 'appeal',
  intake: ['visit', 'wechat', 'web', 'phone', 'counter', 'import'],
  form: [text('summary', { max: 500 }), place('where'), choice('class', ['catalogue']), files('photos', { max: 9 })],
  levels: ['grid', 'county'],
  start: 'registered',
  stages: appealStages,
  actions: {
    ...appealActions,
    dispatch: { ...appealActions.dispatch, verb: 'forward', form: [text('outbound-number')] },
    'on-site-check': {
      verb: 'step',
      from: ['handling'],
      to: 'same',
      who: ['unit'],
      evidence: [files('site', { min: 1 })],
    },
    'meeting-closes': {
      verb: 'decide',
      from: ['handling'],
      to: 'replied',
      who: ['supervisor'],
      requires: [fact('meeting.held', 'subject', 'topic-meeting')],
    },
  },
  clocks: {
    ...clocks,
    reply: { ...clocks.reply, to: [...clocks.reply.to, 'meeting-closes'] },
    check: { ...clocks.check, from: [...clocks.check.from, 'meeting-closes'] },
  },
})

const collected = figure({ id: 'collected', value: opened(appeal), unit: '件' })
const onTheSpot = figure({ id: 'on-the-spot', value: did(appeal, 'settle'), over: opened(appeal), unit: '件' })
const forwarded = figure({ id: 'forwarded', value: did(appeal, 'dispatch'), unit: '件' })
const signOnTime = figure({ id: 'sign-on-time', value: met(appeal, 'sign'), over: due(appeal, 'sign'), unit: '件' })
const replyOnTime = figure({ id: 'reply-on-time', value: met(appeal, 'reply'), over: due(appeal, 'reply'), unit: '件' })
const balance = partition({ id: 'spot-and-forwarded', whole: collected, parts: [onTheSpot, forwarded] })
const issues = series({ id: 'bulletin', numbered: 'forever', drafted: 'month-end', release: byDefault(2, '8d-R7') })
const notices = series({
  id: 'supervision-notice',
  numbered: 'forever',
  drafted: 'supervise',
  release: byDefault(1, 'm13-P10'),
})
const reports = series({
  id: 'special-report',
  numbered: 'forever',
  drafted: 'recurring',
  release: byDefault(2, '8d-R7'),
})

export const m13 = definePack({
  id: 'jinxiang-five-moves',
  mechanism: 'm13',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m13-P4: from intake, dispatch or signature?', 'm13-P12: which ballot chooses the models?'],
  parts: [
    grids({
      id: 'visit-grids',
      file: 'grids.csv',
      count: stated(445, 'm13-P1'),
      merges: stated(['civilised-city', 'epidemic', 'social-governance'], 'm13-P1'),
    }),
    composition(roles, {
      id: '1+2+3',
      per: 'grid',
      fixed: [
        { role: 'unitLeader', count: stated(1, 'm13-P2') },
        { role: 'unitCadre', count: stated(2, 'm13-P2') },
        { role: 'townCadre', count: stated(3, 'm13-P2') },
      ],
    }),
    coverage({ id: 'village-grid', every: 'village', has: 'grid' }),
    appeal,
    gathering(roles, { id: 'visit', host: 'team', invite: [], every: byDefault('month', 'm13-P9') }),
    topicMeeting,
    rhythm(roles, {
      id: 'theme-reminder',
      owner: 'desk',
      about: 'theme',
      every: stated('month', 'm13-P6'),
      on: stated('first-day', 'm13-P6'),
    }),
    rhythm(roles, {
      id: 'theme-notice',
      owner: 'desk',
      about: 'theme',
      every: stated('month', 'm13-P6'),
      on: stated('last-day', 'm13-P6'),
    }),
    trigger({
      id: 'recurring',
      flow: reports,
      recurs: { same: ['class', 'grid'], times: byDefault(3, 'm13-P11'), within: byDefault(days(30), 'm13-P11') },
      confirmedBy: 'supervisor',
    }),
    trigger({ id: 'second-rejection', flow: notices, cond: field('count.reject').gte(byDefault(2, 'm13-P10')) }),
    issues,
    notices,
    reports,
    balance,
    bulletin({
      id: 'monthly',
      every: stated('month', 'm13-P5'),
      by: 'unit',
      show: [collected, onTheSpot, forwarded, signOnTime, replyOnTime],
      checks: [balance],
      series: issues,
      hideUnder: byDefault(5, 'S4'),
    }),
    items({
      id: 'model-score',
      kinds: byDefault(['visits', 'solved'], 'm13-P12'),
      range: byDefault([0, 100], 'm13-P12'),
      evidence: [files('proof')],
    }),
    publicity(roles, {
      id: 'models',
      of: 'selection',
      window: byDefault(workingDays(5), 'm13-P12'),
      where: 'public',
      objectionsTo: 'supervisor',
    }),
    reported({ id: 'm13-F8', value: 9942, qualifier: 'exact', unit: '件' }),
  ],
})
