import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../database-place.ts'

const place = mkdtempSync(join(tmpdir(), 'yiwang-faults-'))
const dir = join(place, 'lamp-repair')
const yiwang = (...args: string[]): string => {
  const env = { ...process.env, YIWANG_CWD: place }
  const flags = ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/server/main.ts'), ...args]
  try {
    return execFileSync(process.execPath, flags, { env, encoding: 'utf8', stdio: 'pipe' })
  } catch (e) {
    const { stdout, stderr } = e as { stdout: string; stderr: string }
    return `${stdout}${stderr}`
  }
}
/** What the check says to somebody who changed `from` into `into`. */
const after = (file: string, from: string, into: string): string => {
  const path = join(dir, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, into))
  const line = text.slice(0, text.indexOf(from)).split('\n').length
  return yiwang('packs', 'check', 'lamp-repair').replaceAll(`第 ${line} 行`, '改的那一行')
}

beforeEach(() => {
  rmSync(dir, { recursive: true, force: true })
  yiwang('packs', 'new', 'lamp-repair', '--in', '.')
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('what the check says to somebody who does not program', () => {
  test.each([
    ['a comma left out', 'pack.ts', "to: 'closed', who", "to: 'closed' who", /pack\.ts 改的那一行：写法不对/],
    [
      'a word misspelt',
      'pack.ts',
      'within: workingDays',
      'within: workDays',
      /pack\.ts 改的那一行：没有 workDays 这个词/,
    ],
    [
      'a comma left out of the words',
      'locales/zh-CN.json',
      '",\n  "stage.open"',
      '"\n  "stage.open"',
      /zh-CN\.json 改的那一行：写法不对/,
    ],
    [
      'a post nobody holds',
      'pack.ts',
      "post: 'supervisor'",
      "post: 'superviser'",
      /没有这个岗位：superviser。.*supervisor（督查岗）/,
    ],
    ['a limit left out', 'pack.ts', 'within: workingDays(10),', '', /request\.clocks\.target\.within\n.*少了 within/],
    ['actions left out', 'pack.ts', 'actions: [', 'acts: [', /request\.actions\n.*少了 actions/],
    [
      'a stage misspelt',
      'pack.ts',
      "to: 'closed', who",
      "to: 'closd', who",
      /没有这个环节：closd。怎么改：改成已有的环节：open、closed/,
    ],
  ])(
    '%s',
    (_, file, from, into, words) => {
      expect(after(file, from, into)).toMatch(words)
    },
    60_000,
  )

  test('missing words come as lines to paste, the usual ones filled in', () => {
    const said = after(
      'pack.ts',
      "form: [{ id: 'text'",
      "form: [{ id: 'reason', kind: 'long' }, { id: 'lamp', kind: 'text' }, { id: 'text'",
    )
    expect(said).toMatch(/zh-CN\.json\n {4}缺少 2 个词条/)
    expect(said).toContain('\n  "field.reason": "理由",\n  "field.lamp": "",')
  }, 60_000)
})

describe('a pack of somebody’s own in a simulation', () => {
  const play = () =>
    yiwang('simulate', 'lamp-repair', '--days', '20', '--rate', '5', '--change', 'target=1wd', '--json')
  test('is compared with itself under another limit', () => {
    expect(JSON.parse(play().split('\n')[0] as string)).toMatchObject({
      pack: 'lamp-repair',
      version: 1,
      against: { label: expect.stringMatching(/target=1wd$/) },
    })
  }, 60_000)
  test('is refused while it has faults, and the first is named', () => {
    after('pack.ts', "to: 'closed', who", "to: 'closd', who")
    expect(JSON.parse(play().split('\n')[0] as string)).toMatchObject({
      error: { code: 'PACK_FAULTS', zh: expect.stringContaining('closd') },
    })
  }, 60_000)
})
