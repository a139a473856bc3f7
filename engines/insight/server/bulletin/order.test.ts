import { expect, test } from 'vitest'
import { firstGap } from './order.ts'

const of = (...months: string[]) => months.map((month) => ({ month }))
const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

test('the first ended month without a bulletin', () => {
  expect(firstGap([], at('2020-06-01'))).toBeUndefined()
  expect(firstGap(of('2020-04', '2020-05'), at('2020-06-30'))).toBeUndefined()
  expect(firstGap(of('2020-04', '2020-05'), at('2020-07-01'))).toBe('2020-06')
  expect(firstGap(of('2020-04', '2020-06'), at('2020-07-15'))).toBe('2020-05')
  expect(firstGap(of('2020-04', '2020-04', '2020-05'), at('2020-06-30')), 'a recalled one beside the new').toBe(
    undefined,
  )
  expect(firstGap(of('2019-12'), at('2020-02-01'))).toBe('2020-01')
})
