import { createMessages } from '@yiwang/ui'

export const teamsMessages = createMessages({
  'zh-CN': {
    title: '小组',
    sum: '应有 {slots} 人，在岗 {filled} 人，缺 {gap} 人，分在 {n} 个小组。',
    none: '小组都齐了。',
    seatless: '现在的机制没有规定小组几个席位，不谈齐不齐。',
    grid: '网格',
    town: '镇街',
    missing: '缺什么',
    since: '从哪天起',
    unknown: '没有记录',
    seat: '{slot} {count} 人',
    fill: '补人',
    fillOf: '给{name}补人',
    stop: '、',
  },
  en: {
    title: 'Teams',
    sum: '{filled} of {slots} seats filled; {gap} missing in {n} teams.',
    none: 'All teams are complete.',
    seatless: 'No mechanism in force says how many seats a team has.',
    grid: 'Grid',
    town: 'Town',
    missing: 'Missing',
    since: 'Since',
    unknown: 'not recorded',
    seat: '{slot}: {count}',
    fill: 'Fill',
    fillOf: 'Fill a seat of {name}',
    stop: ', ',
  },
})
