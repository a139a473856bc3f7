import { createMessages } from '@yiwang/ui'

export const teamMessages = createMessages({
  'zh-CN': {
    onDuty: '谁在值守',
    seat: '席位',
    post: '岗位',
    name: '姓名',
    unit: '单位',
    duty: '负责什么',
    term: '任期',
    contact: '办公电话',
    termOpen: '{from} 起',
    termSpan: '{from} 至 {to}',
    missing: '还缺 {slot} {count} 人',
    complete: '人员齐了',
    nobody: '这个网格还没有安排人。可以先打热线。',
  },
  en: {
    onDuty: 'Who is on duty',
    seat: 'Seat',
    post: 'Post',
    name: 'Name',
    unit: 'Unit',
    duty: 'Duty',
    term: 'Term',
    contact: 'Office phone',
    termOpen: 'from {from}',
    termSpan: '{from} to {to}',
    missing: '{slot}: {count} missing',
    complete: 'Complete',
    nobody: 'Nobody is assigned to this grid yet. Call the hotline first.',
  },
})
