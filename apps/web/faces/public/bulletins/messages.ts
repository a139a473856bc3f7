import { createMessages } from '@yiwang/ui'

export const bulletinsMessages = createMessages({
  'zh-CN': {
    title: '每月通报',
    issue: '第 {n} 期',
    period: '{from}至{to}',
    released: '{at} 发布',
    corrected: '有更正',
    recalled: '已撤回',
    none: '还没有发布过通报。每月月底后会发。',
    gaps: '缺号：{list}。正在补。',
    docx: '下载公文（文档）',
    xlsx: '下载表格',
    back: '全部通报',
    history: '经过',
  },
  en: {
    title: 'Monthly bulletins',
    issue: 'Issue {n}',
    period: '{from} to {to}',
    released: 'released {at}',
    corrected: 'corrected',
    recalled: 'recalled',
    none: 'No bulletin has been released yet. One follows each month’s end.',
    gaps: 'Missing numbers: {list}. They will follow.',
    docx: 'Download the document',
    xlsx: 'Download the tables',
    back: 'All bulletins',
    history: 'History',
  },
})
