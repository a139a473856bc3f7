import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerPacks } from '@yiwang/server-app/cli/packs'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8')
const PAGES = ['tutorial.zh-CN.md', 'tutorial.md'] as const

type Block = { what: 'file' | 'words' | 'edit'; file: string; text: string }
/** Blocks that the reader puts into a file, in order. */
const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/<!-- (file|words|edit): (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map((m) => ({
    what: m[1] as Block['what'],
    file: m[2] as string,
    text: m[3] as string,
  }))
const commandsOf = (page: string): string[] =>
  [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((m) => (m[1] as string).trim().split('\n'))

const edited = (text: string, diff: string): string => {
  const lines = diff.trim().split('\n')
  const [out, into] = ['-', '+'].map((sign) => lines.filter((l) => l.startsWith(sign)).map((l) => l.slice(1)))
  return (out as string[]).reduce((t, line, i) => {
    expect(t.split(line), `"${line}" stands once`).toHaveLength(2)
    return t.replace(line, (into as string[])[i] as string)
  }, text)
}
const put = (dir: string, b: Block): void => {
  const path = join(dir, b.file)
  if (b.what === 'file') writeFileSync(path, b.text)
  else if (b.what === 'edit') writeFileSync(path, edited(readFileSync(path, 'utf8'), b.text))
  else {
    const all = { ...JSON.parse(readFileSync(path, 'utf8')), ...JSON.parse(b.text) }
    writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`)
  }
}

let place: string
const yiwang = (...args: string[]): Record<string, unknown> => {
  const env = { ...process.env, YIWANG_CWD: place }
  const flags = ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/server/main.ts'), ...args, '--json']
  try {
    return JSON.parse(execFileSync(process.execPath, flags, { env, encoding: 'utf8' }))
  } catch (e) {
    return JSON.parse((e as { stdout: string }).stdout)
  }
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'yiwang-tutorial-'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('the tutorial', () => {
  test('what it tells to write is a pack that passes, as version 1 and as version 2', () => {
    const blocks = blocksOf(read(PAGES[0]))
    expect(blocks.map((b) => b.what)).toEqual(['file', 'words', 'words', 'edit'])
    yiwang('packs', 'new', 'lamp-repair', '--in', '.')
    const dir = join(place, 'lamp-repair')
    for (const b of blocks.slice(0, 1)) put(dir, b)
    expect(yiwang('packs', 'check', dir).faults, 'without its words the check must say what is missing').not.toBe(0)
    for (const [i, b] of blocks.slice(1).entries()) {
      put(dir, b)
      if (i === 0) continue
      yiwang('packs', 'plan', dir, '--write')
      expect(yiwang('packs', 'check', dir)).toMatchObject({ checked: 1, faults: 0 })
    }
    expect(readFileSync(join(dir, 'plan.md'), 'utf8')).toContain('第 2 版')
  }, 120_000)

  test('both languages give the same files and the same commands', () => {
    const [zh, en] = PAGES.map(read) as [string, string]
    expect(blocksOf(en)).toEqual(blocksOf(zh))
    const plain = (page: string) => commandsOf(page).map((c) => c.replace(/--reason .*/, '--reason'))
    expect(plain(en)).toEqual(plain(zh))
  })

  test('every command it gives exists, with its options', () => {
    const program = new Command()
    registerPacks(program)
    const packs = program.commands[0] as Command
    for (const line of commandsOf(read(PAGES[0])).filter((l) => l.includes(' packs '))) {
      const [, , name, ...rest] = line.split(' ')
      const found = packs.commands.find((c) => c.name() === name)
      expect(found, line).toBeDefined()
      for (const flag of rest.filter((w) => w.startsWith('--')))
        expect(
          found?.options.map((o) => o.long),
          line,
        ).toContain(flag)
    }
  })
})
