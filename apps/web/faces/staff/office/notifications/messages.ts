import { createMessages } from '@yiwang/ui'

export const notificationsMessages = createMessages({
  'zh-CN': {
    title: '提醒',
    unread: '没看的 {n} 条',
    onlyUnread: '只看没看的',
    all: '看全部',
    readAll: '都标为看过',
    readDone: '已标为看过。',
    isNew: '没看',
    none: '没有提醒。',
  },
  en: {
    title: 'Notifications',
    unread: '{n} unread',
    onlyUnread: 'Only unread',
    all: 'Show all',
    readAll: 'Mark all as read',
    readDone: 'Marked as read.',
    isNew: 'new',
    none: 'No notifications.',
  },
})
