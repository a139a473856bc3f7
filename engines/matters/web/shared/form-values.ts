import { type Cond, holds } from '@yiwang/kernel/holds'
import type { FieldView, FileView } from './view-types.ts'

/** What a person has entered so far: text, boolean, list of ids, or files. By field id. */
export type FormValues = Readonly<Record<string, unknown>>
export type FormIssue = {
  field: string
  kind: 'missing' | 'unchosen' | 'long' | 'number' | 'most'
  n: number
  max: number
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []
export const filesOf = (value: unknown): readonly FileView[] =>
  Array.isArray(value) ? value.filter((v): v is FileView => typeof v === 'object' && v !== null && 'id' in v) : []

/** Fields whose value is one id; its length says nothing. */
const ONE_ID = new Set(['unit', 'matter', 'sitting', 'member'])
const CHOSEN = new Set(['choice', 'choices', 'yesno', 'unit', 'units', 'matter', 'sitting', 'member', 'files'])

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : [...textOf(value).trim()].length)

const issueOf = (field: FieldView, value: unknown): FormIssue | undefined => {
  const base = { field: field.id, n: 0, max: field.max ?? 0 }
  if (isEmpty(value))
    return field.required ? { ...base, kind: CHOSEN.has(field.kind) ? 'unchosen' : 'missing' } : undefined
  if (field.kind === 'number') {
    const n = Number(value)
    if (!Number.isFinite(n)) return { ...base, kind: 'number' }
    return field.max !== null && n > field.max ? { ...base, kind: 'most', n } : undefined
  }
  const n = countOf(value)
  if (field.max === null || n <= field.max || ONE_ID.has(field.kind)) return undefined
  return { ...base, kind: Array.isArray(value) ? 'most' : 'long', n }
}

/** The fields asked for at this moment: those whose condition holds over what was entered so far. */
export const shownFields = (fields: readonly FieldView[], values: FormValues): readonly FieldView[] =>
  fields.filter((f) => !f.when || holds(f.when as Cond, values))

/** What stands in the way of sending, in page order; empty when nothing does. The server checks again. */
export const formIssues = (fields: readonly FieldView[], values: FormValues): FormIssue[] =>
  shownFields(fields, values).flatMap((field) => issueOf(field, values[field.id]) ?? [])

const CHINA = '+08:00'
const bodyValue = (kind: FieldView['kind'], value: unknown): unknown => {
  if (kind === 'number') return Number(value)
  if (kind === 'files') return filesOf(value).map((f) => f.id)
  // a native datetime input gives local wall time; the county keeps one zone
  if (kind === 'time') return /[Z+]/.test(textOf(value)) ? value : `${textOf(value)}:00${CHINA}`
  return typeof value === 'string' ? value.trim() : value
}

/** Values as the operation's `form`: empty ones left out, numbers as numbers, files as ids, times with offset. */
export const formBody = (fields: readonly FieldView[], values: FormValues): Record<string, unknown> =>
  Object.fromEntries(
    shownFields(fields, values).flatMap((field) => {
      const value = values[field.id]
      return isEmpty(value) ? [] : [[field.id, bodyValue(field.kind, value)]]
    }),
  )
