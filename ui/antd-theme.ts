import type { ThemeConfig } from 'antd'

const LIGHT = {
  surface: '#ffffff',
  page: '#f4f7f8',
  sunken: '#e9eef0',
  strong: '#14212b',
  body: '#26343f',
  muted: '#52616b',
  border: '#74838d',
  subtle: '#d5dce0',
  primary: '#0b6477',
  hover: '#084f5e',
  active: '#063c48',
  tint: '#e1f1f4',
  onPrimary: '#ffffff',
  info: '#0b5cad',
  ok: '#14713f',
  soon: '#8a4b00',
  late: '#b3201b',
  focus: '#0b3fd1',
  infoTint: '#e5f0fb',
  okTint: '#e4f4ea',
  soonTint: '#fff1d6',
  lateTint: '#fde8e6',
}
const DARK: typeof LIGHT = {
  surface: '#17222a',
  page: '#0f171c',
  sunken: '#1f2c35',
  strong: '#f2f6f8',
  body: '#dce4e9',
  muted: '#a3b1ba',
  border: '#7a8b96',
  subtle: '#2c3a44',
  primary: '#5cc3d8',
  hover: '#86d5e5',
  active: '#b4e7f0',
  tint: '#12343d',
  onPrimary: '#05242b',
  info: '#7db9f5',
  ok: '#6fd39b',
  soon: '#f5b95b',
  late: '#ff9088',
  focus: '#ffd54a',
  infoTint: '#122c47',
  okTint: '#12301f',
  soonTint: '#3a2a0c',
  lateTint: '#411917',
}
const ROW_PADDING = { compact: 5, normal: 9, roomy: 13 }

type Look = { dark: boolean; density: 'compact' | 'normal' | 'roomy' }

/** The desk palette in hex, the same values as tokens.css; antd computes with colours, so it cannot take variables. */
export const deskPalette = (dark: boolean): Readonly<typeof LIGHT> => (dark ? DARK : LIGHT)

const colours = (c: typeof LIGHT): NonNullable<ThemeConfig['token']> => {
  return {
    colorPrimary: c.primary,
    colorPrimaryHover: c.hover,
    colorPrimaryActive: c.active,
    colorPrimaryBg: c.tint,
    colorInfo: c.info,
    colorSuccess: c.ok,
    colorWarning: c.soon,
    colorError: c.late,
    colorLink: c.primary,
    colorLinkHover: c.hover,
    colorLinkActive: c.active,
    colorText: c.body,
    colorTextHeading: c.strong,
    colorTextSecondary: c.muted,
    // antd's tertiary, description and placeholder greys reach only 1.8-3.4:1
    colorTextTertiary: c.muted,
    colorTextQuaternary: c.muted,
    colorTextDescription: c.muted,
    colorTextPlaceholder: c.muted,
    colorTextDisabled: c.muted,
    colorTextLightSolid: c.onPrimary,
    colorBgBase: c.surface,
    colorBgLayout: c.page,
    colorBgContainer: c.surface,
    colorBgElevated: c.surface,
    colorFillAlter: c.sunken,
    colorBgContainerDisabled: c.sunken,
    colorBorder: c.border,
    colorBorderSecondary: c.subtle,
    colorSplit: c.subtle,
    controlOutline: c.focus,
    controlOutlineWidth: 3,
    lineWidthFocus: 3,
    colorPrimaryBorder: c.focus,
  }
}

const grounds = (c: typeof LIGHT): NonNullable<ThemeConfig['token']> => ({
  // antd mixes its grounds from the signal colour, which turns dark signals into mud
  colorInfoBg: c.infoTint,
  colorSuccessBg: c.okTint,
  colorWarningBg: c.soonTint,
  colorErrorBg: c.lateTint,
  // tooltips: text is onPrimary, so their ground must turn with it
  colorBgSpotlight: c.strong,
})

const SHAPE: NonNullable<ThemeConfig['token']> = {
  fontFamily: 'var(--yw-font)',
  fontSize: 14,
  fontSizeSM: 13,
  lineHeight: 1.6,
  borderRadius: 6,
  borderRadiusLG: 10,
  borderRadiusSM: 4,
  motionDurationFast: '0.1s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.2s',
}

/** antd's theme: palette, 14 px body, 6 px controls, row height by density. The caller adds the algorithm. */
export const deskTheme = ({ dark, density }: Look): ThemeConfig => {
  const c = deskPalette(dark)
  return {
    cssVar: { key: 'yw' },
    token: { ...colours(c), ...grounds(c), ...SHAPE },
    components: {
      Table: {
        cellPaddingBlock: ROW_PADDING[density],
        cellPaddingBlockSM: ROW_PADDING.compact,
        headerBg: c.sunken,
        rowSelectedBg: c.tint,
      },
      Segmented: { trackBg: c.sunken, itemSelectedBg: c.tint, itemSelectedColor: c.primary },
      Button: { fontWeight: 400, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  }
}
