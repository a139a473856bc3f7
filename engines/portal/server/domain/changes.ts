import type { Words } from '@yiwang/kernel/message'
import type { Content } from './findings.ts'

/** A field that reads otherwise after a correction. */
export type FieldChange = {
  readonly field: string
  readonly words: Words
  readonly before: string
  readonly after: string
}

const NAMES: Readonly<Record<string, Words>> = {
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
  body: { zh: '正文', en: 'Text' },
  unit: { zh: '发布单位', en: 'Publisher' },
  number: { zh: '文号', en: 'Document number' },
  from: { zh: '开始日期', en: 'In force from' },
  to: { zh: '停止日期', en: 'In force until' },
  area: { zh: '地方', en: 'Area' },
  banner: { zh: '栏头', en: 'Banner' },
}
const figureText = (f: Content['figures'][number]): string => {
  const { qualifier: q, unit } = f
  const value =
    q === '近' || q === '约'
      ? `${q}${f.value}${unit}`
      : q === '余'
        ? `${f.value}余${unit}`
        : `${f.value}${unit}${q === '以上' ? q : ''}`
  return [value, f.period, f.source].filter(Boolean).join(' · ')
}
/** Things with a name: those that came, went or changed. */
const byName = (before: Map<string, string>, after: Map<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [a = '', b = ''] = [before.get(name), after.get(name)]
    return a === b ? [] : [{ name, before: a, after: b }]
  })
const figures = (c: Content) => new Map(c.figures.map((f) => [f.label, figureText(f)]))
const pictures = (c: Content) => new Map(c.pictures.map((p) => [p.id, p.caption || '—']))

/** Old and new value of every field that differs; figures by their label, pictures one by one. */
export const changesBetween = (before: Content, after: Content): FieldChange[] => [
  ...Object.entries(NAMES).flatMap(([field, words]) => {
    const text = (c: Content) => String(c[field as keyof Content] ?? '')
    return text(before) === text(after) ? [] : [{ field, words, before: text(before), after: text(after) }]
  }),
  ...byName(figures(before), figures(after)).map(({ name, ...x }) => ({
    field: 'figure',
    words: { zh: `数字：${name}`, en: `Figure: ${name}` },
    ...x,
  })),
  ...byName(pictures(before), pictures(after)).map(({ name: _, ...x }) => ({
    field: 'picture',
    words: { zh: '图片', en: 'Picture' },
    ...x,
  })),
]
