export type ImportProblem = {
  line: number
  column: string
  value: string
  message: { zh: string; en: string }
  remedy: { zh: string; en: string }
}

/** Quoted, and led by an apostrophe where a spreadsheet would otherwise run the text as a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The problem table as CSV with a byte order mark, so that a spreadsheet reads Chinese. */
export const problemCsv = (
  head: readonly string[],
  problems: readonly ImportProblem[],
  say: (words: { zh: string; en: string }) => string,
): string => {
  const rows = problems.map((p) => [String(p.line), p.column, p.value, say(p.message), say(p.remedy)])
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
