import type { Span, SpanUnit } from '@yiwang/kernel'
import type { Release } from '@yiwang/matters/server'

/** One limit set to another span: `reply=3d`. */
export type LimitChange = { readonly clock: string; readonly within: Span; readonly text: string }

const UNITS: Readonly<Record<string, SpanUnit>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  wh: 'workingHour',
  wd: 'workingDay',
}
const CHANGE = /^([a-z][a-z0-9-]*)=(\d{1,5})(m|h|d|wh|wd)$/

/** Reads `clock=3d`; undefined when it is written differently. m minutes, h hours, d days, wh and wd of the working calendar. */
export const readChange = (text: string): LimitChange | undefined => {
  const [, clock, n, unit] = CHANGE.exec(text) ?? []
  const u = UNITS[unit ?? '']
  return clock && u ? { clock, within: { n: Number(n), unit: u }, text } : undefined
}

/** The release with other limits; undefined when it has no such clock. Classes and levels lose their own limits. */
export const withLimits = (r: Release, changes: readonly LimitChange[]): Release | undefined => {
  if (changes.some((c) => !r.type.clocks.some((k) => k.id === c.clock))) return undefined
  const clocks = r.type.clocks.map((k) => {
    const to = changes.filter((c) => c.clock === k.id).at(-1)
    return to ? { ...k, within: to.within } : k
  })
  const type = { ...r.type, clocks }
  return {
    ...r,
    type,
    pack: { ...r.pack, parts: r.pack.parts.map((p) => (p.kind === 'matters.type' && p.id === type.id ? type : p)) },
  }
}
