import { CHINESE_DIGITS, chineseValue } from './chinese-number.ts'

export type Qualifier = 'exact' | '余' | '近' | '约' | '以上'
/** A number as a text says it. `after` is what follows it: it begins with the unit. */
export type SaidNumber = {
  readonly raw: string
  readonly value: number
  readonly qualifier: Qualifier
  readonly after: string
}

/** Words that make a written number a count; without one `千家万户` would be thousands. */
const MEASURE = '[个名人户件项次家处条场期亩元份支套岁天篇张所座辆台间组对批轮届座种门块根棵颗%‰]'

const FILL = '\u25a1'
/** Digits that count nothing: days, hours, document numbers, ordinals, list marks, names such as `1+2+3` or a quoted `“5”`, and hotlines. */
const COUNT_NOTHING: readonly RegExp[] = [
  /[〔[（(]\s{0,3}(?:19|20)\d{2}\s{0,3}[〕\]）)]\s{0,3}\d+\s{0,3}号/g,
  /(?:19|20)\d{2}\s{0,3}[-/.]\s{0,3}\d{1,2}(?:\s{0,3}[-/.]\s{0,3}\d{1,2})?(?!\d)/g,
  /(?:19|20)\d{2}\s{0,3}年(?:\s{0,3}\d{1,2}\s{0,3}月)?(?:\s{0,3}\d{1,2}\s{0,3}[日号])?/g,
  /\d{1,2}\s{0,3}月(?:\s{0,3}\d{1,2}\s{0,3}[日号])?/g,
  /(?<!\d)\d{1,2}\s{0,3}[日号]/g,
  /(?<!\d)\d{1,2}\s{0,3}[:：]\s{0,3}\d{2}(?!\d)/g,
  /(?<!\d)\d{1,2}\s{0,3}[点时](?:\d{1,2}分|半)?/g,
  /第\s{0,3}\d+/g,
  /^[ \t]*[（(]?\d{1,2}[)）.、．](?!\d)/gm,
  /(?<!\d)\d+(?:\s{0,3}[+＋]\s{0,3}(?:\d+|[A-Za-z]+))+/g,
  new RegExp(`[“「『"]\\d{1,4}[”」』"](?!\\s{0,3}${MEASURE})`, 'g'),
  /[A-Za-z]+-?\d+/g,
  /(?<!\d)\d[GgDd](?![A-Za-z])/g,
  /(?<!\d)1\d{2,4}(?=\s{0,3}(?:热线|平台|电话|专线))/g,
]
const HALF: Readonly<Record<string, string>> = { '％': '%', '．': '.', '﹪': '%' }
const halfWidth = (s: string): string =>
  s.replace(/[０-９％．﹪]/g, (c) => HALF[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
const blank = (text: string): string =>
  COUNT_NOTHING.reduce((t, re) => t.replace(re, (m) => m.replace(/[^\n]/g, FILL)), halfWidth(text))

const BEFORE = '(近|接近|将近|约|大约|大概|超过|超|逾|至少|不少于)?\\s{0,3}'
const ARABIC = new RegExp(
  `${BEFORE}(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?\\s{0,3}(万亿|亿|千万|百万|万|千|百)?\\s{0,3}(余|多)?\\s{0,3}(?=([^\\d]{0,6}))`,
  'g',
)
const WRITTEN = new RegExp(
  `${BEFORE}(百分之)?(?<![${CHINESE_DIGITS}])([${CHINESE_DIGITS}]{0,15}[十百千万亿][${CHINESE_DIGITS}]{0,15})\\s{0,3}(余|多)?\\s{0,3}(?=(${MEASURE}[^\\d]{0,5}))`,
  'g',
)
const SHARE = new RegExp(`百分之([${CHINESE_DIGITS}]+)`, 'g')
const TIMES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
}

const qualifierOf = (before: string | undefined, more: string | undefined, after: string): Qualifier => {
  if (more) return '余'
  if (before && /近/.test(before)) return '近'
  if (before && /^(约|大约|大概)$/.test(before)) return '约'
  if (before || /^\S{0,4}?以上/.test(after)) return '以上'
  return 'exact'
}
/** Decimal arithmetic by shifting the point: 1.1 万 is 11,000 and nothing beside it. */
const scaled = (digits: string, times: number): number => Number((Number(digits) * times).toPrecision(15))

const arabic = (text: string): SaidNumber[] =>
  [...text.matchAll(ARABIC)].map(([, before, digits = '', part = '', step, more, after = '']) => ({
    raw: `${digits}${part}${step ?? ''}${more ?? ''}${/^[%‰]/.exec(after)?.[0] ?? ''}`,
    value: scaled(digits.replaceAll(',', '') + part, step ? (TIMES[step] ?? 1) : 1),
    qualifier: qualifierOf(before, more, after),
    after,
  }))
const written = (text: string): SaidNumber[] =>
  [...text.matchAll(WRITTEN)].flatMap(([, before, share, signs = '', more, after = '']) => {
    const value = chineseValue(signs)
    if (share || value === undefined || (signs.length === 1 && signs !== '十' && !more)) return []
    return [
      { raw: `${signs}${more ?? ''}${after[0] ?? ''}`, value, qualifier: qualifierOf(before, more, after), after },
    ]
  })
const shares = (text: string): SaidNumber[] =>
  [...text.matchAll(SHARE)].flatMap(([raw, signs = '']) => {
    const value = chineseValue(signs)
    return value === undefined ? [] : [{ raw, value, qualifier: 'exact', after: '%' }]
  })

/** Every number the text states, in digits or in Chinese, in no promised order; what counts nothing is left out. */
export const numbersIn = (text: string): SaidNumber[] => {
  const plain = blank(text)
  return [...arabic(plain), ...written(plain), ...shares(plain)]
}

/** Whether a figure is the one a text says: same value, same qualifier, same unit. 人 is not 人次. */
export const isSaid = (n: SaidNumber, f: { value: number; qualifier: Qualifier; unit: string }): boolean =>
  n.value === f.value &&
  n.qualifier === f.qualifier &&
  n.after.startsWith(f.unit) &&
  !(f.unit === '人' && n.after.startsWith('人次'))
