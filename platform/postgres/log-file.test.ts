import { mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boundLog, keepLog, logSince } from './log-file.ts'

it('moves a full log aside while its writer goes on', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yiwang-log-'))
  const path = join(dir, 'log', 'postgres.log')
  const log = keepLog(path)
  writeSync(log.fd, 'old line\n')
  expect(boundLog(path, 9)).toBe(false)
  expect(boundLog(path, 8)).toBe(true)
  writeSync(log.fd, 'new line\n')
  log.stop()
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('old line\n')
  expect(readFileSync(path, 'utf8')).toBe('new line\n')
  writeFileSync(path, `${'x'.repeat(5000)}end`)
  expect(logSince(path, 0)).toHaveLength(2000)
  expect(logSince(path, 5000)).toBe('end')
  rmSync(dir, { recursive: true, force: true })
})
