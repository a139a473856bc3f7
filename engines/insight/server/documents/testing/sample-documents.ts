/** Made-up documents for tests: no real unit's figures, no persons. */
import { type BulletinDocument, figure, hidden, rate, type Table, text } from '../bulletin-model.ts'

const unitNames =
  '供电公司 水务局 住房和城乡建设局 综合行政执法局 交通运输局 教育和体育局 卫生健康局 民政局 农业农村局 自然资源和规划局 人力资源和社会保障局 市场监督管理局 生态环境局 公安局 东关街道 西关街道 南山镇 北河镇'.split(
    ' ',
  )

const unitRow = (name: string, at: number): Table['rows'][number] => {
  const dispatched = 10 + at * 3
  const overdue = at % 4
  return {
    unit: text(name),
    dispatched: figure(dispatched, { query: `unit-${at}` }),
    onTime: figure(dispatched - overdue),
    overdue: figure(overdue),
    replied: rate(dispatched - overdue, dispatched),
    satisfied: rate(Math.max(0, at - 1), at + 2),
  }
}

/** 18 rows by unit: dispatched, on time, overdue, reply rate, satisfaction. Totals 639, 614, 25. */
export const byUnit = (): Table => ({
  id: 'by-unit',
  title: '各承办单位办理情况',
  columns: [
    { key: 'unit', label: '承办单位' },
    { key: 'dispatched', label: '派单数', sum: true },
    { key: 'onTime', label: '按期答复', sum: true },
    { key: 'overdue', label: '超期', sum: true },
    { key: 'replied', label: '按期答复率' },
    { key: 'satisfied', label: '满意率' },
  ],
  rows: unitNames.map(unitRow),
  total: {
    unit: text('合计'),
    dispatched: figure(639),
    onTime: figure(614),
    overdue: figure(25),
    replied: rate(614, 639),
    satisfied: rate(136, 189),
  },
  notes: ['按期答复率以到期的派单为总数，逾期未答复的计入总数。', '总数不足10件的不列比率，印“样本太少”。'],
})

const byField = (): Table => ({
  id: 'by-field',
  title: '反映较多的类别',
  columns: [
    { key: 'field', label: '类别' },
    { key: 'count', label: '件数', sum: true },
  ],
  rows: [
    { field: text('供水水压'), count: figure(186) },
    { field: text('物业管理'), count: figure(121) },
    { field: text('路灯'), count: hidden('件') },
    { field: text('校车'), count: hidden('件') },
  ],
  total: { field: text('合计'), count: figure(313) },
})

/** A released bulletin: 9942 = 9629 + 313, one table in the text, one in the annex, two definitions. */
export const sampleBulletin = (): BulletinDocument => ({
  kind: 'bulletin',
  organ: '示例县民声“9”线专班',
  redHead: '民声“9”线情况通报',
  number: '第18期',
  title: '关于2021年9月群众诉求办理情况的通报',
  addressee: '各镇街，县直各承办单位',
  period: { from: '2021-09-01', to: '2021-09-30' },
  paragraphs: [
    { kind: 'text', runs: [text('现将2021年9月群众诉求办理情况通报如下。')] },
    { kind: 'heading', level: 1, runs: [text('总体情况')] },
    {
      kind: 'text',
      runs: [
        text('共收集诉求'),
        figure(9942, { unit: '件', query: 'collected' }),
        text('。其中当场办结'),
        figure(9629, { unit: '件' }),
        text('，占'),
        rate(9629, 9942, { form: 'share' }),
        text('；通过市热线转办'),
        figure(313, { unit: '件' }),
        text('。参加环境整治和志愿服务的群众'),
        figure(25_000, { unit: '人次', qualifier: '余' }),
        text('。'),
      ],
    },
    { kind: 'heading', level: 2, runs: [text('类别')] },
    { kind: 'text', runs: [text('反映较多的是供水水压和物业管理，两类合计占转办诉求的一半以上。')] },
    { kind: 'table', table: 'by-field' },
    { kind: 'heading', level: 2, runs: [text('时限')] },
    { kind: 'text', runs: [text('到期派单的按期答复率为'), rate(614, 639), text('，逾期未答复的计入总数。')] },
    { kind: 'heading', level: 1, runs: [text('督办情况')] },
    { kind: 'heading', level: 3, runs: [text('督办通知')] },
    { kind: 'text', runs: [text('本月印发督办通知单'), figure(3, { unit: '件' }), text('，均已反馈。')] },
  ],
  tables: [byField(), byUnit()],
  definitions: [
    {
      term: '按期答复率',
      text: '规定时限内答复的派单数，除以本期到期的派单数。逾期才办结的和仍未办结的，都计入总数。',
    },
    { term: '满意率', text: '回访中答“满意”的件数，除以回访中作答的件数。没有评价的不算满意。' },
  ],
  signatory: '示例县民声“9”线专班',
  date: '2021-09-30',
  copyTo: ['县委办公室', '县政府办公室', '县委组织部'],
  draft: false,
})

