/** Page numbers, draft mark and the copy-to block (页码、草稿标记、版记). */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HeightRule,
  LineRuleType,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { BulletinDocument } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { characters, emptyLine, face, type LineLook, line, page, RED, run, size, tab } from './docx-layout.ts'
import { officialDate } from './official-words.ts'

const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: 280 },
        spacing: { line: 280, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [new TextRun({ font: face.foot, size: size.four, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

/** Odd pages right, even pages left, one character in. */
export const pageNumbers = () => ({ default: pageNumber('right'), even: pageNumber('left') })

/** The draft mark on top of every page; empty headers once released. */
export const draftMark = (doc: BulletinDocument) => {
  const { draft } = documentLabels[doc.language ?? 'zh-CN']
  const look = { align: AlignmentType.CENTER, font: face.one, color: RED }
  const mark = (): Header => new Header({ children: [doc.draft ? line(draft, look) : emptyLine()] })
  return { default: mark(), even: mark() }
}

const thick = { style: BorderStyle.SINGLE, size: 8, space: 2, color: '000000' }
const thin = { style: BorderStyle.SINGLE, size: 6, space: 2, color: '000000' }

/** One size-4 character in twips. */
const one = 280

const small = { size: size.four }

const lineHeight = 440

/** Room between a line and the rules around it. */
const room = 140

/**
 * A frame of so many lines whose foot stands `lift` above the end of the text area. Each line of the block has its own
 * frame at a computed place: not every program follows "bottom", nor keeps rules and indents of two lines in one frame.
 */
const frame = (lines: number, lift: number): LineLook => {
  const height = lines * lineHeight + room
  return {
    line: lineHeight,
    frame: {
      type: 'absolute',
      width: page.text,
      height,
      rule: HeightRule.EXACT,
      wrap: FrameWrap.NOT_BESIDE,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      position: { x: page.margin.left, y: page.height - page.margin.bottom - lift - height },
    },
  }
}

const copyText = (doc: BulletinDocument): string => {
  const { copyTo, colon, stop } = documentLabels[doc.language ?? 'zh-CN']
  return `　${copyTo}${colon}${(doc.copyTo ?? []).join('，')}${stop}`
}

const copyLine = (doc: BulletinDocument): Paragraph => {
  const perLine = Math.floor(page.text / one) - 5
  const look = frame(Math.ceil(characters(copyText(doc)) / perLine), lineHeight + room)
  return line([run(copyText(doc), small)], {
    ...look,
    indent: { left: 4 * one, hanging: 4 * one },
    border: { top: thick },
  })
}

const issuedLine = (doc: BulletinDocument, top: typeof thin): Paragraph => {
  const language = doc.language ?? 'zh-CN'
  const issued = documentLabels[language].issued(officialDate(doc.date, language))
  return line([run(`　${doc.organ}`, small), tab(), run(issued, small)], {
    ...frame(1, 0),
    border: { top, bottom: { ...thick, space: 5 } },
    tabStops: [{ type: TabStopType.RIGHT, position: page.text - one }],
  })
}

/** Copy-to and issuing lines between rules, at the bottom of the last page. */
export const copyBlock = (doc: BulletinDocument): Paragraph[] => {
  const copies = doc.copyTo !== undefined && doc.copyTo.length > 0
  return [...(copies ? [copyLine(doc)] : []), issuedLine(doc, copies ? thin : thick), emptyLine(20)]
}
