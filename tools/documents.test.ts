import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((f) => f && existsSync(join(ROOT, f)))

/** Links to files of this repository that lead nowhere, as `from -> to`. */
const deadLinks = (file: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((m) => (m[1] as string).split('#')[0] as string)
    .filter((to) => to !== '' && !/^[a-z]+:/.test(to))
    .filter((to) => !existsSync(join(ROOT, dirname(file), to)))
    .map((to) => `${file} -> ${to}`)

/** Paths in code marks that look like a file or folder of ours and are not there. */
const TOP = 'kernel|platform|ui|commons|engines|packs|apps|tools|safeguards|docs'
const deadPaths = (file: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`\`((?:${TOP})/[\\w./-]*\\w/?)\``, 'g'))]
    .map((m) => m[1] as string)
    .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, dirname(file), path)))
    .map((path) => `${file}: ${path}`)

describe('the documents', () => {
  it('link to files that are there', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap((f) => deadLinks(f, read(f)))).toEqual([])
    expect(deadLinks('docs/plan.md', 'see [x](nowhere.md)')).toEqual(['docs/plan.md -> nowhere.md'])
  })
  it('name paths that are there', () => {
    const ours = files.filter((f) => !f.startsWith('docs/decisions/0007') && !f.startsWith('packs/drafts/'))
    expect(ours.flatMap((f) => deadPaths(f, read(f)))).toEqual([])
    expect(deadPaths('README.md', 'see `tools/nowhere.ts`')).toEqual(['README.md: tools/nowhere.ts'])
  })
  it('explain every dependency, and none that is gone', () => {
    const p = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
    const rows = read('docs/dependencies.md')
      .split('\n')
      .filter((l) => l.startsWith('| `'))
      .flatMap((l) => [...(l.split('|')[1] as string).matchAll(/`([^`]+)`/g)].map((m) => m[1] as string))
    expect(rows.sort()).toEqual(Object.keys({ ...p.dependencies, ...p.devDependencies }).sort())
  })
  it('name every command of the command line, and no other', () => {
    const env = { ...process.env, NODE_OPTIONS: '' }
    const help = execFileSync(process.execPath, ['apps/server/main.ts', '--help'], { cwd: ROOT, encoding: 'utf8', env })
    const known = [...help.matchAll(/^ {2}([a-z-]+)(?= )/gm)].map((m) => m[1] as string).sort()
    const rows = [...read('README.md').matchAll(/^\| `([a-z-]+)` \| [a-z]/gm)].map((m) => m[1] as string)
    const accounts = new Set(['dispatcher', 'checker', 'visitor', 'arbiter', 'supervisor'])
    expect(rows.filter((r) => !accounts.has(r)).sort()).toEqual(known)
  })
  it('say in both languages which commands and accounts there are', () => {
    const code = (s: string) => [...s.matchAll(/`([a-z][\w.-]*)`/g)].map((m) => m[1]).sort()
    const commands = (s: string) => [...s.matchAll(/^\.\/yiwang [^#\n]*/gm)].map((m) => m[0].trim())
    const [en, zh] = [read('README.md'), read('README.zh-CN.md')]
    expect(commands(zh)).toEqual(commands(en))
    expect(new Set(code(zh))).toEqual(new Set(code(en)))
  })
})
