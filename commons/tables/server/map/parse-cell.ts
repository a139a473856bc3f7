import type { ProblemPlace, TableProblemCode } from '../../contract/problem.ts'
import { unescapeCell } from '../write/escape-cell.ts'
import { closest } from './closest.ts'
import { instantAtOffset, instantOf, parseWallTime } from './local-time.ts'
import type { Parse } from './mapping.ts'

/** A value, or why there is none. */
export type ParsedCell =
  | { readonly ok: true; readonly value: string | number }
  | { readonly ok: false; readonly code: TableProblemCode; readonly place?: ProblemPlace }

/** Reads one cell that is not empty. Never throws. */
export const parseCell = (cell: string, parse: Parse): ParsedCell => {
  const text = unescapeCell(cell).trim()
  if (/^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|NOVALUE!|SPILL!|CALC!)$/.test(text)) return fault('formulaError')
  if (parse.kind !== 'number' && /^[+-]?\d(\.\d+)?E\+\d+$/i.test(text)) return fault('longNumber')
  switch (parse.kind) {
    case 'text':
      return parseText(text, parse.max)
    case 'phone':
      return parsePhone(text)
    case 'dateTime':
      return parseDateTime(text, parse.zone ?? 'Asia/Shanghai')
    case 'number':
      return parseNumber(text, parse)
    case 'code':
      return parseCode(text, parse.codes)
  }
}

const fault = (code: TableProblemCode, place?: ProblemPlace): ParsedCell => ({
  ok: false,
  code,
  ...(place ? { place } : {}),
})
const good = (value: string | number): ParsedCell => ({ ok: true, value })

const parseText = (text: string, max = Number.POSITIVE_INFINITY): ParsedCell => {
  const length = Array.from(text).length
  return length > max ? fault('textTooLong', { params: { length, max } }) : good(text.toWellFormed())
}

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-\d{7,8}(-\d{1,6})?|[48]00\d{7}|1\d{2,4}|9\d{4,5})$/

const parsePhone = (text: string): ParsedCell => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()·.]|[\u2010-\u2015](?=\d)/g, (mark) => (/[\u2010-\u2015]/.test(mark) ? '-' : ''))
    .replace(/^(\+|00)86-?/, '')
  const digits = plain.replace(/-/g, '')
  const landLine = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(digits)
  const isMobile = /^1[3-9]\d{9}$/.test(digits)
  const number = isMobile || /^[48]00\d{7}$/.test(digits) ? digits : landLine ? `${landLine[1]}-${landLine[2]}` : plain
  if (PHONE.test(number)) return good(number)
  return fault('phone', { params: { digits: text.normalize('NFKC').replace(/\D/g, '').length } })
}

const parseDateTime = (text: string, zone: string): ParsedCell => {
  const read = parseWallTime(text)
  if (!read) return fault('dateTime')
  const instant = read.offset ? instantAtOffset(read.wall, read.offset) : instantOf(read.wall, zone)
  return good(new Date(instant).toISOString())
}

const parseNumber = (text: string, limits: { min?: number; max?: number; integer?: boolean }): ParsedCell => {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(\D|$))/g, '')
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN
  if (!Number.isFinite(value) || (limits.integer && !Number.isInteger(value))) return fault('number')
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits
  if (value < min || value > max)
    return fault('numberRange', { params: { min: limits.min ?? '-∞', max: limits.max ?? '∞' } })
  return good(value)
}

const parseCode = (text: string, codes: Readonly<Record<string, string>>): ParsedCell => {
  const code = Object.hasOwn(codes, text) ? codes[text] : undefined
  if (code !== undefined) return good(code)
  const words = Object.keys(codes)
  const suggestion = closest(text, words)
  const choices = words.slice(0, 12).join('、') + (words.length > 12 ? '……' : '')
  return fault('code', { params: { choices }, ...(suggestion ? { suggestion } : {}) })
}
