import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const block = (start: string) => {
  const from = css.indexOf('{', css.indexOf(start))
  const body = css.slice(from + 1, css.indexOf('}', from))
  return Object.fromEntries(
    [...body.matchAll(/--yw-([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]),
  )
}
const light = block(':root {')
const dark = block('html[data-theme="dark"]')

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a = '', b = '') => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const GROUNDS = ['bg-surface', 'bg-page', 'bg-sunken']
const TEXTS = ['text-strong', 'text-body', 'text-muted', 'primary']
const EDGES = ['border-control', 'focus']
const PAIRS = [
  ['primary', 'primary-tint'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['info', 'info-tint'],
  ['ok', 'ok-tint'],
  ['soon', 'soon-tint'],
  ['on-soon', 'soon-fill'],
  ['late', 'late-tint'],
  ['on-late', 'late-fill'],
  ['paused', 'paused-tint'],
  ['provisional', 'provisional-tint'],
  ['flag-yellow', 'bg-surface'],
  ['map-label', 'map-halo'],
] as const

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_name, c) => {
  it.each(TEXTS.flatMap((t) => GROUNDS.map((g) => [t, g])))('%s on %s is readable', (text, ground) => {
    expect(contrast(c[text ?? ''], c[ground ?? ''])).toBeGreaterThanOrEqual(4.5)
  })
  it.each(EDGES.flatMap((e) => GROUNDS.map((g) => [e, g])))('%s on %s is visible', (edge, ground) => {
    expect(contrast(c[edge ?? ''], c[ground ?? ''])).toBeGreaterThanOrEqual(3)
  })
  it.each(PAIRS)('%s on %s is readable', (text, ground) =>
    expect(contrast(c[text], c[ground])).toBeGreaterThanOrEqual(4.5),
  )
  it('keeps the map selection visible', () => expect(contrast(c.focus, c['map-land'])).toBeGreaterThanOrEqual(3))
})

describe('tokens.css', () => {
  it('says the same for a pinned and a followed dark', () => {
    expect(block('html:not([data-theme])')).toEqual(dark)
  })
  it('has every colour in both', () => expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort()))
})
