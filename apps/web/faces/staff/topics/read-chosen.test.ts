import { expect, it } from 'vitest'
import { readChosen } from './read-chosen.ts'

const A = '01890000-0000-7000-8000-000000000001'
const B = '01890000-0000-7000-8000-000000000002'

it('reads the ids an inbox handed over, once each, and nothing else', () => {
  expect(readChosen(`${A},${B},${A}`)).toEqual([A, B])
  expect(readChosen(`${A},<script>,`)).toEqual([A])
  expect(readChosen(undefined)).toEqual([])
  expect(readChosen([A])).toEqual([])
})
