import { createMessages } from '@yiwang/ui'

export const searchMessages = createMessages({
  'zh-CN': {
    title: '搜索',
    label: '编号、后四位、字词、地点、单位',
    hint: '四位数字会按编号尾数和手机后四位找；按手机找会记入“谁看过”。',
    go: '找',
    none: '没有找到；试试少写几个字。',
    start: '写上要找的，按回车。',
    ref: '按编号',
    tail: '按编号尾数',
    words: '按字词',
    'phone-tail': '按手机后四位（会记入谁看过）',
    found: '{by}：{n} 件',
    results: '结果',
  },
  en: {
    title: 'Search',
    label: 'Number, last four digits, words, place, unit',
    hint: 'Four digits look at the end of numbers and phones; a look by phone is listed for the person.',
    go: 'Find',
    none: 'Nothing found; try fewer letters.',
    start: 'Write what to find and press Enter.',
    ref: 'By number',
    tail: 'By the end of the number',
    words: 'By words',
    'phone-tail': 'By the last four of the phone (listed for the person)',
    found: '{by}: {n}',
    results: 'Results',
  },
})
