/** Measures of GB/T 9704-2012 and the runs and paragraphs every part of a document is made of. */

import type { IParagraphOptions } from 'docx'
import { type AlignmentType, LineRuleType, Paragraph, Tab, TextRun } from 'docx'
import { oneLine } from './safe-text.ts'

/** Twentieths of a point from millimetres. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

export const page = {
  width: twips(210),
  height: twips(297),
  margin: {
    top: twips(37),
    /** 0.1 mm under 35 mm: 22 lines of 29 pt are 0.2 pt taller than 225 mm and the last would move over. */
    bottom: twips(34.9),
    left: twips(28),
    right: twips(26),
    header: twips(20),
    footer: twips(25),
  },
  /** Text width: 156 mm. */
  text: twips(156),
} as const

/** Half points: size 2 (二号) 22 pt, size 3 (三号) 16 pt, size 4 (四号) 14 pt. */
export const size = { two: 44, three: 32, four: 28 } as const

/** 29 pt exact, the pitch of 22 lines to a page. */
export const bodyLine = 580

/** One size-3 character, in twips: 28 fill a line. A character grid would say the same but every program reads it otherwise. */
export const character = 315

/** Body characters stand 0.25 pt closer than 16 pt, so that 28 fit 156 mm. */
const bodySpacing = character - 320

export const RED = 'FF0000'

const named = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' })

/** Typefaces by their Office names; the reader's machine has them or substitutes. */
export const face = {
  title: named('方正小标宋简体'),
  body: named('仿宋_GB2312'),
  one: named('黑体'),
  two: named('楷体_GB2312'),
  foot: named('宋体'),
} as const

export type RunLook = { font?: (typeof face)[keyof typeof face]; size?: number; color?: string }

export const run = (value: string, look: RunLook = {}): TextRun => {
  const tight = look.size === undefined ? { characterSpacing: bodySpacing } : {}
  return new TextRun({ text: oneLine(value), font: face.body, size: size.three, ...tight, ...look })
}

/** A tab: text after it goes to the paragraph's tab stop. */
export const tab = (): TextRun => new TextRun({ children: [new Tab()] })

export type LineLook = RunLook & {
  align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  line?: number
  before?: number
  after?: number
  /** Two-character indent of the first line. */
  indented?: boolean
} & Pick<IParagraphOptions, 'keepNext' | 'keepLines' | 'pageBreakBefore' | 'border' | 'indent' | 'tabStops' | 'frame'>

/** A paragraph of exact line height; text or ready runs. */
export const line = (content: string | TextRun[], look: LineLook = {}): Paragraph => {
  const { font, size: points, color, align, line: height = bodyLine, before = 0, after = 0, indented, ...rest } = look
  const runLook: RunLook = {
    ...(font === undefined ? {} : { font }),
    ...(points === undefined ? {} : { size: points }),
    ...(color === undefined ? {} : { color }),
  }
  return new Paragraph({
    spacing: { line: height, lineRule: LineRuleType.EXACT, before, after },
    ...(align === undefined ? {} : { alignment: align }),
    ...(indented === true ? { indent: { firstLine: 2 * character, firstLineChars: 200 } } : {}),
    ...rest,
    children: typeof content === 'string' ? [run(content, runLook)] : content,
  })
}

export const emptyLine = (height = bodyLine): Paragraph => line('', { line: height })

/** Width in characters of Chinese: half-width signs count `half`, 0.5 in the fonts named here. */
export const characters = (value: string, half = 0.5): number => {
  let sum = 0
  for (const sign of oneLine(value)) sum += sign.codePointAt(0)! < 0x2000 ? half : 1
  return sum
}
