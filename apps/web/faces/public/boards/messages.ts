import { createMessages } from '@yiwang/ui'

export const publicBoardMessages = createMessages({
  'zh-CN': {
    boards: '更多看板',
    lead: '只列已经过完的月份和年份，定下就不再改。',
    none: '还没有公开的看板。',
    notYet: '还没有定下的月份。一个月过完后的第二天起能看。',
    period: '看哪一段',
    mechanism: '机制：{name}',
    asOf: '定于 {at}',
    source: '来源：本系统登记的事项，不含个人，不排名次。',
    all: '全部看板',
    sheets: '下载表格（合计是公式）',
    whole: '到原页看',
  },
  en: {
    boards: 'More boards',
    lead: 'Only months and years that are over; once fixed they never change.',
    none: 'No public board yet.',
    notYet: 'No month is fixed yet. A month can be read from the second day after its end.',
    period: 'Which period',
    mechanism: 'Mechanism: {name}',
    asOf: 'fixed {at}',
    source: 'Source: matters registered here; no persons, no ranking.',
    all: 'All boards',
    sheets: 'Download tables (totals are formulas)',
    whole: 'Open the page itself',
  },
})
