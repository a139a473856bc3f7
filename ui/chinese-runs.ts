/** A stretch of text, Chinese or not. */
export type Run = { readonly text: string; readonly zh: boolean }

// from one Chinese character to the last one that nothing but digits, signs and spaces part from it, brackets with it
const CHINESE = /[《（“「『【]*\p{Script=Han}(?:[\p{Script=Han}\p{P}\p{N}\s]*[\p{Script=Han}）》”」』】])?/gu

/** The text in order, cut where it goes over to Chinese and back; joined again it is the text. */
export const chineseRuns = (text: string): Run[] => {
  const runs: Run[] = []
  let at = 0
  for (const m of text.matchAll(CHINESE)) {
    if (m.index > at) runs.push({ text: text.slice(at, m.index), zh: false })
    runs.push({ text: m[0], zh: true })
    at = m.index + m[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at), zh: false })
  return runs
}
