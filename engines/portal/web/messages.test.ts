import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { atlasMessages } from './atlas/messages.ts'
import { loadMessages } from './load/messages.ts'

it.each([
  ['load', loadMessages],
  ['atlas', atlasMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))
