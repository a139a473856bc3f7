import { describe, expect, it } from 'vitest'
import { shelfOver } from '../device/shelf.ts'
import { dropActDraft, readActDraft, writeActDraft } from './act-draft.ts'

const NOW = 1_780_000_000_000
const which = { ref: '2606018734', action: 'say-more' }
const shelf = () => {
  const kept = new Map<string, string>()
  return shelfOver('t.', () => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  }))
}
const fresh = (has: (id: string) => boolean = () => false) => ({ key: 'new', now: NOW, has })

describe('draft of an act', () => {
  it('keeps its key over a reload, so that a resend is the same act', () => {
    const s = shelf()
    writeActDraft(s, which, { key: 'k-1', at: NOW, values: { text: '又坏了' } })
    expect(readActDraft(s, which, fresh())).toEqual({ key: 'k-1', at: NOW, values: { text: '又坏了' } })
    expect(readActDraft(s, { ...which, action: 'other' }, fresh()).key).toBe('new')
    dropActDraft(s, which)
    expect(readActDraft(s, which, fresh()).key).toBe('new')
  })
  it('leaves out photos that went with the page, and keeps lists of words', () => {
    const s = shelf()
    const files = [
      { id: 'gone', url: 'blob:1' },
      { id: 'here', url: 'blob:2' },
    ]
    writeActDraft(s, which, { key: 'k', at: NOW, values: { files, reasons: ['a'] } })
    const { values } = readActDraft(
      s,
      which,
      fresh((id) => id === 'here'),
    )
    expect(values).toEqual({ files: [files[1]], reasons: ['a'] })
  })
  it('is forgotten after 30 days', () => {
    const s = shelf()
    writeActDraft(s, which, { key: 'k', at: NOW - 31 * 86_400_000, values: {} })
    expect(readActDraft(s, which, fresh()).key).toBe('new')
  })
})
