/** Official documents from one data structure: model, words, checks, .docx, .xlsx. */
export { renderDocx } from './bulletin-docx.ts'
export * from './bulletin-model.ts'
export { renderXlsx } from './bulletin-xlsx.ts'
export { assertRenderable, type DocumentIssue, DocumentRefused, documentIssues } from './document-issues.ts'
export { numberedHeadings } from './headings.ts'
export { chineseIssue, chineseNumber, documentNumber, officialDate, periodWords } from './official-words.ts'
export { formulaSafe, printable } from './safe-text.ts'
export {
  cellWords,
  figureWords,
  percentWords,
  perMille,
  rateState,
  rateWords,
  type Setting,
  SMALLEST_SAMPLE,
} from './words.ts'
export { packageDigest } from './zip-package.ts'
