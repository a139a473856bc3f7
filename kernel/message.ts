/** Words in the two interface languages; zh-CN is complete, English has the same keys. */
export type Words = { readonly zh: string; readonly en: string }
export type Locale = 'zh-CN' | 'en'

export const say = (w: Words, locale: Locale): string => (locale === 'en' ? w.en : w.zh)

/** Fills `{name}` from data; a missing value stays visible so that a test can find it. */
export const fill = (text: string, data: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (data[key] === undefined ? whole : String(data[key])))
