import { createMessages } from '@yiwang/ui'

export const patchListMessages = createMessages({
  'zh-CN': {
    title: '{place}的{kind}',
    patch: '片区',
    contact: '办公电话',
    since: '任期',
    from: '{from} 起',
    nobody: '还没有人',
  },
  en: {
    title: '{kind}, {place}',
    patch: 'Patch',
    contact: 'Office phone',
    since: 'Term',
    from: 'since {from}',
    nobody: 'nobody yet',
  },
})
