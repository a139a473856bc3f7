import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { accountMessages } from './account/messages.ts'
import { deviceMessages } from './device/messages.ts'
import { homeMessages } from './home/messages.ts'
import { residentMessages } from './messages.ts'
import { nearbyMessages } from './nearby/messages.ts'
import { receiptMessages } from './receipt/messages.ts'
import { findMessages } from './track/messages.ts'

const BANNED = /高度重视|切实|尽快|近期|适时|相关部门|有关规定|予以|知悉|特此|系统繁忙|操作失败|非法输入|请耐心等待/

describe('texts of the resident face', () => {
  const catalogues = {
    resident: residentMessages,
    home: homeMessages,
    receipt: receiptMessages,
    account: accountMessages,
    nearby: nearbyMessages,
    device: deviceMessages,
    find: findMessages,
  }
  it.each(Object.entries(catalogues))('%s is complete on both faces', (_name, messages) => {
    expect(messageGaps(messages)).toEqual([])
    expect(Object.values(messages['zh-CN']).filter((text) => BANNED.test(text))).toEqual([])
  })
})
