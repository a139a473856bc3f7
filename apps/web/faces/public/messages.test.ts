import { boardTileMessages } from '@yiwang/insight/web/board'
import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { atlasPageMessages } from './atlas/messages.ts'
import { boardMessages } from './board/messages.ts'
import { publicBoardMessages } from './boards/messages.ts'
import { bulletinsMessages } from './bulletins/messages.ts'
import { dutyMessages } from './duty/messages.ts'
import { exclusionMessages } from './exclusions/messages.ts'
import { followMessages } from './follow/messages.ts'
import { homeMessages } from './home/messages.ts'
import { publicMessages } from './messages.ts'
import { nearbyMessages } from './nearby/messages.ts'
import { readMessages } from './read/messages.ts'
import { placeRhythmMessages } from './rhythm/messages.ts'
import { unitsMessages } from './units/messages.ts'

it.each([
  ['face', publicMessages],
  ['home', homeMessages],
  ['bulletins', bulletinsMessages],
  ['board', boardMessages],
  ['duty', dutyMessages],
  ['units', unitsMessages],
  ['nearby', nearbyMessages],
  ['atlas', atlasPageMessages],
  ['read', readMessages],
  ['follow', followMessages],
  ['exclusions', exclusionMessages],
  ['boards', publicBoardMessages],
  ['rhythms of a place', placeRhythmMessages],
  ['board tiles', boardTileMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))
