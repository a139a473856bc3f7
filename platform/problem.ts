import { Failure, fill, type Locale, say, type Words } from '@yiwang/kernel'
import { FAILURES } from './words.ts'

export type Problem = {
  type: string
  title: string
  status: number
  code: string
  request: string
  data?: Record<string, unknown>
  fields?: readonly { path: string; message: string }[]
}

/** RFC 9457 body of a refusal, in the reader's language. Anything that is not a {@link Failure} says only that it was our fault. */
export const problemOf = (
  e: unknown,
  at: { locale: Locale; request: string; words: Readonly<Record<string, Words>> },
): Problem => {
  const f = e instanceof Failure ? e : new Failure('INTERNAL', 500)
  const words = at.words[f.code] ?? FAILURES[f.code] ?? FAILURES.INVALID!
  const data = { ...f.data, n: f.fields.length, request: at.request }
  return {
    type: `urn:yiwang:${f.code.toLowerCase().replaceAll('_', '-')}`,
    title: fill(at.locale === 'en' ? words.en : words.zh, data),
    status: f.status,
    code: f.code,
    request: at.request,
    ...(Object.keys(f.data).length ? { data: { ...f.data } } : {}),
    ...(f.fields.length ? { fields: f.fields.map((x) => ({ path: x.path, message: say(x.message, at.locale) })) } : {}),
  }
}

export const localeOf = (header: string | undefined): Locale => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh-CN')
