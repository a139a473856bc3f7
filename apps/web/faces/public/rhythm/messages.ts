import { createMessages } from '@yiwang/ui'

export const placeRhythmMessages = createMessages({
  'zh-CN': {
    head: '例行安排',
    next: '下一次：{day}',
    last: '上次：{day}',
    never: '还没有办过',
    none: '近 90 天没有漏办。',
    missed: '近 90 天漏办 {n} 期',
    one: '{from}至{to}，没有补',
    late: '{from}至{to}，{day}补办',
  },
  en: {
    head: 'Regular duties',
    next: 'Next: {day}',
    last: 'Last held: {day}',
    never: 'Never held yet',
    none: 'None missed in the last 90 days.',
    missed: '{n} missed in the last 90 days',
    one: '{from} to {to}, not held',
    late: '{from} to {to}, held late on {day}',
  },
})
