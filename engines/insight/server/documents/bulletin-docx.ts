import { Document, Packer } from 'docx'
import type { BulletinDocument } from './bulletin-model.ts'
import { assertRenderable } from './document-issues.ts'
import { annexBlocks, annexList, bodyBlocks, signature } from './docx-body.ts'
import { copyBlock, draftMark, pageNumbers } from './docx-foot.ts'
import { headParagraphs } from './docx-head.ts'
import { face, page, size } from './docx-layout.ts'
import { coreProperties, neutralParts, PRODUCT } from './package-properties.ts'
import { oneLine } from './safe-text.ts'
import { readPackage, writePackage } from './zip-package.ts'

const document = (doc: BulletinDocument): Document =>
  new Document({
    title: oneLine(doc.title),
    creator: PRODUCT,
    lastModifiedBy: PRODUCT,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: face.body, size: size.three, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: page.width, height: page.height }, margin: { ...page.margin, gutter: 0 } },
        },
        headers: draftMark(doc),
        footers: pageNumbers(),
        children: [
          ...headParagraphs(doc),
          ...bodyBlocks(doc),
          ...annexList(doc),
          ...signature(doc),
          ...annexBlocks(doc),
          ...copyBlock(doc),
        ],
      },
    ],
  })

/**
 * The document as .docx after GB/T 9704-2012. Same input, same bytes (times fixed, product words as author, no other
 * metadata). Throws DocumentRefused when `documentIssues` finds any.
 */
export const renderDocx = async (doc: BulletinDocument): Promise<Buffer> => {
  assertRenderable(doc)
  const packed = await Packer.toBuffer(document(doc))
  return writePackage(neutralParts(readPackage(packed), coreProperties(doc)))
}
