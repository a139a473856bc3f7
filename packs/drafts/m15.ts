/** Draft: Wenshang normal-emergency muster (m15). Modes of an area, call-up of squads, incidents, hazards. */
import { days, hours, minutes } from '@yiwang/kernel/time'
import { callUp, gathering, modes, page, purge, rhythm } from './words/engines.ts'
import { did, figure, opened, reported } from './words/insight.ts'
import { composite, fact, opens, trigger } from './words/joins.ts'
import { byDefault, choice, date, definePack, field, files, months, place, stated, text } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { asset, composition, coverage, outside, party, post, system } from './words/registry.ts'

const roles = {
  resident: party('reporter'),
  member: party('subject'),
  gridSecretary: post('grid-secretary', 'grid'),
  squadLeader: post('squad-leader', 'grid'),
  community: post('community-secretary', 'community'),
  command: post('sub-district-command', 'town'),
  coordination: post('squad-coordination', 'grid'),
  rescue: post('squad-rescue', 'grid'),
  medical: post('squad-medical', 'grid'),
  aftermath: post('squad-aftermath', 'grid'),
  keeper: post('station-keeper', 'owner'),
  fire: outside('fire-rescue'),
  system: system(),
}

const hazard = matterType(roles, {
  id: 'hazard',
  form: [text('what'), place('premises')],
  start: 'found',
  stages: { found: { owner: 'gridSecretary' }, fixed: { owner: 'community' }, closed: { end: 'fixed' } },
  actions: {
    fix: { verb: 'step', from: ['found'], to: 'fixed', who: ['gridSecretary'] },
    verify: {
      verb: 'check',
      from: ['fixed'],
      to: 'closed',
      who: ['community'],
      notBy: ['fix'],
      form: [date('verified-on')],
      evidence: [files('photo', { min: 1 })],
    },
    refuse: { verb: 'check', from: ['fixed'], to: 'found', who: ['community'], notBy: ['fix'] },
  },
  clocks: {
    fix: {
      from: ['opened', 'refuse'],
      to: ['fix'],
      within: byDefault(days(7), 'm15-P5'),
      breach: [{ do: 'escalate', to: 'community' }],
    },
    verify: {
      from: ['fix'],
      to: ['verify', 'refuse'],
      within: byDefault(days(3), 'm15-P5'),
      breach: [{ do: 'escalate', to: 'command' }],
    },
  },
})

const incident = matterType(roles, {
  id: 'incident',
  intake: ['phone', 'visit', 'web', 'import'],
  form: [text('what'), place('where'), choice('size', ['small', 'large'])],
  levels: ['grid', 'community', 'town'],
  start: 'reported',
  stages: {
    reported: { owner: 'squadLeader' },
    joint: { owner: 'command' },
    handled: { owner: 'gridSecretary', untimed: 'clock-of-hazard' },
    closed: { end: 'closed' },
  },
  actions: {
    take: { verb: 'sign', from: ['reported'], to: 'same', who: ['squadLeader', 'community'] },
    rise: { verb: 'escalate', from: ['reported'], to: 'joint', who: ['community', 'system'] },
    'co-handle': { verb: 'coHandle', from: ['joint'], to: 'same', who: ['command', 'fire'] },
    handle: {
      verb: 'reply',
      from: ['reported', 'joint'],
      to: 'handled',
      who: ['squadLeader', 'community', 'command'],
      links: [opens(hazard)],
    },
    'no-follow-up': {
      verb: 'decide',
      from: ['handled'],
      to: 'closed',
      who: ['gridSecretary', 'command'],
      requires: [fact('review.passed', 'case')],
    },
  },
  clocks: {
    action: {
      from: ['opened'],
      to: ['take', 'rise', 'handle'],
      within: byDefault(minutes(15), 'm15-P9'),
      breach: [{ do: 'act', action: 'rise' }],
    },
    handling: {
      from: ['take', 'rise'],
      to: ['handle'],
      within: byDefault(hours(24), 'm15-P8'),
      breach: [{ do: 'escalate', to: 'command' }],
    },
  },
})

