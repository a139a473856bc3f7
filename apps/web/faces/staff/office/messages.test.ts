import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { staffBoardMessages } from '../boards/messages.ts'
import { dailyMessages } from '../daily/messages.ts'
import { reviewMessages } from '../review/messages.ts'
import { rhythmMessages } from '../rhythm/messages.ts'
import { topicMessages } from '../topics/messages.ts'
import { actMessages } from './act/messages.ts'
import { auditMessages } from './audit/messages.ts'
import { officeBulletinMessages } from './bulletins/messages.ts'
import { gridsMessages } from './grids/messages.ts'
import { homeMessages } from './home/messages.ts'
import { mineMessages } from './mine/messages.ts'
import { networkMessages } from './network/messages.ts'
import { noticesMessages } from './notices/messages.ts'
import { notificationsMessages } from './notifications/messages.ts'
import { outboxMessages } from './outbox/messages.ts'
import { patchMessages } from './patches/messages.ts'
import { planMessages } from './plan/messages.ts'
import { poolMessages } from './pools/messages.ts'
import { postsMessages } from './posts/messages.ts'
import { publishMessages } from './publish/messages.ts'
import { rosterMessages } from './roster/messages.ts'
import { teamsMessages } from './teams/messages.ts'
import { usersMessages } from './users/messages.ts'
import { workloadMessages } from './workload/messages.ts'

it.each([
  ['act', actMessages],
  ['home', homeMessages],
  ['grids', gridsMessages],
  ['teams', teamsMessages],
  ['network', networkMessages],
  ['patches', patchMessages],
  ['roster', rosterMessages],
  ['publish', publishMessages],
  ['users', usersMessages],
  ['posts', postsMessages],
  ['pools', poolMessages],
  ['notices', noticesMessages],
  ['bulletins', officeBulletinMessages],
  ['workload', workloadMessages],
  ['audit', auditMessages],
  ['plan', planMessages],
  ['mine', mineMessages],
  ['notifications', notificationsMessages],
  ['outbox', outboxMessages],
  ['review', reviewMessages],
  ['topics', topicMessages],
  ['daily', dailyMessages],
  ['rhythm', rhythmMessages],
  ['boards', staffBoardMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))
