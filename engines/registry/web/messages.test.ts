import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { patchListMessages } from './patches/messages.ts'
import { teamMessages } from './team/messages.ts'
import { territoryMessages } from './territory/messages.ts'

it.each([
  ['patches', patchListMessages],
  ['team', teamMessages],
  ['territory', territoryMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))
