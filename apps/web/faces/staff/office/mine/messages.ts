import { createMessages } from '@yiwang/ui'

export const mineMessages = createMessages({
  'zh-CN': {
    title: '我的资料与谁看过',
    matters: '反映过的事',
  },
  en: {
    title: 'My data and who looked',
    matters: 'Matters reported',
  },
})
