import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ATLAS_FILE, atlasText, statementsIn } from './atlas.ts'

it('the atlas counts the statements that tests name; otherwise run node tools/atlas.ts', () => {
  expect(readFileSync(ATLAS_FILE, 'utf8')).toBe(atlasText())
})
it('a statement that waits, or half of one, is not counted; one named twice counts once', () => {
  const title = (s: string) => `te${'st'}('${s}', () => {})`
  const text = [
    'm01-A2: done',
    'm01-A2: done again',
    'm01-A3 waits for x',
    'm01-A4, the half of it',
    'm02-A10, and more',
  ].map(title)
  expect(statementsIn(text)).toEqual({ m01: [2], m02: [10] })
})
it('a test that only the long run has is not counted', () => {
  const body = (first: string) => `te${'st'}('m01-A1: all of it', async (ctx) => {\n  ${first}\n})`
  expect(statementsIn([body("if (!LONG) ctx.skip('later')")])).toEqual({})
  expect(statementsIn([body('await all()')])).toEqual({ m01: [1] })
})
