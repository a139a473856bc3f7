import { createMessages } from '@yiwang/ui'

export const nearbyMessages = createMessages({
  'zh-CN': {
    title: '正在办的事',
    lead: '只有反映人同意公开的事在这里，不含姓名、电话和门牌。',
    town: '镇街',
    pick: '选镇街',
    none: '这里没有公开的、正在办的事。',
    hidden: '有些事件数太少，没有列出来。',
    joins: '{n} 人也遇到了',
    due: '{at} 给答复',
  },
  en: {
    title: 'Being handled now',
    lead: 'Only matters whose raisers let them be public; no name, phone or door number.',
    town: 'Town',
    pick: 'Pick a town',
    none: 'No public matter is being handled here.',
    hidden: 'Some are too few to be listed.',
    joins: 'also affected: {n}',
    due: 'answer {at}',
  },
})
