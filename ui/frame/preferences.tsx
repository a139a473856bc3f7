import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

export type Theme = 'light' | 'dark' | 'system'
export type Density = 'compact' | 'normal' | 'roomy'
type Values = { theme: Theme; elder: boolean; density: Density }
type Preferences = Values & { set: (change: Partial<Values>) => void }

const STORE = 'yiwang.look'
const PLAIN: Values = { theme: 'system', elder: false, density: 'normal' }
const PreferencesContext = createContext<Preferences>({ ...PLAIN, set: () => {} })

const read = (): Values => {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(STORE) ?? '{}')
    return { ...PLAIN, ...(typeof kept === 'object' ? kept : {}) }
  } catch {
    return PLAIN
  }
}

const apply = ({ theme, elder, density }: Values) => {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  if (elder) dataset.elder = 'on'
  else delete dataset.elder
  dataset.density = density
}

/** Call before the first render, so that dark and elder pages do not flash. */
export const applyStoredPreferences = (): void => apply(read())

/** Colours, elder mode and row height; kept on this device, set as attributes of `<html>`. */
export const PreferencesProvider = ({ initial, children }: { initial?: Partial<Values>; children: ReactNode }) => {
  const [values, setValues] = useState<Values>(() => ({ ...read(), ...initial }))
  useEffect(() => {
    apply(values)
    try {
      localStorage.setItem(STORE, JSON.stringify(values))
    } catch {}
  }, [values])
  const preferences = useMemo(
    () => ({ ...values, set: (change: Partial<Values>) => setValues((before) => ({ ...before, ...change })) }),
    [values],
  )
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>
}

export const usePreferences = (): Preferences => useContext(PreferencesContext)

/** Whether the page is dark now, pinned or by the system; for libraries that compute colours in script. */
export const useDark = (): boolean => {
  const { theme } = usePreferences()
  const [system, setSystem] = useState(false)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setSystem(query.matches)
    follow()
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return theme === 'system' ? system : theme === 'dark'
}
