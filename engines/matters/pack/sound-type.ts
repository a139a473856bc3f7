import { days, hours, minutes, workingDays, workingHours } from '@yiwang/kernel'
import type { MatterType } from './matter-type.ts'
import { type Action, byDefault, type Clock, stated } from './words.ts'

const source = { basis: 'default', source: 'sample' } as const
const actions: readonly Action[] = [
  { id: 'send', verb: 'dispatch', from: ['new'], to: 'doing', who: ['desk'], bulk: true },
  { id: 'ask', verb: 'ask', from: ['doing'], to: 'asking', who: ['lead-unit'] },
  { id: 'provide', verb: 'provide', from: ['asking'], to: 'doing', who: ['raiser'] },
  { id: 'go-on', verb: 'resume', from: ['asking'], to: 'doing', who: ['system'] },
  { id: 'answer', verb: 'reply', from: ['doing'], to: 'done', who: ['lead-unit'] },
  { id: 'again', verb: 'reopen', from: ['done'], to: 'new', who: ['raiser'] },
  { id: 'file', verb: 'archive', from: ['done'], to: 'filed', who: ['system'] },
]
const clocks: readonly Clock[] = [
  { id: 'sort', of: 'matter', from: ['register', 'again'], to: ['send'], within: hours(4), ...source },
  {
    id: 'reply',
    of: 'dispatch',
    from: ['send'],
    to: ['answer'],
    within: { map: { emergency: hours(2) }, other: workingDays(2) },
    pausesIn: ['asking'],
    remindAt: 0.8,
    breach: [
      { miss: true, tell: ['desk'] },
      { after: hours(24), notice: 'yellow' },
    ],
    basis: 'stated',
    source: 'article 3',
  },
  {
    id: 'wait',
    of: 'matter',
    from: ['ask'],
    to: ['provide', 'go-on'],
    within: workingDays(3),
    breach: [{ act: 'go-on' }],
    ...source,
  },
  {
    id: 'window',
    of: 'matter',
    from: ['answer'],
    to: ['again', 'file'],
    within: days(30),
    breach: [{ act: 'file' }],
    ...source,
  },
]

/** A small kind of matter without a fault, for tests to break. */
export const soundType: MatterType = {
  kind: 'matters.type',
  id: 'sample',
  roles: { desk: { post: 'desk', where: 'county' } },
  channels: ['web'],
  form: [{ id: 'text', kind: 'long', required: true }],
  start: 'new',
  stages: {
    new: { super: 'open', owner: 'desk' },
    doing: { super: 'open', owner: 'lead-unit' },
    asking: { super: 'open', owner: 'raiser' },
    done: { super: 'fixed' },
    filed: { super: 'closed', end: true },
  },
  actions,
  clocks,
  limits: {
    coMargin: byDefault(0.2, 'sample'),
    askCap: byDefault({ each: workingDays(3), times: 2 }, 'sample'),
    extension: byDefault({ times: 1, most: workingDays(10) }, 'sample'),
    returnWindow: byDefault(workingHours(4), 'sample'),
    visitAttempts: byDefault(3, 'sample'),
    callBackShare: stated(0.05, 'article 9'),
    recurrence: byDefault({ count: 3, days: 30 }, 'sample'),
    rejectedRepliesForNotice: byDefault(2, 'sample'),
    smallGroup: byDefault(5, 'sample'),
    rateLeast: byDefault(10, 'sample'),
  },
}
/** A minute, for clocks that tests add. */
export const soon = minutes(1)
