import { createMessages } from '@yiwang/ui'

export const publicMessages = createMessages({
  'zh-CN': {
    home: '公开',
    board: '看板',
    bulletins: '通报',
    read: '文章',
    duty: '值守',
    units: '谁管什么',
    atlas: '机制图谱',
    elsewhere: '没有手机，打电话或到村社区窗口一样办。',
    call: '打电话 {number}',
  },
  en: {
    home: 'Public',
    board: 'Board',
    bulletins: 'Bulletins',
    read: 'Articles',
    duty: 'Duty',
    units: 'Units',
    atlas: 'Atlas',
    elsewhere: 'Without a phone of your own, the hotline and the community counter do the same.',
    call: 'Call {number}',
  },
})
