import { describe, expect, it } from 'vitest'
import { dropDraft, emptyDraft, hasWords, readDraft, writeDraft } from './draft.ts'
import { shelfOver } from './shelf.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-06-03T10:00:00+08:00')
const textStore = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}

describe('draft on the device', () => {
  it('comes back after a reload with the same key', () => {
    const store = textStore()
    const draft = { ...emptyDraft('k-1', NOW), text: '路灯不亮' }
    writeDraft(
      shelfOver('t.', () => store),
      draft,
    )
    const again = shelfOver('t.', () => store)
    expect(readDraft(again, NOW + DAY)).toEqual(draft)
  })
  it('is dropped after 30 days, not before', () => {
    const shelf = shelfOver('t.', textStore)
    const store = textStore()
    const same = shelfOver('t.', () => store)
    writeDraft(same, emptyDraft('k-1', NOW))
    expect(readDraft(same, NOW + 30 * DAY)?.key).toBe('k-1')
    expect(readDraft(same, NOW + 30 * DAY + 1)).toBeUndefined()
    expect(store.kept.size).toBe(0)
    expect(readDraft(shelf, NOW)).toBeUndefined()
  })
  it.each(['{', '3', '{"key":"k"}', '[]'])('survives %s on the shelf', (text) => {
    const store = textStore()
    store.setItem('t.report', text)
    expect(
      readDraft(
        shelfOver('t.', () => store),
        NOW,
      ),
    ).toBeUndefined()
  })
  it('lives as long as the page where storage is off', () => {
    const shelf = shelfOver('t.', () => {
      throw new Error('off')
    })
    writeDraft(shelf, emptyDraft('k-1', NOW))
    expect(readDraft(shelf, NOW)?.key).toBe('k-1')
    dropDraft(shelf)
    expect(readDraft(shelf, NOW)).toBeUndefined()
  })
  it('knows what would be a loss', () => {
    const empty = emptyDraft('k', NOW)
    expect(hasWords(empty)).toBe(false)
    expect(hasWords({ ...empty, text: ' \n' })).toBe(false)
    expect(hasWords({ ...empty, text: '灯' })).toBe(true)
    expect(hasWords({ ...empty, place: { ...empty.place, way: 'pick' } })).toBe(true)
  })
})
