/** Body text, annex list, signature and annexes (正文、附件说明、署名、成文日期、附件). */
import { AlignmentType, type Table as DocxTable, type Paragraph } from 'docx'
import { annexTables, type BulletinDocument, type Cell } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { character, characters, emptyLine, face, type LineLook, line, page, run, size } from './docx-layout.ts'
import { tableBlock } from './docx-table.ts'
import { numberedHeadings } from './headings.ts'
import { officialDate } from './official-words.ts'
import { cellWords } from './words.ts'

type Block = Paragraph | DocxTable

const headingFace = { 1: face.one, 2: face.two, 3: face.body, 4: face.body } as const

/** The running text with its tables in place; its last lines stay with the signature, which never stands alone on a page. */
export const bodyBlocks = (doc: BulletinDocument): Block[] => {
  const language = doc.language ?? 'zh-CN'
  const joined = (cells: Cell[]): string => cells.map((c) => cellWords(c, { language, place: 'document' })).join('')
  return numberedHeadings(doc.paragraphs).flatMap(({ para, number }, at): Block[] => {
    const keepNext = at === doc.paragraphs.length - 1
    if (para.kind === 'text') return [line(joined(para.runs), { indented: true, align: AlignmentType.BOTH, keepNext })]
    if (para.kind === 'table')
      return [...tableBlock(doc.tables.find((table) => table.id === para.table)!, doc), emptyLine(240)]
    const font = headingFace[para.level]
    return [line(`${number}${joined(para.runs)}`, { indented: true, font, keepNext: true })]
  })
}

type Annex = { title: string; blocks: Block[] }

const definitionBlocks = (doc: BulletinDocument): Block[] => {
  const labels = documentLabels[doc.language ?? 'zh-CN']
  return doc.definitions.map(({ term, text }) =>
    line([run(`${term}${labels.colon}`, { font: face.one }), run(text)], { indented: true }),
  )
}

const annexes = (doc: BulletinDocument): Annex[] => {
  const labels = documentLabels[doc.language ?? 'zh-CN']
  const tables = annexTables(doc)
  const single = tables.length === 1
  const list: Annex[] = []
  if (tables.length > 0) {
    const title = single ? tables[0]!.title : labels.annexTables
    list.push({ title, blocks: tables.flatMap((table) => tableBlock(table, doc, !single)) })
  }
  if (doc.definitions.length > 0) list.push({ title: labels.definitions, blocks: definitionBlocks(doc) })
  return list
}

/** 附件：1.… under the text, one blank line above; nothing when there is no annex. */
export const annexList = (doc: BulletinDocument): Paragraph[] => {
  const { annex, colon } = documentLabels[doc.language ?? 'zh-CN']
  const list = annexes(doc)
  if (list.length === 0) return []
  const lines = list.map(({ title }, at) => {
    const lead = at === 0 ? `${annex}${colon}` : ''
    const left = 2 * character + (at === 0 ? 0 : Math.round(characters(`${annex}${colon}`) * character))
    return line(`${lead}${list.length > 1 ? `${at + 1}.` : ''}${title}`, { indent: { left }, keepNext: true })
  })
  return [line('', { keepNext: true }), ...lines]
}

/**
 * Signature and date without seal: the date starts two characters after the signature does, neither comes nearer to the
 * right edge than two characters.
 */
export const signature = (doc: BulletinDocument): Paragraph[] => {
  if (doc.signatory === '') return []
  const date = officialDate(doc.date, doc.language)
  const wide = characters(doc.signatory)
  const dateRight = Math.max(2, wide - characters(date))
  const signRight = Math.max(2, dateRight + characters(date) + 2 - wide)
  const from = (right: number): LineLook => ({ indent: { left: page.text - Math.round(right * character) } })
  return [
    line('', { keepNext: true }),
    line(doc.signatory, { ...from(signRight + wide), keepNext: true }),
    line(date, from(dateRight + characters(date))),
  ]
}

/** Annexes, each on a page of its own, its word and number at the top left, its title on the third line. */
export const annexBlocks = (doc: BulletinDocument): Block[] => {
  const { annex } = documentLabels[doc.language ?? 'zh-CN']
  const list = annexes(doc)
  return list.flatMap(({ title, blocks }, at): Block[] => [
    line(`${annex}${list.length > 1 ? at + 1 : ''}`, { font: face.one, pageBreakBefore: true }),
    emptyLine(),
    line(title, { align: AlignmentType.CENTER, font: face.title, size: size.two, line: 700, keepNext: true }),
    emptyLine(),
    ...blocks,
  ])
}
