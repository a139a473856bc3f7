import { createMessages } from '@yiwang/ui'

export const unitsMessages = createMessages({
  'zh-CN': {
    title: '各单位管什么',
    lead: '写一类事或一个单位，看归谁管。',
    find: '找一类事或单位',
    list: '派单目录（第 {version} 版）',
    what: '哪一类事',
    who: '归谁办',
    basis: '依据',
    town: '事情所在的镇街',
    units: '单位',
    none: '没有找到“{words}”。换个说法，或打热线问。',
    empty: '目录还没有录入。',
    shown: '共 {n} 条',
  },
  en: {
    title: 'Who is responsible for what',
    lead: 'Write a kind of matter or a unit.',
    find: 'Find a kind of matter or a unit',
    list: 'Duty list, version {version}',
    what: 'Kind of matter',
    who: 'Responsible',
    basis: 'Basis',
    town: 'the town where it is',
    units: 'Units',
    none: 'Nothing found for “{words}”. Say it differently, or call the hotline.',
    empty: 'The list has not been entered yet.',
    shown: 'entries: {n}',
  },
})
