import { createMessages } from '@yiwang/ui'

export const territoryMessages = createMessages({
  'zh-CN': {
    source: '示意图：只表示相邻关系，不是测绘边界。',
    gap: '斜纹表示小组有缺口',
  },
  en: {
    source: 'Schematic: shows which areas touch, not surveyed borders.',
    gap: 'Hatched: the team has gaps',
  },
})
