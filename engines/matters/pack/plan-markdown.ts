import type { Words } from '@yiwang/kernel/message'
import type { FlowRow, Plan } from './plan.ts'
import { both } from './plan-words.ts'

type Column<R> = { readonly head: Words; readonly cell: (row: R) => Words }
const col = <R>(zh: string, en: string, cell: (row: R) => Words): Column<R> => ({ head: both(zh, en), cell })

type Tongue = keyof Words
const inCell = (s: string): string => s.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = <R>(t: Tongue, rows: readonly R[], columns: readonly Column<R>[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`
  return [
    line(columns.map((c) => c.head[t])),
    `|${columns.map(() => ' --- ').join('|')}|`,
    ...rows.map((r) => line(columns.map((c) => c.cell(r)[t]))),
  ].join('\n')
}

/** The moves out of each stage as lines of text; a screen reader reads them in order. */
export const flowText = (flow: readonly FlowRow[], t: Tongue): string =>
  flow
    .map(({ stage, steps }) =>
      [stage[t], ...steps.map((s, i) => `  ${i + 1 === steps.length ? '└' : '├'}─ ${s.action[t]} → ${s.to[t]}`)].join(
        '\n',
      ),
    )
    .join('\n')

const clocks = (p: Plan, t: Tongue): string =>
  table(t, p.clocks, [
    col('时限', 'Clock', (r) => r.name),
    col('从', 'From', (r) => r.from),
    col('到', 'Until', (r) => r.to),
    col('多久', 'Within', (r) => r.within),
    col('停表', 'Stands still in', (r) => r.pauses),
    col('提醒', 'Reminder', (r) => r.remind),
    col('到时以后', 'Then', (r) => r.after),
    col('来源', 'Source', (r) => r.source),
  ])
const stages = (p: Plan, t: Tongue): string =>
  table(t, p.stages, [
    col('环节', 'Stage', (r) => r.name),
    col('性质', 'Kind', (r) => r.kind),
    col('轮到谁', 'Whose turn', (r) => r.owner),
    col('在走的时限', 'Clocks that run', (r) => r.clocks),
    col('群众看到', 'What a resident sees', (r) => r.resident),
  ])
const actions = (p: Plan, t: Tongue): string =>
  table(t, p.actions, [
    col('动作', 'Action', (r) => r.name),
    col('在哪一步', 'Open in', (r) => r.from),
    col('之后', 'Leads to', (r) => r.to),
    col('谁能做', 'Who may', (r) => r.who),
    col('批量', 'In bulk', (r) => r.bulk),
  ])
const asked = (p: Plan, t: Tongue): string =>
  table(t, p.asked, [
    col('什么时候', 'When', (r) => r.when),
    col('问什么', 'What', (r) => r.name),
    col('要填吗', 'Needed', (r) => r.needed),
    col('怎么答', 'Answer', (r) => r.answer),
  ])
const values = (p: Plan, t: Tongue): string =>
  table(t, p.values, [
    col('定值', 'Value', (r) => r.name),
    col('多少', 'How much', (r) => r.value),
    col('来源', 'Source', (r) => r.source),
  ])

const section = (p: Plan, t: Tongue): string => {
  const h = (zh: string, en: string) => `## ${both(zh, en)[t]}`
  const unsure = [...p.clocks, ...p.values].filter((r) => r.basis === 'default').length
  return [
    `# ${both('机制方案：', 'Plan: ')[t]}${p.title[t]} · ${p.type[t]}`,
    both(
      `第 ${p.version} 版。带“~默认”的 ${unsure} 项文件没有写，先这样定，要有人认可。`,
      `Version ${p.version}. The ${unsure} lines marked "~default" are not in the source; they stand until somebody confirms them.`,
    )[t],
    h('时限', 'Clocks'),
    clocks(p, t),
    h('环节', 'Stages'),
    stages(p, t),
    h('动作', 'Actions'),
    actions(p, t),
    h('要填的', 'Questions'),
    asked(p, t),
    h('定值', 'Values'),
    values(p, t),
    h('走向', 'Moves'),
    `\`\`\`text\n${flowText(p.flow, t)}\n\`\`\``,
    h('要数的和附带的表', 'What is counted, and tables'),
    p.parts
      .map((r) => `- ${r.name[t]}${r.detail[t] ? both(`（${r.detail.zh}）`, ` (${r.detail.en})`)[t] : ''}`)
      .join('\n'),
  ].join('\n\n')
}

/** The plan as a page to print and to compare: Chinese first, then the same in English. */
export const planMarkdown = (plan: Plan): string => `${section(plan, 'zh')}\n\n---\n\n${section(plan, 'en')}\n`
