import { afterEach, expect, test, vi } from 'vitest'
import { ownCommand } from './own-command.ts'

afterEach(() => void vi.unstubAllEnvs())

test('a command to copy names the data folder that was given, and only then', () => {
  vi.stubEnv('YIWANG_VAR', '')
  expect(ownCommand('up')).toBe('./yiwang up')
  vi.stubEnv('YIWANG_VAR', './var-restored')
  expect(ownCommand('up')).toBe('YIWANG_VAR=./var-restored ./yiwang up')
  vi.stubEnv('YIWANG_VAR', "it's here")
  expect(ownCommand('up')).toBe(`YIWANG_VAR='it'\\''s here' ./yiwang up`)
})
