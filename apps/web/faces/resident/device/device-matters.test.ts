import { describe, expect, it } from 'vitest'
import { type DeviceMatter, deviceMatters, forgetMatters, rememberMatter, shortTitle } from './device-matters.ts'
import { shelfOver } from './shelf.ts'

const shelf = () => {
  const kept = new Map<string, string>()
  return shelfOver('t.', () => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  }))
}
const matter = (ref: string, at: number): DeviceMatter => ({
  key: `k-${ref}`,
  ref,
  secret: 's',
  title: '灯',
  at,
  joined: false,
})

describe('matters of this device', () => {
  it('keeps the newest first and a number once', () => {
    const s = shelf()
    rememberMatter(s, matter('2606018734', 1))
    rememberMatter(s, matter('2606018742', 2))
    rememberMatter(s, { ...matter('2606018734', 1), title: '路灯不亮' })
    expect(deviceMatters(s).map((m) => [m.ref, m.title])).toEqual([
      ['2606018742', '灯'],
      ['2606018734', '路灯不亮'],
    ])
  })
  it('keeps a hundred', () => {
    const s = shelf()
    for (let i = 0; i < 105; i++) rememberMatter(s, matter(`${i}`, i))
    expect(deviceMatters(s)).toHaveLength(100)
    expect(deviceMatters(s)[0]?.ref).toBe('104')
  })
  it('passes over what is no matter and forgets on request', () => {
    const s = shelf()
    s.write('matters', [{ ref: 3 }, matter('1', 1), null])
    expect(deviceMatters(s)).toHaveLength(1)
    expect(forgetMatters(s)).toEqual([])
    expect(deviceMatters(s)).toEqual([])
  })
})

describe('shortTitle', () => {
  it.each([
    ['路灯不亮。已经三天', '路灯不亮'],
    ['  井盖松了\n在门口', '井盖松了'],
    ['一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九十…'],
    ['', ''],
  ])('%s', (text, title) => expect(shortTitle(text)).toBe(title))
})
