import { bulletin, partition } from '@yiwang/insight/pack'
import { definePack, hours, minutes } from '@yiwang/kernel'
import { catalogue, dutyList, matterType, series } from '@yiwang/matters/pack'
import { composition } from '@yiwang/registry/pack'
import { appealActions, appealClocks, appealLimits, appealRoles, appealStages } from '../shared/appeal-process.ts'

/**
 * Jinxiang county, "five moves" for hearing public opinion: one intake net, smart dispatch with a sign and a reply
 * limit, on-site checks, automatic monthly bulletin.
 *
 * Stated by the article: sign within 1 hour, reply within 2 days, a bulletin every month end, teams of 1+2+3 on 445
 * grids. Read as natural time from dispatch (see README.md); everything else is a default until confirmed.
 */
const appeal = matterType({
  id: 'appeal',
  roles: appealRoles,
  channels: ['web', 'grid', 'counter', 'phone', 'hotline', 'import'],
  form: [
    { id: 'text', kind: 'long', required: true, max: 4000 },
    { id: 'files', kind: 'files', max: 9 },
  ],
  start: 'triage',
  stages: appealStages,
  actions: appealActions,
  clocks: appealClocks({
    sign: hours(1),
    signGrace: minutes(60),
    reply: hours(48),
    contact: hours(24),
    classify: { map: { emergency: hours(1), utility: hours(2) }, other: hours(4) },
    noticeAfter: hours(24),
    basis: {
      sign: { basis: 'stated', source: 'm13-P3' },
      reply: { basis: 'stated', source: 'm13-P4' },
      notice: { basis: 'default', source: 'm13-P10' },
    },
  }) as never,
  limits: appealLimits,
})

export default definePack({
  id: 'jinxiang-five-moves',
  mechanism: 'm13',
  version: 2,
  calendar: 'china-mainland',
  parts: [
    appeal,
    catalogue({ id: 'catalogue', file: 'catalogue.csv', count: 527, levels: 3 }),
    dutyList({ id: 'duty-list', file: 'duty-list.csv', version: 1 }),
    composition({
      id: 'team',
      per: 'grid',
      slots: [
        {
          slot: '1',
          count: 1,
          kind: 'grid-team',
          words: { zh: '县直单位班子成员', en: 'leading-group member of a county unit' },
        },
        { slot: '2', count: 2, kind: 'grid-team', words: { zh: '县直单位干部', en: 'cadre of a county unit' } },
        { slot: '3', count: 3, kind: 'grid-team', words: { zh: '镇街干部', en: 'cadre of the town' } },
      ],
      basis: { basis: 'stated', source: 'm13-P2' },
    }),
    series({ id: 'supervision', of: 'supervision' }),
    series({ id: 'special-report', of: 'special-report' }),
    partition({
      id: 'collected',
      whole: 'collected',
      parts: ['on-the-spot', 'forwarded'],
      remainders: ['unverified', 'internal', 'diverted', 'merged', 'withdrawn', 'waiting'],
      stages: { unverified: ['unverified'], withdrawn: ['withdrawn'] },
      basis: { basis: 'stated', source: 'm13-F10' },
    }),
    bulletin({
      id: 'monthly',
      every: 'month',
      by: 'unit',
      parts: [
        'collected',
        'on-the-spot',
        'forwarded',
        'unverified',
        'internal',
        'diverted',
        'merged',
        'withdrawn',
        'waiting',
        'sign-on-time',
        'reply-on-time',
        'reply-late',
        'solved',
        'satisfied',
        'participation',
        'right-first',
        'returned',
        'closed-locally',
        'supervision-notices',
        'special-reports',
        'sign-breaches',
      ],
      partition: 'collected',
      clocks: { sign: 'sign', reply: 'reply' },
      hideUnder: 5,
      rateLeast: 10,
      basis: { basis: 'stated', source: 'm13-P5' },
    }),
  ],
})
