import type { Words } from '@yiwang/kernel/message'
import { FIELD_KINDS } from './asked.ts'
import type { MatterType } from './matter-type.ts'
import { type Issue, issue } from './references.ts'
import type { Clock, Role, SuperType } from './words.ts'

const w = (zh: string, en: string): Words => ({ zh, en })
const lacking = (at: string, part: object, keys: readonly string[]): Issue[] =>
  keys
    .filter((k) => (part as Readonly<Record<string, unknown>>)[k] === undefined)
    .map((k) =>
      issue(
        at === '' ? k : `${at}.${k}`,
        w(`少了 ${k}`, `${k} is missing`),
        w(`写上 ${k}，写法看别的机制包`, `Write ${k}, as other packs do`),
      ),
    )

const closed = (path: string, named: string | undefined, list: readonly string[]): Issue[] =>
  named === undefined || list.includes(named)
    ? []
    : [
        issue(
          path,
          w(`不认识 ${named}`, `${named} is not known here`),
          w(`用这些之一：${list.join('、')}`, `Use one of ${list.join(', ')}`),
        ),
      ]

const SPAN_UNITS = ['minute', 'hour', 'day', 'workingHour', 'workingDay']
const isSpan = (x: unknown): boolean => {
  const s = x as { n?: unknown; unit?: unknown } | null | undefined
  return typeof s?.n === 'number' && s.n > 0 && SPAN_UNITS.includes(s.unit as string)
}
const isWithin = (x: Clock['within']): boolean => {
  if (typeof x !== 'object') return false
  if ('map' in x) return isSpan(x.other) && Object.values(x.map).every(isSpan)
  return 'date' in x ? x.other === undefined || isSpan(x.other) : isSpan(x)
}
const length = (c: Clock): Issue[] =>
  c.within === undefined || isWithin(c.within)
    ? []
    : [
        issue(
          `clocks.${c.id}.within`,
          w('这不是一段时间', 'This is no length of time'),
          w(
            '写 hours(2)、days(3)、workingHours(4) 或 workingDays(5)',
            'Write hours(2), days(3), workingHours(4) or workingDays(5)',
          ),
        ),
      ]

const TYPE = ['roles', 'channels', 'form', 'start', 'stages', 'actions', 'clocks', 'limits']
const ACTION = ['id', 'verb', 'from', 'to', 'who']
const CLOCK = ['id', 'of', 'from', 'to', 'within', 'basis', 'source']
const SUPERS: readonly SuperType[] = ['open', 'fixed', 'closed']
const REACHES: readonly Role['where'][] = ['grid', 'community', 'town', 'county', 'lead-unit', 'co-unit', 'any-unit']
const OF: readonly Clock['of'][] = ['matter', 'dispatch', 'co-dispatch', 'party', 'notice']
const BASES: readonly Clock['basis'][] = ['stated', 'default']

const clock = (c: Clock, i: number): Issue[] => {
  const at = `clocks.${c.id ?? i}`
  return [
    ...lacking(at, c, CLOCK),
    ...closed(`${at}.of`, c.of, OF),
    ...closed(`${at}.basis`, c.basis, BASES),
    ...length(c),
  ]
}
/** Is every part written out, in words that there are? The compiler says so of packs of this build; a folder it never saw. */
export const checkWhole = (t: MatterType): Issue[] => {
  const own = lacking('', t, TYPE)
  if (own.length > 0) return own
  const fields = [t.form, ...t.actions.map((a) => a.form ?? [])].flat()
  return [
    ...Object.entries(t.roles).flatMap(([id, r]) => [
      ...lacking(`roles.${id}`, r, ['post', 'where']),
      ...closed(`roles.${id}.where`, r.where, REACHES),
    ]),
    ...Object.entries(t.stages).flatMap(([id, s]) => [
      ...lacking(`stages.${id}`, s, ['super']),
      ...closed(`stages.${id}.super`, s.super, SUPERS),
    ]),
    ...t.actions.flatMap((a, i) => lacking(`actions.${a.id ?? i}`, a, ACTION)),
    ...t.clocks.flatMap(clock),
    ...fields.flatMap((f, i) => [
      ...lacking(`form.${f.id ?? i}`, f, ['id', 'kind']),
      ...closed(`form.${f.id ?? i}.kind`, f.kind, FIELD_KINDS),
    ]),
  ]
}