const call = callUp(roles, {
  id: 'call',
  start: 'alerted',
  stages: {
    alerted: { owner: 'member' },
    coming: { owner: 'member' },
    'on-site': { owner: 'squadLeader', untimed: 'ends-with-the-event' },
    resting: { owner: 'squadLeader', untimed: 'ends-with-the-event' },
    cannot: { end: 'neutral' },
    substituted: { end: 'neutral' },
    released: { end: 'released' },
  },
  actions: {
    coming: { verb: 'acknowledge', from: ['alerted'], to: 'coming', who: ['member', 'squadLeader'] },
    cannot: { verb: 'cannot', from: ['alerted', 'coming'], to: 'cannot', who: ['member'] },
    'check-in': { verb: 'checkIn', from: ['alerted', 'coming'], to: 'on-site', who: ['member', 'squadLeader'] },
    rest: { verb: 'rest', from: ['on-site'], to: 'resting', who: ['squadLeader'] },
    resume: { verb: 'task', from: ['resting'], to: 'on-site', who: ['squadLeader'] },
    substitute: { verb: 'substitute', from: ['alerted', 'coming'], to: 'substituted', who: ['system', 'squadLeader'] },
    release: { verb: 'release', from: ['on-site', 'resting'], to: 'released', who: ['squadLeader', 'system'] },
  },
  clocks: {
    acknowledge: {
      from: ['opened'],
      to: ['coming', 'cannot', 'check-in', 'substitute'],
      within: byDefault(minutes(10), 'm15-P8'),
      breach: [
        { do: 'list' },
        { do: 'remind', to: 'squadLeader' },
        { after: byDefault(minutes(5), 'm15-P9'), do: 'next', to: 'member' },
        { after: byDefault(minutes(20), 'D.5'), do: 'escalate', to: 'command' },
      ],
    },
    arrive: {
      from: ['coming'],
      to: ['check-in', 'cannot', 'substitute'],
      within: byDefault(minutes(30), 'm15-P8'),
      breach: [{ do: 'act', action: 'substitute' }],
    },
  },
})

export const m15 = definePack({
  id: 'wenshang-muster',
  mechanism: 'm15',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m15-P11: who may switch a grid?'],
  parts: [
    coverage({ id: 'member-post', every: 'member', has: 'emergency-post', exactly: 1 }),
    composition(roles, {
      id: 'squads',
      per: 'grid',
      fixed: [],
      open: [
        { role: 'coordination', min: byDefault(2, 'm15-P2') },
        { role: 'rescue', min: byDefault(4, 'm15-P2') },
        { role: 'medical', min: byDefault(2, 'm15-P2') },
        { role: 'aftermath', min: byDefault(2, 'm15-P2') },
      ],
    }),
    modes(roles, {
      id: 'grid-mode',
      area: 'grid',
      switch: {
        warn: { to: 'alert', who: byDefault(['gridSecretary'], 'm15-P11') },
        start: { to: 'emergency', who: byDefault(['community', 'command'], 'm15-P11') },
        end: { to: 'recovery', who: byDefault(['community', 'command'], 'm15-P11') },
        normal: { to: 'normal', who: byDefault(['community'], 'm15-P11') },
      },
      lapse: { after: byDefault(hours(72), 'D.5'), to: 'recovery' },
    }),
    call,
    incident,
    hazard,
    composite({
      id: 'open-event',
      acts: [
        { of: 'grid-mode', act: 'start' },
        { of: 'call', act: 'open-for-all' },
      ],
    }),
    trigger({ id: 'squad-red', flow: call, cond: field('filled').lte(0), confirmedBy: 'command' }),
    gathering(roles, {
      id: 'drill',
      host: 'gridSecretary',
      invite: [{ role: 'rescue' }, { role: 'medical' }],
      every: stated('year', 'm15-P3'),
    }),
    gathering(roles, {
      id: 'theme',
      host: 'gridSecretary',
      invite: [{ role: 'member' }],
      every: stated('month', 'm15-P6'),
    }),
    asset({ id: 'station', ready: ['rest-room', 'shelter', 'stocks', 'medical-box'], stock: true }),
    rhythm(roles, { id: 'stock-check', owner: 'keeper', about: 'station', every: byDefault('month', 'm15-P10') }),
    purge({ id: 'positions', data: ['position'], after: byDefault(days(30), 'm15-P12'), since: 'recovery' }),
    purge({ id: 'logs', data: ['call'], after: byDefault(months(24), 'm15-P12'), since: 'recovery' }),
    figure({ id: 'hazards', value: opened(hazard), unit: '件' }),
    figure({ id: 'arrived', value: did(call, 'check-in'), over: opened(call), unit: '人次' }),
    reported({ id: 'm15-F7', value: 98, qualifier: '以上', unit: '件' }),
    page({ id: 'call-list', face: 'print', shows: ['squads', 'station'] }),
  ],
})
