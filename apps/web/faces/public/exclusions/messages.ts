import { createMessages } from '@yiwang/ui'

export const exclusionMessages = createMessages({
  'zh-CN': {
    title: '剔除公示',
    lead: '有的事不计入单位考核，都列在这里。要两个人批准，给反映人办的事不受影响。',
    none: '还没有不计入考核的事。',
    month: '{month}（{n} 件）',
    unit: '单位',
    reason: '原因',
    day: '批准日期',
    noUnit: '网格、村社区或镇街自己办的',
    cut: '只列最近的 {n} 件。',
  },
  en: {
    title: 'Left out of the figures',
    lead: 'Matters not counted in a unit’s figures all stand here. Two people approve; the resident’s matter goes on unchanged.',
    none: 'Nothing has been left out of the figures.',
    month: '{month} ({n})',
    unit: 'Unit',
    reason: 'Reason',
    day: 'Approved on',
    noUnit: 'handled by the grid, community or town itself',
    cut: 'Only the latest {n} are listed.',
  },
})
