import { TableError } from '../table-error.ts'

/** What the reader tells while walking a document: local names without prefix, attributes as written, text decoded. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** No tag or stretch of text in a spreadsheet comes near this. */
const MAX_PIECE = 1_000_000

/**
 * A small reader for the XML that spreadsheets hold, fed piece by piece. It knows elements, attributes, text, comments
 * and CDATA, and refuses a document type: nothing can be defined, fetched or expanded. Throws TableError broken.
 */
export const createXmlReader = (
  handler: XmlHandler,
): { readonly push: (text: string) => void; readonly end: () => void } => {
  let rest = ''
  let depth = 0
  const push = (text: string): void => {
    rest += text
    let at = 0
    for (;;) {
      const open = rest.indexOf('<', at)
      if (open < 0) break
      const close = endOfMarkup(rest, open)
      if (close < 0) break
      if (open > at && depth > 0) handler.text(decode(rest.slice(at, open)))
      depth += readMarkup(rest.slice(open, close), handler)
      if (depth < 0) throw new TableError('broken')
      at = close
    }
    rest = rest.slice(at)
    if (rest.length > MAX_PIECE) throw new TableError('broken')
  }
  const end = (): void => {
    if (depth !== 0 || rest.trim() !== '') throw new TableError('broken')
  }
  return { push, end }
}

/** The value of one attribute among those of a tag, by local name. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? decode(found[1] ?? found[2] ?? '') : undefined
}

const endOfMarkup = (text: string, open: number): number => {
  if (text.startsWith('<!--', open)) return after(text, '-->', open)
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open)
  if (text.startsWith('<?', open)) return after(text, '?>', open)
  let at = open + 1
  for (;;) {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const quotes = /"[^"]*$|'[^']*$/
    if (!quotes.test(unquoted(text.slice(open, end)))) return end + 1
    at = end + 1
    if (at - open > 8_000) throw new TableError('broken')
  }
}

const unquoted = (tag: string): string => tag.replace(/"[^"]*"|'[^']*'/g, '')

const after = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

const readMarkup = (markup: string, handler: XmlHandler): number => {
  if (markup.startsWith('<![CDATA[')) {
    handler.text(markup.slice(9, -3))
    return 0
  }
  if (markup.startsWith('<!--') || markup.startsWith('<?')) return 0
  if (markup.startsWith('<!')) throw new TableError('broken')
  if (markup.startsWith('</')) {
    handler.close(localName(markup.slice(2, -1).trim()))
    return -1
  }
  const inside = markup.slice(1, markup.endsWith('/>') ? -2 : -1)
  const split = inside.search(/\s/)
  const name = localName(split < 0 ? inside : inside.slice(0, split))
  handler.open(name, split < 0 ? '' : inside.slice(split))
  if (!markup.endsWith('/>')) return 1
  handler.close(name)
  return 0
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name) return named[name] ?? whole
          const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
        },
      )
    : text
