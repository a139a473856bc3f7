import type { BulletinDocument } from './bulletin-model.ts'
import { printable } from './safe-text.ts'
import type { Part } from './zip-package.ts'

/** The only name that a file's properties carry. */
export const PRODUCT = '一网'

const escapeXml = (value: string): string => printable(value).replace(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const CONTENT_TYPES = '[Content_Types].xml'

/** Parts with the given core properties, the list of content types first as readers that sniff a file expect it. */
export const neutralParts = (parts: readonly Part[], core: Buffer): Part[] => [
  ...parts.filter((part) => part.name === CONTENT_TYPES),
  ...parts
    .filter((part) => part.name !== CONTENT_TYPES)
    .map((part) => (part.name === 'docProps/core.xml' ? { ...part, data: core } : part)),
]

/** docProps/core.xml with title, product and the document's own date; no person, no revision, no clock. */
export const coreProperties = (doc: Pick<BulletinDocument, 'title' | 'date'>): Buffer => {
  const at = `<at xsi:type="dcterms:W3CDTF">${doc.date}T00:00:00Z</at>`
  const dated = (name: string): string => at.replace('<at', `<dcterms:${name}`).replace('</at', `</dcterms:${name}`)
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(doc.title)}</dc:title><dc:creator>${PRODUCT}</dc:creator><cp:lastModifiedBy>${PRODUCT}</cp:lastModifiedBy>${dated('created')}${dated('modified')}</cp:coreProperties>`,
    'utf8',
  )
}
