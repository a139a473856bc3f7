import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomXml, xmlText } from './atom.ts'

const feed = (title: string) =>
  atomXml({
    id: 'urn:x',
    title,
    self: '/api/feeds/all?area=1&banner=2',
    link: '/public/read',
    updated: 0,
    entries: [{ id: 'urn:uuid:1', title, summary: title, author: title, link: '/a?b=1&c=2', updated: 0, published: 0 }],
  })
const back = (s: string): string =>
  s.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, n: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[n] ?? '',
  )

describe('the feed', () => {
  it('holds no sign of the text as a sign of XML', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const xml = feed(title)
        expect(xml.replace(/<\/?[a-z]+( [a-z]+="[^"<>]*")*\/?>|<\?xml[^>]*\?>/g, '')).not.toMatch(/[<>]/)
        expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/)
      }),
    ))
  it('gives back what it was given, but for what XML cannot hold', () => {
    expect(back(xmlText(`a<b>&"c"'`))).toBe(`a<b>&"c"'`)
    expect(xmlText('a\u0000b\u000bc')).toBe('abc')
  })
  it('says what Atom asks for', () => {
    const xml = feed('党务 & 政务')
    for (const part of [
      '<id>',
      '<title>',
      '<updated>1970-01-01T00:00:00.000Z</updated>',
      '<author><name>',
      'rel="self"',
    ])
      expect(xml).toContain(part)
    expect(xml).toContain('href="/api/feeds/all?area=1&amp;banner=2"')
  })
})
