/** One entry of a feed; times in ms. */
export type AtomEntry = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly author: string
  readonly link: string
  readonly updated: number
  readonly published: number
}
export type AtomFeed = {
  readonly id: string
  readonly title: string
  readonly self: string
  readonly link: string
  readonly updated: number
  readonly entries: readonly AtomEntry[]
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** Text as XML 1.0 takes it: signs escaped, and characters that no XML may hold left out. */
export const xmlText = (s: string): string =>
  s
    .replace(/[&<>"']/g, (c) => SIGNS[c] ?? c)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const tag = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`
const time = (name: string, ms: number): string => tag(name, new Date(ms).toISOString())
const entryXml = (e: AtomEntry): string =>
  [
    '<entry>',
    tag('id', e.id),
    tag('title', e.title),
    time('updated', e.updated),
    time('published', e.published),
    `<author>${tag('name', e.author)}</author>`,
    `<link rel="alternate" href="${xmlText(e.link)}"/>`,
    tag('summary', e.summary),
    '</entry>',
  ].join('')

/** Atom 1.0 (RFC 4287). Links are relative to where the feed was fetched from. */
export const atomXml = (f: AtomFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    tag('id', f.id),
    tag('title', f.title),
    time('updated', f.updated),
    `<link rel="self" href="${xmlText(f.self)}"/>`,
    `<link rel="alternate" href="${xmlText(f.link)}"/>`,
    ...f.entries.map(entryXml),
    '</feed>\n',
  ].join('')
