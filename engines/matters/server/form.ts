import { type FieldProblem, holds, invalid } from '@yiwang/kernel'
import type { FormField } from '../pack/index.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const w = (zh: string, en: string) => ({ zh, en })
const empty = (v: unknown): boolean => v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0)

const texts = (f: FormField, v: unknown): FieldProblem['message'] | undefined => {
  if (typeof v !== 'string') return w('这一项要写文字', 'Write some text here')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the database cannot store a NUL
  if (/\u0000/.test(v)) return w('含有不能存的字符，请删掉', 'Holds a character that cannot be stored')
  const n = v.trim().length
  if (f.min !== undefined && n < f.min)
    return w(`至少写 ${f.min} 个字，现在是 ${n} 个`, `At least ${f.min} characters; now ${n}`)
  if (n > (f.max ?? 4000))
    return w(`最多 ${f.max ?? 4000} 个字，现在是 ${n} 个`, `At most ${f.max ?? 4000} characters; now ${n}`)
  return undefined
}
const ids = (f: FormField, v: unknown): FieldProblem['message'] | undefined => {
  const all = Array.isArray(v) ? v : [v]
  if (all.length > (f.max ?? 20)) return w(`最多选 ${f.max ?? 20} 个`, `At most ${f.max ?? 20}`)
  return all.every((x) => typeof x === 'string' && UUID.test(x)) ? undefined : w('请从列表里选', 'Choose from the list')
}
const choices = (f: FormField, v: unknown): FieldProblem['message'] | undefined => {
  const all = f.kind === 'choices' ? v : [v]
  if (!Array.isArray(all) || all.length > 20 || !all.every((x) => typeof x === 'string' && x.length <= 200))
    return w('请从列表里选', 'Choose from the list')
  return !f.options || all.every((x) => f.options?.includes(x as string))
    ? undefined
    : w('请从列表里选', 'Choose from the list')
}
const numbers = (f: FormField, v: unknown): FieldProblem['message'] | undefined => {
  if (typeof v !== 'number' || !Number.isInteger(v)) return w('请填整数', 'A whole number, please')
  if (f.min !== undefined && v < f.min) return w(`不能小于 ${f.min}`, `Not below ${f.min}`)
  return f.max !== undefined && v > f.max ? w(`不能大于 ${f.max}`, `Not above ${f.max}`) : undefined
}
const times = (v: unknown): FieldProblem['message'] | undefined =>
  typeof v === 'string' && /^\d{4}-\d{2}-\d{2}/.test(v) && !Number.isNaN(Date.parse(v))
    ? undefined
    : w('日期写法不对，例如 2026-06-05', 'Not a date; write 2026-06-05')

const fault = (f: FormField, v: unknown): FieldProblem['message'] | undefined => {
  if (f.kind === 'text' || f.kind === 'long') return texts(f, v)
  if (f.kind === 'number') return numbers(f, v)
  if (f.kind === 'yesno') return typeof v === 'boolean' ? undefined : w('请选是或否', 'Choose yes or no')
  if (f.kind === 'choice' || f.kind === 'choices') return choices(f, v)
  if (f.kind === 'date' || f.kind === 'time') return times(v)
  return ids(
    f.kind === 'unit' || f.kind === 'matter' || f.kind === 'sitting' || f.kind === 'member' ? { ...f, max: 1 } : f,
    v,
  )
}

/** Reads a form by its fields; every problem is named at once, unknown fields too. */
export const readForm = (
  fields: readonly FormField[],
  raw: Readonly<Record<string, unknown>>,
  at = 'form',
): Record<string, unknown> => {
  const problems: FieldProblem[] = []
  const out: Record<string, unknown> = {}
  const known = new Set(fields.map((f) => f.id))
  for (const k of Object.keys(raw))
    if (!known.has(k))
      problems.push({
        path: `${at}.${k}`,
        message: w('这一步没有这一项，请去掉', 'This step has no such field; remove it'),
      })
  for (const f of fields) {
    const v = Object.hasOwn(raw, f.id) ? raw[f.id] : undefined
    if (f.when && !holds(f.when, raw)) continue
    if (empty(v)) {
      if (f.required) problems.push({ path: `${at}.${f.id}`, message: w('这一项要填', 'Please fill this in') })
      continue
    }
    const message = fault(f, v)
    if (message) problems.push({ path: `${at}.${f.id}`, message })
    else out[f.id] = typeof v === 'string' ? v.trim() : v
  }
  if (problems.length > 0) throw invalid(problems)
  return out
}
