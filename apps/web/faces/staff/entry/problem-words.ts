import type { Refusal, SendResult } from '@yiwang/matters/web/shared'
import { sentences, type Translate } from '@yiwang/ui'
import { ProblemError } from '../../../client.ts'
import type { entryMessages } from './messages.ts'

type T = Translate<(typeof entryMessages)['zh-CN']>

/** What went wrong as a form shows it: refused fields in their places, else one sentence with the error number. */
export const refusalOf = (error: unknown, t: T): NonNullable<SendResult> => {
  if (!(error instanceof ProblemError)) return { words: t('ours') }
  if (error.code === 'NETWORK') return { words: t('needsNet') }
  const fields: readonly Refusal[] = error.fields
  if (error.code === 'STALE') return { words: sentences([error.detail, t('stale')]) }
  const { errorNo } = error
  if (error.status < 500) return { fields, words: error.detail }
  return { fields, words: sentences([t('ours'), errorNo && t('errorNo', { id: errorNo })]) }
}

/** The same as one sentence, where there are no fields. */
export const sentenceOf = (error: unknown, t: T): string => {
  const { fields = [], words = '' } = refusalOf(error, t)
  return sentences([fields.length === 0 && words, ...fields.map((f) => f.message)])
}
