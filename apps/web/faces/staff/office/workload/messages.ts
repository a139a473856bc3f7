import { createMessages } from '@yiwang/ui'

export const workloadMessages = createMessages({
  'zh-CN': {
    title: '在办与超时',
    finding: '共在办 {open} 件，已超时 {late} 件，快到期 {soon} 件。',
    question: '谁手上超时最多？',
    most: '{name}超时最多，{n} 件。',
    nobody: '没有超时的。',
    unit: '单位',
    open: '在办',
    late: '已超时',
    soon: '快到期',
    none: '现在没有在办的。',
    measure: '件',
    source: '来源：在办事项，现在的数。不作排名。',
    total: '合计',
  },
  en: {
    title: 'Open and late',
    finding: '{open} open, {late} late, {soon} due soon.',
    question: 'Who holds most that is late?',
    most: '{name} holds most: {n}.',
    nobody: 'Nothing is late.',
    unit: 'Unit',
    open: 'Open',
    late: 'Late',
    soon: 'Due soon',
    none: 'Nothing is open now.',
    measure: 'matters',
    source: 'Source: open matters, as of now. Not a ranking.',
    total: 'Total',
  },
})
