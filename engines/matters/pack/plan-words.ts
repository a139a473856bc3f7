import type { Span, SpanUnit } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { BreachStep, Clock, Limits } from './words.ts'

/** Labels of a pack by key, in both languages. */
export type Labels = Readonly<Record<string, Words>>
export const both = (zh: string, en: string): Words => ({ zh, en })
/** The label of a key; the key itself shows what is missing. */
export const label = (l: Labels, key: string): Words => l[key] ?? both(key, key)

/** Several words in one cell; a dash for none. */
export const joined = (words: readonly Words[]): Words =>
  words.length ? both(words.map((x) => x.zh).join('、'), words.map((x) => x.en).join(', ')) : both('—', '—')

const UNITS: Readonly<Record<SpanUnit, readonly [string, string]>> = {
  minute: ['分钟', 'minute'],
  hour: ['小时', 'hour'],
  day: ['天', 'day'],
  workingHour: ['个工作时', 'working hour'],
  workingDay: ['个工作日', 'working day'],
}
/** A span as people say it: 2 个工作日, 2 working days. */
export const spanWords = (s: Span): Words => {
  const [zh, en] = UNITS[s.unit]
  return both(`${s.n} ${zh}`, `${s.n} ${en}${s.n === 1 ? '' : 's'}`)
}

/** The four levels as people call them. */
export const LEVEL_WORDS: Readonly<Record<string, Words>> = {
  grid: both('网格', 'grid'),
  community: both('社区（村）', 'community'),
  town: both('镇街', 'town'),
  county: both('县市区', 'county'),
}
const className = (l: Labels, id: string): Words =>
  l[`class.${id}`] ?? LEVEL_WORDS[id] ?? label(l, `option.grade.${id}`)
/** One span, or one for each class and one for the rest. */
export const withinWords = (l: Labels, within: Clock['within']): Words => {
  if ('unit' in within) return spanWords(within)
  if ('date' in within) {
    const named = both('到写明的日期', 'until the date named')
    if (!within.other) return named
    const rest = spanWords(within.other)
    return both(`${named.zh}；没有写明的 ${rest.zh}`, `${named.en}; without one ${rest.en}`)
  }
  const rows = Object.entries(within.map).map(([id, s]) => ({ name: className(l, id), span: spanWords(s) }))
  const all = [...rows, { name: both('其余', 'the rest'), span: spanWords(within.other) }]
  return both(
    all.map((r) => `${r.name.zh} ${r.span.zh}`).join('；'),
    all.map((r) => `${r.name.en}: ${r.span.en}`).join('; '),
  )
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const acted = (l: Labels, s: BreachStep, act: string): Words => {
  const name = label(l, `action.${act}`)
  const at = s.at && joined(s.at.map((x) => LEVEL_WORDS[x] ?? both(x, x)))
  return at
    ? both(`${at.zh}的自动${name.zh}`, `${at.en}: by itself ${name.en}`)
    : both(`自动${name.zh}`, `by itself: ${name.en}`)
}
const stepWords = (l: Labels, s: BreachStep): Words => {
  const after = s.after && spanWords(s.after)
  const tell = joined((s.tell ?? []).map((r) => label(l, `role.${r}`)))
  const parts: Words[] = [
    ...(s.miss ? [both('记一次超时', 'counted as a miss')] : []),
    ...(s.tell?.length ? [both(`告诉${tell.zh}`, `tells ${tell.en}`)] : []),
    ...(s.act ? [acted(l, s, s.act)] : []),
    ...(s.visit ? [both('开到期回访', 'opens a call-back')] : []),
    ...(s.notice
      ? [
          both(
            `发${label(l, `option.grade.${s.notice}`).zh}通知单`,
            `notice: ${label(l, `option.grade.${s.notice}`).en}`,
          ),
        ]
      : []),
  ]
  const did = both(parts.map((x) => x.zh).join('，'), parts.map((x) => x.en).join(', '))
  return after ? both(`再过 ${after.zh}：${did.zh}`, `${after.en} later: ${did.en}`) : did
}
/** What follows the due time, in order. */
export const afterWords = (l: Labels, c: Clock): Words => {
  if (c.report) return both('只计时，不催', 'measured only')
  const steps = (c.breach ?? []).map((s) => stepWords(l, s))
  return steps.length ? both(steps.map((x) => x.zh).join('；'), steps.map((x) => x.en).join('; ')) : both('—', '—')
}
export const remindWords = (c: Clock): Words =>
  c.remindAt === undefined
    ? both('—', '—')
    : both(`用去 ${percent(c.remindAt)} 时`, `at ${percent(c.remindAt)} of the time`)

/** Where a value comes from. `source.<id>` may give the source's name; else its short mark stands. */
export const sourceWords = (l: Labels, v: { basis: 'stated' | 'default'; source: string }): Words => {
  const name = l[`source.${v.source}`] ?? both(v.source, v.source)
  return v.basis === 'stated'
    ? both(`文件写明（${name.zh}）`, `stated (${name.en})`)
    : both(`~默认（${name.zh}）`, `~default (${name.en})`)
}

const count = (n: number, zh: string, en: string): Words => both(`${n} ${zh}`, `${n} ${en}${n === 1 ? '' : 's'}`)
const SAY: { readonly [K in keyof Limits]-?: (v: NonNullable<Limits[K]>) => Words } = {
  coMargin: (v) => both(`牵头时限的 ${percent(v)}`, `${percent(v)} of the lead's time`),
  askCap: (v) =>
    both(`每次 ${spanWords(v.each).zh}，最多 ${v.times} 次`, `${spanWords(v.each).en} each, ${v.times} at most`),
  extension: (v) => both(`${v.times} 次，最多 ${spanWords(v.most).zh}`, `${v.times}, ${spanWords(v.most).en} at most`),
  returnWindow: spanWords,
  visitAttempts: (v) => count(v, '次', 'call'),
  callBackShare: (v) => both(percent(v), percent(v)),
  recurrence: (v) => both(`${v.days} 天内 ${v.count} 件`, `${v.count} within ${v.days} days`),
  rejectedRepliesForNotice: (v) => both(`被退回 ${v} 次`, `${v} rejected`),
  roundsForReview: (v) => both(`${v} 轮仍未解决`, `unsolved after ${v} rounds`),
  smallGroup: (v) => count(v, '人', 'person'),
  rateLeast: (v) => count(v, '件', 'case'),
}
/** A limit's value in words. */
export const limitWords = <K extends keyof Limits>(key: K, value: NonNullable<Limits[K]>): Words =>
  (SAY[key] as (v: NonNullable<Limits[K]>) => Words)(value)
