import { describe, expect, it } from 'vitest'
import { deviceId } from './device-id.ts'

const shelf = (content: Record<string, string> = {}) => ({
  content,
  getItem: (key: string) => content[key] ?? null,
  setItem: (key: string, value: string) => {
    content[key] = value
  },
})

describe('deviceId', () => {
  it('is made once and then kept', () => {
    const store = shelf()
    const first = deviceId(() => store)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(deviceId(() => store)).toBe(first)
    expect(store.content['yiwang.device']).toBe(first)
  })
  it('replaces a broken one, which the server would refuse', () => {
    const store = shelf({ 'yiwang.device': 'two words' })
    expect(deviceId(() => store)).toMatch(/^[0-9a-f]{32}$/)
  })
  it('stays the same within a page whose storage is switched off', () => {
    const none = () => {
      throw new Error('storage is off')
    }
    expect(deviceId(none)).toBe(deviceId(none))
  })
})
