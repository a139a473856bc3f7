import { expect, it } from 'vitest'
import { landingOf } from './landing.ts'

it.each([
  [['grid-team'], [], '/grid'],
  [['leader'], ['insight.workload'], '/office/workload'],
  [['leader'], [], '/office/bulletins'],
  [['bulletin-releaser'], [], '/office/bulletins'],
  [['system-admin'], ['identity.accounts'], '/office/users'],
  [['auditor'], ['audit.entries'], '/office/audit'],
  [['auditor'], [], undefined],
  [['handler'], [], undefined],
  [['leader', 'handler'], ['insight.workload'], undefined],
  [[], [], undefined],
])('%s with %s begins on %s', (posts, opens, to) => expect(landingOf(posts, opens)).toBe(to))
