import { expect, it } from 'vitest'
import { blank, blankFigure, bodyOf, contentOf } from './content.ts'

it('what is not filled is sent as nothing and comes back empty', () => {
  const body = bodyOf({ ...blank, title: '题', body: '文', unit: '单位', number: '  ' })
  expect([body.number, body.from, body.replaces]).toEqual([null, null, null])
  expect(contentOf(body)).toEqual({ ...blank, title: '题', body: '文', unit: '单位' })
})
it('a bound figure takes its source from the bulletin, a told one binds nothing', () => {
  const bound = { ...blankFigure, label: '甲', bulletin: 'b', figure: 'collected', source: '谁说的' }
  const told = { ...blankFigure, label: '乙', figure: 'collected', source: '某单位' }
  expect(bodyOf({ ...blank, figures: [bound, told] }).figures).toMatchObject([
    { bulletin: 'b', figure: 'collected', source: '' },
    { bulletin: null, figure: null, source: '某单位' },
  ])
})
