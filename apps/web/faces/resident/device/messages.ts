import { createMessages } from '@yiwang/ui'

export const deviceMessages = createMessages({
  'zh-CN': { backOnline: '网络回来了，{n} 件已发出。' },
  en: { backOnline: 'Back online, {n} sent.' },
})
