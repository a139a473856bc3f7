import { describe, expect, it } from 'vitest'
import { clockOffset, readInstance } from './instance.ts'

describe('instance block', () => {
  it('reads what the server wrote', () => expect(readInstance('{"demo":{}}')).toEqual({ demo: {} }))
  it.each([null, '', 'x', '3', 'null'])('survives %j', (text) => expect(readInstance(text)).toEqual({}))
})

describe('clock offset', () => {
  const serverTime = '2026-06-03T10:00:00+08:00'
  const server = Date.parse(serverTime)
  it('corrects a device that is wrong by minutes', () =>
    expect(clockOffset({ serverTime }, server - 300_000)).toBe(300_000))
  it('leaves seconds alone', () => expect(clockOffset({ serverTime }, server - 20_000)).toBe(0))
  it('is nothing without a server time', () => expect(clockOffset({}, server)).toBe(0))
})
