import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { repairLinks } from './binaries.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yiwang-links-'))
  mkdirSync(join(dir, 'native', 'lib'), { recursive: true })
  writeFileSync(join(dir, 'native', 'lib', 'libicuuc.so.60.2'), '')
  const pairs = ['libicuuc.so', 'libicuuc.so.60'].map((name) => ({
    source: 'native/lib/libicuuc.so.60.2',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(dir, 'native', 'pg-symlinks.json'), JSON.stringify(pairs))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('makes missing and broken library links once, relative to their folder', () => {
  symlinkSync('gone', join(dir, 'native', 'lib', 'libicuuc.so'))
  expect(repairLinks(dir)).toBe(2)
  expect(readlinkSync(join(dir, 'native', 'lib', 'libicuuc.so.60'))).toBe('libicuuc.so.60.2')
  expect(existsSync(join(dir, 'native', 'lib', 'libicuuc.so'))).toBe(true)
  expect(repairLinks(dir)).toBe(0)
})
