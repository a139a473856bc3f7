import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export type Locale = 'zh-CN' | 'en'
type Catalog = Readonly<Record<string, string>>
type ParamsOf<S> = S extends `${string}{${infer P}}${infer R}` ? P | ParamsOf<R> : never
type Args<S> = [ParamsOf<S>] extends [never] ? [] : [params: Readonly<Record<ParamsOf<S> & string, string | number>>]

/** Two catalogues with the same keys; the Chinese one decides which keys and `{params}` exist. */
export type Messages<Z extends Catalog> = { readonly 'zh-CN': Z; readonly en: Readonly<Record<keyof Z, string>> }
/** Looks one text up and fills its `{params}`; keys and params are checked by the compiler. */
export type Translate<Z extends Catalog> = <K extends keyof Z & string>(key: K, ...args: Args<Z[K]>) => string

/** Declares a component's texts; TypeScript refuses a missing or extra English twin. */
export const createMessages = <const Z extends Catalog>(messages: {
  'zh-CN': Z
  en: Readonly<Record<NoInfer<keyof Z>, string>>
}): Messages<Z> => messages

/** The translate function of one locale, without React; for tests and pure code. */
export const translate = <Z extends Catalog>(messages: Messages<Z>, locale: Locale): Translate<Z> => {
  const catalog: Catalog = messages[locale]
  return (key, ...args) => {
    const params: Readonly<Record<string, string | number>> = args[0] ?? {}
    return (catalog[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  }
}

const paramsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()

/**
 * What is wrong with a catalogue pair, one sentence each; empty when both faces are complete.
 * Checks keys, `{params}`, Latin words on the Chinese face and Chinese characters on the English one.
 */
export const messageGaps = (messages: { 'zh-CN': Catalog; en: Catalog }): string[] => {
  const gaps: string[] = []
  const { 'zh-CN': zh, en } = messages
  for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
    const [z, e] = [zh[key], en[key]]
    if (!z || !e) {
      gaps.push(`${key}: no ${z ? 'English' : 'Chinese'} text`)
      continue
    }
    if (paramsOf(z).join() !== paramsOf(e).join()) gaps.push(`${key}: params differ`)
    if (/[A-Za-z]{2,}/.test(z.replace(/\{\w+\}/g, ''))) gaps.push(`${key}: English on the Chinese face`)
    if (/\p{Script=Han}/u.test(e)) gaps.push(`${key}: Chinese on the English face`)
  }
  return gaps
}

const STORE = 'yiwang.locale'
type LocaleState = { locale: Locale; setLocale: (locale: Locale) => void }
const LocaleContext = createContext<LocaleState>({ locale: 'zh-CN', setLocale: () => {} })

const storedLocale = (): Locale | undefined => {
  try {
    const value = globalThis.localStorage?.getItem(STORE)
    return value === 'zh-CN' || value === 'en' ? value : undefined
  } catch {
    return undefined // storage may be switched off; Chinese is then the start
  }
}

/** Holds the language for everything inside; keeps it in localStorage and sets `<html lang>`. */
export const LocaleProvider = ({ initial, children }: { initial?: Locale; children: ReactNode }) => {
  const [locale, set] = useState<Locale>(() => initial ?? storedLocale() ?? 'zh-CN')
  const setLocale = useCallback((next: Locale) => {
    set(next)
    try {
      localStorage.setItem(STORE, next)
    } catch {}
  }, [])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale])
  return <LocaleContext value={value}>{children}</LocaleContext>
}

export const useLocale = (): LocaleState => useContext(LocaleContext)

/** `const t = useT(messages); t('handedTo', { unit })`. */
export const useT = <Z extends Catalog>(messages: Messages<Z>): Translate<Z> => {
  const { locale } = useLocale()
  return useMemo(() => translate(messages, locale), [messages, locale])
}
