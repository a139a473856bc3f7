import { expect, it } from 'vitest'
import { openGaps } from './open-gaps.ts'

it('names each place left open once', () => {
  expect(openGaps('{日期}，{单位}到{地点}看过，{日期}前修好。')).toEqual(['{日期}', '{单位}', '{地点}'])
  expect(openGaps('6 月 3 日修好了（见照片）。')).toEqual([])
})
