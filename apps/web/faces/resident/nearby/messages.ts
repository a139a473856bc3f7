import { createMessages } from '@yiwang/ui'

export const nearbyMessages = createMessages({
  'zh-CN': {
    title: '附近正在办的事',
    lead: '只列反映人同意公开的事，没有姓名和电话。',
    town: '哪个镇街？',
    pick: '请选镇街',
    empty: '这里没有公开的、正在办的事。',
    hidden: '件数太少的，为了不让人认出是谁反映的，没有列出来。',
    report: '说一件事',
  },
  en: {
    title: 'Being handled nearby',
    lead: 'Only what its reporters agreed to publish, without names or phones.',
    town: 'Which town?',
    pick: 'Choose a town',
    empty: 'Nothing public is being handled here.',
    hidden: 'Where there are too few, none are listed, so that nobody can be recognised.',
    report: 'Report something',
  },
})
