import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US.js'
import zh from 'antd/locale/zh_CN.js'
import { type ReactNode, useEffect, useState } from 'react'
import { deskTheme } from './antd-theme.ts'
import { deskAlgorithm } from './desk-algorithm.ts'
import { useDark, usePreferences } from './frame/preferences.tsx'
import { useLocale } from './i18n.tsx'

const useStill = (): boolean => {
  const [still, setStill] = useState(false)
  useEffect(() => setStill(matchMedia('(prefers-reduced-motion: reduce)').matches), [])
  return still
}

/** antd with Yiwang's tokens, language, density and corrections; the staff face only. */
export const DeskProvider = ({ children }: { children: ReactNode }) => {
  const { locale } = useLocale()
  const { density } = usePreferences()
  const dark = useDark()
  const theme = deskTheme({ dark, density })
  const motion = !useStill()
  return (
    <ConfigProvider
      locale={locale === 'en' ? en : zh}
      theme={{ ...theme, algorithm: deskAlgorithm(dark), token: { ...theme.token, motion } }}
      // a space inside 派单 breaks search, speech and tests
      button={{ autoInsertSpace: false }}
      modal={{ mask: { blur: false } }}
      drawer={{ mask: { blur: false } }}
      form={{ scrollToFirstError: { focus: true } }}
      componentSize={density === 'compact' ? 'small' : 'middle'}
    >
      {children}
    </ConfigProvider>
  )
}
