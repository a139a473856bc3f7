import { definePack, workingDays } from '@yiwang/kernel'
import { banner, column, desk } from '@yiwang/portal/pack'

const stated = (n: string) => ({ basis: 'stated', source: `m39-${n}` }) as const
const byDefault = (n: string) => ({ basis: 'default', source: `m39-${n}` }) as const

/**
 * Jining city, the party-building column as a portal: policies, showcases of the counties' work, study items.
 *
 * Stated by the page: three columns, three owners, the banners. Who edits, how long a correction may take and how long
 * articles are kept are defaults until confirmed (README.md).
 */
export default definePack({
  id: 'organisation-portal',
  mechanism: 'm39',
  version: 2,
  calendar: 'china-mainland',
  parts: [
    column({
      id: 'policy',
      as: 'ledger',
      requires: ['number', 'effect', 'figures'],
      replaces: true,
      keep: 'forever',
      basis: stated('P1'),
    }),
    column({ id: 'showcase', requires: ['figures'], keep: { years: 3 }, basis: stated('P1') }),
    column({ id: 'study', requires: ['figures'], keep: 'forever', basis: stated('P1') }),
    banner({ id: 'party-building', basis: stated('banner') }),
    banner({ id: 'two-basics', basis: stated('banner') }),
    banner({ id: 'revival-pioneers', basis: stated('banner') }),
    desk({
      id: 'desk',
      owners: ['organisation-department', 'society', 'daily'],
      areas: [
        '370800',
        '370811',
        '370812',
        '370826',
        '370827',
        '370828',
        '370829',
        '370830',
        '370831',
        '370832',
        '370899',
        '370881',
        '370883',
      ],
      persons: 3,
      correctWithin: workingDays(2),
      basis: byDefault('P3'),
    }),
  ],
})
