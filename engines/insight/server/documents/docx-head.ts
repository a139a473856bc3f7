/** Red head, number, red rule, title and addressee (发文机关标志、发文字号、分隔线、标题、主送机关). */
import { AlignmentType, BorderStyle, type Paragraph, TabStopType } from 'docx'
import type { BulletinDocument } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { character, characters, emptyLine, face, line, page, RED, run, size, tab, twips } from './docx-layout.ts'
import { officialDate, periodWords } from './official-words.ts'

/** Half points so that the head fills one line at most, 52 pt at the largest, 26 pt at the smallest. */
const headSize = (head: string): number => {
  const fits = Math.floor(page.text / 20 / Math.max(1, characters(head)))
  return 2 * Math.min(52, Math.max(26, fits))
}

const rule = { bottom: { style: BorderStyle.SINGLE, size: 16, space: 11, color: RED } }

/** Issue form (第1期): number under the head, then organ left and date right on the rule. */
const issueLines = (doc: BulletinDocument): Paragraph[] => [
  line(doc.number, { align: AlignmentType.CENTER }),
  line([run(`　${doc.organ}`), tab(), run(officialDate(doc.date, doc.language))], {
    border: rule,
    tabStops: [{ type: TabStopType.RIGHT, position: page.text - character }],
  }),
]

const numberLines = (doc: BulletinDocument): Paragraph[] => [
  line(doc.number, { align: AlignmentType.CENTER, border: rule }),
]

const isIssue = (number: string): boolean => /^第.+期$/.test(number)

const underTitle = (doc: BulletinDocument): Paragraph[] => {
  const { period, correctionOf } = doc
  const centred = { align: AlignmentType.CENTER, font: face.two }
  const labels = documentLabels[doc.language ?? 'zh-CN']
  return [
    ...(period === undefined ? [] : [line(`（${periodWords(period, doc.language)}）`, centred)]),
    ...(correctionOf === undefined ? [] : [line(labels.correction(correctionOf), { ...centred, color: RED })]),
  ]
}

/** Everything above the body text. */
export const headParagraphs = (doc: BulletinDocument): Paragraph[] => {
  const points = headSize(doc.redHead)
  const labels = documentLabels[doc.language ?? 'zh-CN']
  return [
    line(doc.redHead, {
      align: AlignmentType.CENTER,
      font: face.title,
      size: points,
      color: RED,
      line: points * 12,
      before: twips(35),
      after: 2 * 290,
    }),
    ...(isIssue(doc.number) ? issueLines(doc) : numberLines(doc)),
    emptyLine(),
    line(doc.title, {
      align: AlignmentType.CENTER,
      font: face.title,
      size: size.two,
      line: 700,
      before: 290,
      keepNext: true,
    }),
    ...underTitle(doc),
    emptyLine(),
    ...(doc.addressee === undefined ? [] : [line(`${doc.addressee}${labels.colon.trim()}`)]),
  ]
}
