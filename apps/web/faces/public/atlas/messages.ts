import { createMessages } from '@yiwang/ui'

export const atlasPageMessages = createMessages({
  'zh-CN': {
    title: '机制图谱',
    lead: '共 {total} 项机制，{runs} 项已在运行，其余写明还要等什么。',
    only: '只看已在运行的',
    all: '看全部',
    notBuilt: '有意不做的',
  },
  en: {
    title: 'Atlas of mechanisms',
    lead: 'Mechanisms: {total} in all, {runs} running here; the others say what they wait for.',
    only: 'Only those that run',
    all: 'Show all',
    notBuilt: 'Left out on purpose',
  },
})
