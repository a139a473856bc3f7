import type { Words } from '@yiwang/kernel/message'
import { countedOnce, UNITS, type Unit } from './units.ts'

/** 余 a little more than the value, 以上 the value or more, 近 a little less, 约 either way. */
export const QUALIFIERS = ['exact', '余', '近', '约', '以上'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/** Days of the county, YYYY-MM-DD, both included. */
export type Days = { readonly from: string; readonly to: string }

/** A number that says how exact it is, of what, when, by which definition, and which cases stand behind it. */
export type QualifiedFigure = {
  /** 0 or more, at most two decimals. */
  readonly value: number
  readonly qualifier: Qualifier
  readonly unit: Unit
  readonly period: Days
  /** Definition or document it comes from: `pack@version measure`, or a source's clause. */
  readonly source: string
  /** Address of its cases; null when nobody may open them. */
  readonly query: string | null
}
export type Refusal = { readonly ok: false; readonly why: Words }
export type Answered<T> = { readonly ok: true; readonly value: T } | Refusal

const refuse = (zh: string, en: string): Refusal => ({ ok: false, why: { zh, en } })
const exactly = (n: number): number => Math.round(n * 100) / 100
const total = (list: readonly QualifiedFigure[]): number => exactly(list.reduce((n, f) => n + f.value, 0))

/** What a sum of such numbers may claim: never more than its least exact part. */
const qualifierOf = (list: readonly QualifiedFigure[]): Qualifier => {
  const has = (q: Qualifier) => list.some((f) => f.qualifier === q)
  if (has('近') || has('约')) return '约'
  return has('以上') ? '以上' : has('余') ? '余' : 'exact'
}
const sameDays = (a: Days, b: Days): boolean => a.from === b.from && a.to === b.to
const overlap = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to

const misfit = (list: readonly QualifiedFigure[]): Refusal | undefined => {
  const first = list[0]!
  const other = list.find((f) => f.unit !== first.unit)
  if (other)
    return refuse(`单位不同，不能相加：${first.unit}、${other.unit}`, `${first.unit} and ${other.unit} are never added`)
  if (first.unit === '%') return refuse('比率不能相加', 'Shares are not added')
  const apart = list.filter((f) => !sameDays(f.period, first.period))
  if (apart.length > 0 && countedOnce(first.unit))
    return refuse(
      `不同时期的“${first.unit}”会重复计算，不能相加`,
      `Numbers of ${UNITS[first.unit].en[1]} of different periods count some of them twice`,
    )
  const twice = list.some((f, i) =>
    list.some((g, j) => i < j && !sameDays(f.period, g.period) && overlap(f.period, g.period)),
  )
  return twice ? refuse('时期有重叠，不能相加', 'Their periods overlap') : undefined
}

/**
 * The sum of figures of one unit. Parts of one period, or periods beside each other; persons and households only of one
 * period. Exact with exact stays exact; 余 among them makes it 余; 以上 makes it 以上 (a lower bound that claims less);
 * 近 or 约 makes it 约, since errors of both directions may meet. The sum opens no cases of its own: each part does.
 */
export const addFigures = (list: readonly QualifiedFigure[]): Answered<QualifiedFigure> => {
  const first = list[0]
  if (!first) return refuse('没有可加的数', 'There is nothing to add')
  const no = misfit(list)
  if (no) return no
  const from = list.map((f) => f.period.from).sort()[0]!
  const to = list
    .map((f) => f.period.to)
    .sort()
    .at(-1)!
  const source = [...new Set(list.map((f) => f.source))].join('; ')
  return {
    ok: true,
    value: {
      value: total(list),
      qualifier: qualifierOf(list),
      unit: first.unit,
      period: { from, to },
      source,
      query: null,
    },
  }
}

/** Percent with one decimal, rounded half up in whole numbers. */
export const percent = (met: number, of: number): number => Math.floor((2000 * met + of) / (2 * of)) / 10

/** A share with its denominator. `percent` is null when there is nothing, or too little (样本不足), to speak of a share. */
export type Rate = {
  readonly of: QualifiedFigure
  readonly over: QualifiedFigure
  readonly percent: number | null
  /** 约 unless both are exact. */
  readonly qualifier: 'exact' | '约'
  readonly state: 'rate' | 'too-few' | 'no-data'
}
/** Both numbers are kept and shown; below `least` in the denominator no share is formed. */
export const rate = (of: QualifiedFigure, over: QualifiedFigure, least: number): Answered<Rate> => {
  if (of.unit !== over.unit)
    return refuse(`分子分母单位不同：${of.unit}、${over.unit}`, `A share of ${of.unit} in ${over.unit} is none`)
  if (!sameDays(of.period, over.period)) return refuse('分子分母不是同一时期', 'They are of different periods')
  const qualifier = of.qualifier === 'exact' && over.qualifier === 'exact' ? 'exact' : '约'
  if (qualifier === 'exact' && of.value > over.value)
    return refuse(`分子 ${of.value} 大于分母 ${over.value}`, `${of.value} is no share of ${over.value}`)
  const state = over.value === 0 ? 'no-data' : over.value < least ? 'too-few' : 'rate'
  // Whole hundredths, so that the rounding stays the one of whole numbers.
  const share = percent(Math.round(of.value * 100), Math.round(over.value * 100))
  return { ok: true, value: { of, over, percent: state === 'rate' ? share : null, qualifier, state } }
}

/** The equation 整体 = 部分 + …; refused unless everything is exact, of one unit and period, and adds up to the last digit. */
export const balance = (
  whole: QualifiedFigure,
  parts: readonly QualifiedFigure[],
): Answered<readonly QualifiedFigure[]> => {
  const vague = [whole, ...parts].find((f) => f.qualifier !== 'exact')
  if (vague)
    return refuse(`${printFigure(vague).zh} 不是准数，不能列等式`, `${printFigure(vague).en} is not exact: no equation`)
  const sum = addFigures(parts)
  if (!sum.ok) return sum
  if (sum.value.unit !== whole.unit || parts.some((p) => !sameDays(p.period, whole.period)))
    return refuse('部分和整体的单位或时期不同', 'Parts and whole are not of one unit and period')
  const off = exactly(sum.value.value - whole.value)
  if (off === 0) return { ok: true, value: parts }
  return refuse(
    `各部分加起来是 ${sum.value.value}，整体是 ${whole.value}，${off > 0 ? '多' : '少'} ${Math.abs(off)}`,
    `The parts make ${sum.value.value}, the whole is ${whole.value}: ${Math.abs(off)} too ${off > 0 ? 'many' : 'few'}`,
  )
}

const grouped = (n: number): string => {
  const [whole, rest] = String(n).split('.')
  return whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '')
}
const EN: Record<Qualifier, (n: string) => string> = {
  exact: (n) => n,
  余: (n) => `over ${n}`,
  近: (n) => `nearly ${n}`,
  约: (n) => `about ${n}`,
  以上: (n) => `${n} or more`,
}
/** `1,200余人次`, `近300户`, `约90%`, `50件以上`; in English `over 1,200 person-times`. */
export const printFigure = (f: Pick<QualifiedFigure, 'value' | 'qualifier' | 'unit'>): Words => {
  const n = grouped(f.value)
  const zh: Record<Qualifier, string> = {
    exact: `${n}${f.unit}`,
    余: `${n}余${f.unit}`,
    近: `近${n}${f.unit}`,
    约: `约${n}${f.unit}`,
    以上: `${n}${f.unit}以上`,
  }
  const words = UNITS[f.unit].en
  const en = f.unit === '%' ? EN[f.qualifier](`${n}%`) : `${EN[f.qualifier](n)} ${words[f.value === 1 ? 0 : 1]}`
  return { zh: zh[f.qualifier], en }
}
