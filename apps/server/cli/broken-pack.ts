import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Words } from '@yiwang/kernel'
import { CliError } from './cli-error.ts'

const LOCALES = ['locales/zh-CN.json', 'locales/en.json']

/** What a person who does not program can do about an error of the language. */
const said = (e: Error & { code?: string }): Words => {
  const en = (e.message.split('\n')[0] ?? '').replace(/ in JSON at position.*/, '')
  if (e instanceof SyntaxError)
    return {
      zh: '写法不对，多半是这一行或上一行少了逗号、引号或括号',
      en: `${en}: a comma, quote or bracket is missing near here`,
    }
  const name = /^(\S+) is not defined$/.exec(en)?.[1]
  if (name)
    return {
      zh: `没有 ${name} 这个词：拼写错了，或文件开头的 import 里没有它`,
      en: `${en}: misspelt, or missing from the imports on top`,
    }
  return { zh: en, en }
}
const refused = (file: string, line: string | undefined, what: Words): CliError =>
  new CliError('BAD_PACK', {
    zh: `读不了 ${file}${line ? ` 第 ${line} 行` : ''}：${what.zh}。改好再试。`,
    en: `Cannot read ${file}${line ? `, line ${line}` : ''}: ${what.en}. Put it right, then try again.`,
  })

/** The refusal for a `pack.ts` that does not load, with the line where Node names one. */
export const brokenPack = (dir: string, e: Error): CliError =>
  refused(join(dir, 'pack.ts'), /pack\.ts(?:\?[\d.]+)?:(\d+)/.exec(e.stack ?? '')?.[1], said(e))

/** Are both tables of words JSON? @throws CliError that names the file and the line. */
export const readableWords = (dir: string): void => {
  for (const file of LOCALES.map((name) => join(dir, name)).filter(existsSync)) {
    const text = readFileSync(file, 'utf8')
    try {
      JSON.parse(text)
    } catch (e) {
      const at = Number(/position (\d+)/.exec((e as Error).message)?.[1] ?? text.length)
      throw refused(file, String(text.slice(0, at).trimEnd().split('\n').length), said(e as Error))
    }
  }
}
