import { smsWords } from '@yiwang/notify/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedWords } from './moved-due.ts'

const at = (s: string) => Date.parse(`${s}+08:00`)
const now = at('2026-06-05T10:00')
const why = { zh: '延期已批准', en: 'an extension was approved' }
const said = (before: string, after: string) => movedWords({ before: at(before), after: at(after) }, { why, now })

test('both days and why; another year says so; the hour where the day is the same', () => {
  expect(said('2026-06-26T10:00', '2026-07-03T10:00')).toEqual({
    zh: '延期已批准，您反映的事期限从6月26日改到7月3日',
    en: 'As an extension was approved, your report is now due 3 July instead of 26 June',
  })
  expect(said('2026-12-30T23:59', '2027-01-04T23:59').zh).toContain('从12月30日改到2027年1月4日')
  expect(said('2026-06-08T18:00', '2026-06-08T12:00').zh).toContain('从6月8日 18:00改到 12:00')
  // The day is Beijing's: 16:30 in Greenwich is the next one.
  expect(said('2026-06-09T00:30', '2026-06-10T00:30').zh).toContain('从6月9日改到6月10日')
})

test('fits an SMS whatever the dates and the reason', () => {
  const longest = { zh: '眼下办不了，先挂账', en: 'the rules have a new version' }
  const date = fc.integer({ min: at('2025-01-01T00:00'), max: at('2031-12-31T23:59') })
  fc.assert(
    fc.property(date, date, (before, after) => {
      const fact = movedWords({ before, after }, { why: longest, now })
      expect(() => smsWords({ ref: '0187 3456 78', fact })).not.toThrow()
    }),
  )
})
