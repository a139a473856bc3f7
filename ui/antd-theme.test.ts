import { readFileSync } from 'node:fs'
import { theme } from 'antd'
import { describe, expect, it } from 'vitest'
import { deskPalette, deskTheme } from './antd-theme.ts'
import { deskAlgorithm } from './desk-algorithm.ts'

const css = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8')
const TWINS = {
  surface: 'bg-surface',
  page: 'bg-page',
  sunken: 'bg-sunken',
  strong: 'text-strong',
  body: 'text-body',
  muted: 'text-muted',
  border: 'border-control',
  subtle: 'border-subtle',
  primary: 'primary',
  hover: 'primary-hover',
  active: 'primary-active',
  tint: 'primary-tint',
  onPrimary: 'on-primary',
  info: 'info',
  ok: 'ok',
  soon: 'soon',
  late: 'late',
  focus: 'focus',
  infoTint: 'info-tint',
  okTint: 'ok-tint',
  soonTint: 'soon-tint',
  lateTint: 'late-tint',
} as const

describe.each([
  [false, ':root {'],
  [true, 'html[data-theme="dark"]'],
])('desk palette, dark %s', (dark, start) => {
  const body = css.slice(css.indexOf(start), css.indexOf('}', css.indexOf(start)))
  it.each(Object.entries(TWINS))('%s is --yw-%s', (name, token) => {
    const value = new RegExp(`--yw-${token}: (#[0-9a-f]{6});`).exec(body)?.[1]
    expect(deskPalette(dark)[name as keyof typeof TWINS]).toBe(value)
  })
})

describe('desk theme', () => {
  it.each([false, true])('is not dulled by antd, dark %s', (dark) => {
    const made = theme.getDesignToken({ ...deskTheme({ dark, density: 'normal' }), algorithm: deskAlgorithm(dark) })
    const c = deskPalette(dark)
    expect([made.colorPrimary, made.colorError, made.colorWarning]).toEqual([c.primary, c.late, c.soon])
    expect([made.colorBgContainer, made.colorText, made.colorWarningBg]).toEqual([c.surface, c.body, c.soonTint])
  })

  it('leaves no grey below the muted text', () => {
    const { token } = deskTheme({ dark: false, density: 'normal' })
    for (const key of ['colorTextTertiary', 'colorTextDescription', 'colorTextPlaceholder'] as const) {
      expect(token?.[key]).toBe(deskPalette(false).muted)
    }
  })
  it('makes rows of three heights', () => {
    const pads = (['compact', 'normal', 'roomy'] as const).map(
      (density) => deskTheme({ dark: false, density }).components?.Table?.cellPaddingBlock,
    )
    expect(pads).toEqual([5, 9, 13])
  })
})
