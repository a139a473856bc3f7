import type { Locale } from '@yiwang/ui'
import type { z } from 'zod'
import type * as contract from '../../contract/index.ts'

// types only: the schemas themselves stay out of the bundle
export type FieldView = z.infer<typeof contract.FieldView>
export type ActionView = z.infer<typeof contract.ActionView>
export type Unavailable = z.infer<typeof contract.Unavailable>
export type ClockView = z.infer<typeof contract.ClockView>
export type MatterView = z.infer<typeof contract.MatterView>
export type InboxRow = z.infer<typeof contract.InboxRow>
export type TimelineEntry = z.infer<typeof contract.TimelineEntry>
export type FileView = z.infer<typeof contract.FileView>
export type Suggestion = z.infer<typeof contract.Suggestion>
export type SimilarRow = z.infer<typeof contract.SimilarRow>
export type RaiserView = z.infer<typeof contract.RaiserView>

export type Words = { zh: string; en: string }
/** One text of a pair in the reader's language. */
export const say = (words: Words, locale: Locale): string => (locale === 'en' ? words.en : words.zh)
/** The same for sentences, as in a clock's reasons. */
export const sayAll = (words: { zh: readonly string[]; en: readonly string[] }, locale: Locale): readonly string[] =>
  locale === 'en' ? words.en : words.zh
