import { expect, it } from 'vitest'
import { problemCsv } from './problem-csv.ts'

const problem = {
  line: 18,
  column: '手机',
  value: '=1+1',
  message: { zh: '手机号少一位，"10"位', en: 'one digit is missing' },
  remedy: { zh: '补一位', en: 'add it' },
}

it('names row and column, quotes quotes, and lets no formula run', () => {
  const text = problemCsv(['行', '列', '内容', '问题', '怎么改'], [problem], (w) => w.zh)
  expect(text.startsWith('\uFEFF"行","列"')).toBe(true)
  expect(text).toContain('"18","手机","\'=1+1","手机号少一位，""10""位","补一位"')
})
