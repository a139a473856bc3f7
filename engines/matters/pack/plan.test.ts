import { describe, expect, it } from 'vitest'
import { planOf } from './plan.ts'
import { flowText, planMarkdown } from './plan-markdown.ts'
import { both, limitWords, spanWords } from './plan-words.ts'
import { soundType } from './sound-type.ts'

const pack = { id: 'sample-pack', mechanism: 'none', version: 3, calendar: 'c', parts: [soundType] }
const labels = {
  'pack.name': both('样例', 'Sample'),
  'type.sample': both('事项', 'Matter'),
  'stage.new': both('新来', 'New'),
  'stage.doing': both('在办', 'Doing'),
  'action.send': both('交办', 'Send'),
  'clock.reply': both('答复', 'Reply'),
  'class.emergency': both('紧急', 'Emergency'),
  'option.grade.yellow': both('黄牌', 'Yellow'),
  'role.desk': both('前台', 'Desk'),
  'source.article 3': both('第三条', 'article three'),
}
const plan = planOf(pack, soundType, labels)
const row = <T extends { id: string }>(rows: readonly T[], id: string): T => rows.find((r) => r.id === id) as T

describe('a pack in words', () => {
  it('says a clock as an official reads it', () => {
    const reply = row(plan.clocks, 'reply')
    expect(reply.within).toEqual({
      zh: '紧急 2 小时；其余 2 个工作日',
      en: 'Emergency: 2 hours; the rest: 2 working days',
    })
    expect(reply.after.zh).toBe('记一次超时，告诉前台；再过 24 小时：发黄牌通知单')
    expect(reply.remind.zh).toBe('用去 80% 时')
    expect(reply.from.zh).toBe('交办')
  })
  it('never lets stated and default values look alike', () => {
    expect(row(plan.clocks, 'reply').source.zh).toBe('文件写明（第三条）')
    expect(row(plan.clocks, 'sort').source.zh).toBe('~默认（sample）')
    expect(row(plan.values, 'callBackShare')).toMatchObject({ basis: 'stated', value: { zh: '5%' } })
    expect(planMarkdown(plan)).toContain('带“~默认”的 12 项')
  })
  it('lists the clocks that really run in a stage, not those that stand still there', () => {
    expect(row(plan.stages, 'doing').clocks.zh).toBe('答复')
    expect(row(plan.stages, 'asking').clocks.zh).toBe('clock.wait')
  })
  it('says what is asked, when, and with which choices', () => {
    const lamps = { id: 'lamps', kind: 'choice', required: true, options: ['one', 'more'] } as const
    const many = { id: 'code', kind: 'choice', options: Array.from({ length: 28 }, (_, i) => String(i)) } as const
    const actions = soundType.actions.map((a) => (a.id === 'send' ? { ...a, form: [lamps, many] } : a))
    const words = {
      ...labels,
      'field.lamps': both('几盏', 'Lamps'),
      'option.lamps.one': both('一盏', 'One'),
      'option.lamps.more': both('几盏', 'More'),
    }
    const { asked } = planOf(pack, { ...soundType, actions }, words)
    expect(asked.map((r) => r.id)).toEqual(['text', 'lamps', 'code'])
    expect(asked[1]).toMatchObject({
      name: { zh: '几盏' },
      when: { zh: '交办' },
      needed: { zh: '要填' },
      answer: { zh: '选一个：一盏、几盏', en: 'one of: One, More' },
    })
    expect(asked[2]).toMatchObject({ needed: { zh: '可不填' }, answer: { zh: '选一个，共 28 项' } })
  })
  it('says where no place is asked for', () => {
    const { asked } = planOf(pack, { ...soundType, placeless: true }, labels)
    expect(asked.map((r) => [r.id, r.needed.zh]).at(1)).toEqual(['place', '不问'])
  })
  it('leaves a missing label visible', () => {
    expect(row(plan.stages, 'filed').name.zh).toBe('stage.filed')
  })
  it('draws the moves as text', () => {
    expect(flowText(plan.flow.slice(0, 2), 'zh')).toBe(
      ['新来', '  └─ 交办 → 在办', '在办', '  ├─ action.ask → stage.asking', '  └─ action.answer → stage.done'].join(
        '\n',
      ),
    )
  })
  it('writes Chinese first, then English, every row with as many cells as its head', () => {
    const text = planMarkdown(plan)
    expect(text.indexOf('# 机制方案：样例 · 事项')).toBe(0)
    expect(text.indexOf('# Plan: Sample · Matter')).toBeGreaterThan(100)
    let width = 0
    for (const line of text.split('\n')) {
      const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0
      if (cells && width) expect(cells).toBe(width)
      width = cells
    }
  })
  it('a bar in a label cannot break the table', () => {
    const odd = planMarkdown(planOf(pack, soundType, { ...labels, 'clock.reply': both('答|复', 'Re|ply') }))
    expect(odd).toContain('答\\|复')
  })
  it('knows every unit of time and every limit', () => {
    expect(spanWords({ n: 1, unit: 'workingHour' })).toEqual({ zh: '1 个工作时', en: '1 working hour' })
    expect(limitWords('recurrence', { count: 3, days: 30 }).zh).toBe('30 天内 3 件')
    for (const v of plan.values) expect(v.value.zh).toMatch(/\d/)
  })
})
