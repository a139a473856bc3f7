import { createMessages } from '@yiwang/ui'

export const actMessages = createMessages({
  'zh-CN': {
    notDone: '没有办成，什么都没有改。',
    noNet: '这一步要联网。连上后再点一次。',
    back: '返回',
    sending: '正在办……',
    choose: '请选择',
    find: '找',
    findFirst: '写几个字，点“找”。',
    foundNone: '没有找到“{words}”。少写几个字再试。',
    chosen: '已选：{name}',
    change: '换一个',
    more: '往下看',
    reason: '原因',
    needReason: '写一下原因。',
  },
  en: {
    notDone: 'Not done; nothing was changed.',
    noNet: 'This step needs the net. Press again once connected.',
    back: 'Back',
    sending: 'Working…',
    choose: 'Choose',
    find: 'Find',
    findFirst: 'Write a few letters and press “Find”.',
    foundNone: 'Nothing found for “{words}”. Try fewer letters.',
    chosen: 'Chosen: {name}',
    change: 'Change',
    more: 'Show more',
    reason: 'Reason',
    needReason: 'Give a reason.',
  },
})