/** A draft special report about one recurring problem; lists its cases by number. */
export const sampleSpecialReport = (): BulletinDocument => ({
  kind: 'special-report',
  organ: '示例县民声“9”线专班',
  redHead: '民声“9”线专报',
  number: '第24期',
  title: '关于东关社区3号网格供水水压反复低的专报',
  period: { from: '2021-08-25', to: '2021-09-23' },
  paragraphs: [
    { kind: 'heading', level: 1, runs: [text('反映情况')] },
    { kind: 'text', runs: [text('30天内同一网格反映同一问题'), figure(5, { unit: '件' }), text('。')] },
    { kind: 'table', table: 'cases' },
    { kind: 'heading', level: 1, runs: [text('建议')] },
    { kind: 'text', runs: [text('由水务局牵头，对东关泵站和老旧管网一并检查。')] },
  ],
  tables: [
    {
      id: 'cases',
      title: '涉及诉求',
      columns: [
        { key: 'ref', label: '编号' },
        { key: 'received', label: '收到日期' },
        { key: 'unit', label: '承办单位' },
        { key: 'state', label: '办理状态' },
      ],
      rows: [1, 2, 3, 4, 5].map((n) => ({
        ref: text(`2109 0187 0${n}`),
        received: text(`2021年9月${n * 3}日`),
        unit: text('水务局'),
        state: text(n < 4 ? '已答复' : '办理中'),
      })),
    },
  ],
  definitions: [],
  signatory: '示例县民声“9”线专班',
  date: '2021-09-24',
  copyTo: ['县政府办公室'],
  draft: true,
})

/** A released supervision notice: a form and the request. */
export const sampleSupervisionNotice = (): BulletinDocument => ({
  kind: 'supervision-notice',
  organ: '示例县民声“9”线专班',
  redHead: '示例县民声“9”线专班',
  number: '民督〔2021〕31号',
  title: '督办通知单',
  addressee: '县水务局',
  paragraphs: [
    { kind: 'text', runs: [text('下列诉求超过答复时限'), figure(26, { unit: '小时' }), text('，现予督办。')] },
    { kind: 'table', table: 'form' },
    { kind: 'text', runs: [text('请于2021年9月27日17:30前反馈办理结果。')] },
  ],
  tables: [
    {
      id: 'form',
      title: '督办事项',
      layout: 'form',
      columns: [
        { key: 'label', label: '' },
        { key: 'content', label: '' },
      ],
      rows: (
        [
          ['诉求编号', '2109 0187 34'],
          ['反映事项', '东关社区3号网格早晚供水水压低，四楼以上用水困难。'],
          ['派单时间', '2021年9月21日 9:12'],
          ['应答复时间', '2021年9月23日 9:12'],
          ['督办依据', '超过答复时限24小时'],
          ['办理要求', '先到现场核查，再答复反映人，并说明长期解决的办法和日期。'],
        ] as const
      ).map(([label, content]) => ({ label: text(label), content: text(content) })),
    },
  ],
  definitions: [],
  signatory: '示例县民声“9”线专班',
  date: '2021-09-24',
  draft: false,
})
