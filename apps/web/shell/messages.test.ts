import { messageGaps } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { shellMessages } from './messages.ts'
import { myDataMessages } from './my-data/messages.ts'
import { phoneCodeMessages } from './phone-code/messages.ts'

it('shell texts are complete on both faces', () => expect(messageGaps(shellMessages)).toEqual([]))
it('texts about one’s own data are complete on both faces', () => expect(messageGaps(myDataMessages)).toEqual([]))
it('texts about a phone’s code are complete on both faces', () => expect(messageGaps(phoneCodeMessages)).toEqual([]))
