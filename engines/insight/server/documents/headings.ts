import type { Para } from './bulletin-model.ts'
import { headingNumber } from './official-words.ts'

/** Each paragraph with its number words: 一、（一）1.（1） for headings, '' for the rest. A higher level restarts the lower. */
export const numberedHeadings = (paragraphs: readonly Para[]): { para: Para; number: string }[] => {
  const counts = [0, 0, 0, 0]
  return paragraphs.map((para) => {
    if (para.kind !== 'heading') return { para, number: '' }
    counts[para.level - 1]! += 1
    counts.fill(0, para.level)
    return { para, number: headingNumber(para.level, counts[para.level - 1]!) }
  })
}
