import { days, definePack, workingDays } from '@yiwang/kernel'
import { byDefault, type LimitValues, matterType } from '@yiwang/matters/pack'

const d = <T>(value: T) => byDefault(value, 'service-requests')
const limits: LimitValues = {
  coMargin: d(0.2),
  askCap: d({ each: workingDays(3), times: 2 }),
  extension: d({ times: 1, most: workingDays(10) }),
  returnWindow: d(days(1)),
  visitAttempts: d(3),
  callBackShare: d(0.05),
  recurrence: d({ count: 3, days: 30 }),
  rejectedRepliesForNotice: d(2),
  smallGroup: d(5),
  rateLeast: d(10),
}

/**
 * Service requests kept elsewhere and brought in from a file: open or closed, one due time each. The due time is the
 * file's own; a request opened here gets the span below. Belongs to no place.
 */
const request = matterType({
  id: 'request',
  roles: {
    desk: { post: 'county-dispatcher', where: 'county' },
    supervisor: { post: 'supervisor', where: 'county' },
  },
  channels: ['web', 'counter', 'phone', 'hotline', 'import'],
  form: [{ id: 'text', kind: 'long', required: true, max: 4000 }],
  start: 'open',
  stages: {
    open: { super: 'open', owner: 'desk' },
    closed: { super: 'closed', end: true },
  },
  actions: [
    { id: 'close', verb: 'step', from: ['open'], to: 'closed', who: ['desk', 'system'] },
    { id: 'note', verb: 'note', from: ['open', 'closed'], to: 'same', who: ['desk', 'supervisor'] },
  ],
  clocks: [
    {
      id: 'target',
      of: 'matter',
      from: ['register'],
      to: ['close'],
      within: workingDays(10),
      breach: [{ miss: true }],
      basis: 'default',
      source: 'service-requests',
    },
  ],
  limits,
})

export default definePack({
  id: 'service-requests',
  mechanism: 'none',
  version: 2,
  calendar: 'china-mainland',
  parts: [request],
})
