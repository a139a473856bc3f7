import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { shellMessages } from './messages.ts'

it('shell texts are complete on both faces', () => expect(messageGaps(shellMessages)).toEqual([]))
