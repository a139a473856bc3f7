import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { articleMessages } from './article/messages.ts'
import { atlasMessages } from './atlas/messages.ts'
import { loadMessages } from './load/messages.ts'

it.each([
  ['load', loadMessages],
  ['atlas', atlasMessages],
  ['article', articleMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))
