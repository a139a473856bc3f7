import { theme } from 'antd'
import { deskPalette } from './antd-theme.ts'

/** antd's light or dark derivation with the signal colours put back: its dark one dulls the colours it is given. */
export const deskAlgorithm = (dark: boolean): typeof theme.darkAlgorithm => {
  const base = dark ? theme.darkAlgorithm : theme.defaultAlgorithm
  const c = deskPalette(dark)
  return (seed, map) => ({
    ...base(seed, map),
    colorPrimary: c.primary,
    colorInfo: c.info,
    colorSuccess: c.ok,
    colorWarning: c.soon,
    colorError: c.late,
    colorLink: c.primary,
  })
}
