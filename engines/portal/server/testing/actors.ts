import type { Actor, HeldPost } from '@yiwang/kernel'

export const TENANT = 'testland'
/** A repeatable id. */
export const id = (family: string, n: number): string =>
  `${Buffer.from(family).toString('hex')}0000-0000-7000-8000-${String(n).padStart(12, '0')}`
/** A member of staff with these posts; `n` tells persons apart. */
export const staff = (n: number, ...kinds: string[]): Actor => ({
  kind: 'staff',
  tenant: TENANT,
  account: id('ac', n),
  person: id('bb', n),
  name: '王**',
  posts: kinds.map(
    (kind, i): HeldPost => ({
      id: id('cc', n * 10 + i),
      kind,
      level: 'county',
      unit: null,
      grid: null,
      area: '370100',
      from: 0,
      to: null,
    }),
  ),
})
export const anyone: Actor = { kind: 'anonymous', tenant: TENANT, account: null, person: null, name: '', posts: [] }
export const resident = (n: number): Actor => ({ ...anyone, kind: 'resident', account: id('re', n) })
