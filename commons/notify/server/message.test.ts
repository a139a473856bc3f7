import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageRows, SMS_MAX, smsWords } from './message.ts'
import { isQuiet, pauseAfter } from './send.ts'

const at = { tenant: 't', now: 0, newId: () => '0' }

test('an SMS holds number, one fact and one act', () => {
  const w = smsWords({
    ref: '0187 34',
    fact: { zh: '您反映的事已交供电公司', en: 'Your report went to Power Co.' },
    act: { zh: '6月5日 10:12 前答复', en: 'answer by 5 June 10:12' },
  })
  expect(w.zh).toBe('【一网】您反映的事已交供电公司（0187 34），6月5日 10:12 前答复。')
  expect(w.en).toBe('[Yiwang] Your report went to Power Co. (0187 34), answer by 5 June 10:12.')
})

test('no SMS leaves with more than 70 characters, however it was built', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 90 }), (n) => {
      const fact = { zh: '事'.repeat(n), en: 'x' }
      const fits = 4 + n + 1 <= SMS_MAX
      if (fits) expect([...smsWords({ fact }).zh].length).toBeLessThanOrEqual(SMS_MAX)
      else expect(() => smsWords({ fact })).toThrow('SMS')
    }),
  )
  const words = { zh: '事'.repeat(71), en: 'x' }
  expect(() => messageRows(at, [{ to: { phone: '13812340001' }, words, dedupe: 'd' }])).toThrow('SMS')
  expect(messageRows(at, [{ to: { account: 'a' }, words, dedupe: 'd' }]).rows).toHaveLength(1)
})

test('the night is quiet from 21:00 to 8:00 in Shanghai', () => {
  const hour = (h: number, m = 0) => Date.UTC(2026, 5, 5, h - 8, m)
  expect([hour(20, 59), hour(21), hour(31, 59), hour(32)].map(isQuiet)).toEqual([false, true, true, false])
})

test('pauses double and stop at an hour', () => {
  expect([1, 2, 3, 20].map(pauseAfter)).toEqual([10_000, 20_000, 40_000, 3_600_000])
})
