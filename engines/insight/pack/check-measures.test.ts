import { field } from '@yiwang/kernel/cond'
import { definePack, type PackPart } from '@yiwang/kernel/pack'
import { describe, expect, it } from 'vitest'
import { board, bulletin, checkMeasures, measure, measureWordKeys, partition, rateOf, split } from './index.ts'

const basis = { basis: 'default', source: 'test' } as const
const type = {
  kind: 'matters.type',
  id: 'mediation',
  channels: ['web', 'counter'],
  stages: { open: {}, agreed: {}, failed: {} },
  form: [
    { id: 'people', kind: 'number' },
    { id: 'household', kind: 'text' },
    { id: 'files', kind: 'files' },
  ],
  actions: [{ form: [{ id: 'ended', kind: 'choice', options: ['agreed', 'failed'] }] }],
}
const all = measure({ id: 'all', unit: '件', of: { type: 'mediation' }, at: 'opened', by: ['town'], basis })
const agreed = measure({
  id: 'agreed',
  unit: '件',
  of: { type: 'mediation', stages: ['agreed'] },
  at: 'opened',
  by: ['town'],
  basis,
})
const rest = measure({
  id: 'rest',
  unit: '件',
  of: { type: 'mediation', stages: ['failed', 'open'] },
  at: 'opened',
  basis,
})
const share = rateOf({ id: 'share', of: 'agreed', over: 'all', least: 10, basis })
const sum = split({ id: 'sum', whole: 'all', parts: ['agreed', 'rest'], basis })
const sound: PackPart[] = [
  type,
  all,
  agreed,
  rest,
  measure({ id: 'heard', unit: '人次', of: { type: 'mediation' }, at: 'closed', amount: { field: 'people' }, basis }),
  measure({ id: 'homes', unit: '户', of: {}, at: 'closed', amount: { distinct: 'household' }, basis }),
  share,
  sum,
  board({
    id: 'open',
    face: 'public',
    tiles: [
      { measure: 'all', show: 'by-town', period: 'month' },
      { partition: 'sum', show: 'partition', period: 'year' },
    ],
    basis,
  }),
  board({ id: 'lead', face: 'leader', tiles: [{ rate: 'share', show: 'figure', period: 'week' }], basis }),
]
const round = { kind: 'rhythm.rhythm', id: 'meeting' } as PackPart
const found = (...more: PackPart[]) =>
  checkMeasures(definePack({ id: 'p', mechanism: 'none', version: 1, calendar: 'c', parts: [...sound, ...more] }))
const one = (id: string, spec: Partial<Parameters<typeof measure>[0]>) =>
  measure({ id, unit: '件', of: {}, at: 'opened', basis, ...spec })
const shown = (face: 'public' | 'wall', ...tiles: Parameters<typeof board>[0]['tiles']) =>
  board({ id: 'b', face, tiles, basis })

it('names the words it needs', () => {
  const pack = definePack({ id: 'p', mechanism: 'none', version: 1, calendar: 'c', parts: sound })
  expect(measureWordKeys(pack)).toEqual([
    'measure.all',
    'measure.agreed',
    'measure.rest',
    'measure.heard',
    'measure.homes',
    'rate.share',
    'split.sum',
    'board.open',
    'board.lead',
  ])
})
it('finds nothing in a sound pack', () => {
  expect(found()).toEqual([])
})

const printed = [
  bulletin({
    id: 'm',
    every: 'month',
    by: 'unit',
    parts: ['collected'],
    partition: 'c',
    clocks: { sign: 's', reply: 'r' },
    hideUnder: 5,
    rateLeast: 10,
    basis,
  }),
  partition({
    id: 'c',
    whole: 'collected',
    parts: ['on-the-spot'],
    remainders: [],
    stages: { unverified: [], withdrawn: [] },
    basis,
  }),
]
const HOSTILE: readonly (readonly [string, readonly PackPart[], string, RegExp])[] = [
  ['unknown kind of matter', [one('x', { of: { type: 'nope' } })], 'x.of.type', /nope/],
  ['unknown stage', [one('x', { of: { type: 'mediation', stages: ['gone'] } })], 'x.of.stages', /gone/],
  ['unknown channel', [one('x', { of: { channel: 'owl' } })], 'x.of.channel', /owl/],
  ['unknown level', [one('x', { of: { level: 'moon' as never } })], 'x.of.level', /moon/],
  ['a cut it is not kept by', [one('x', { by: ['community' as never] })], 'x.by', /community is not known/],
  ['a day of no moment', [one('x', { at: 'registered' as never })], 'x.at', /registered is not known/],
  ['no moment', [one('x', { at: undefined as never })], 'x.at', /Not written/],
  [
    'an unknown period',
    [shown('wall', { measure: 'all', show: 'figure', period: 'moon' as never })],
    'b.tiles.0.period',
    /moon/,
  ],
  ['an unknown face', [shown('hall' as never, { measure: 'all', show: 'figure', period: 'month' })], 'b.face', /hall/],
  [
    'unknown field of a condition',
    [one('x', { of: { when: { op: 'not', of: field('mood').eq(1) } } })],
    'x.of.when',
    /mood/,
  ],
  ['unknown field of an amount', [one('x', { unit: '元', amount: { field: 'cost' } })], 'x.amount', /cost/],
  ['a sum over words', [one('x', { unit: '元', amount: { field: 'household' } })], 'x.amount', /text/],
  ['files counted once each', [one('x', { unit: '份', amount: { distinct: 'files' } })], 'x.amount', /files/],
  ['persons by adding cases', [one('x', { unit: '人', amount: { field: 'people' } })], 'x.unit', /once/],
  ['a share as a count', [one('x', { unit: '%' })], 'x.unit', /share/],
  ['two measures of one name', [one('all', {})], 'measure.all', /twice/],
  ['a rate of what is not', [rateOf({ id: 'r', of: 'ghost', over: 'all', least: 10, basis })], 'r', /ghost/],
  ['a rate turned over', [rateOf({ id: 'r', of: 'all', over: 'agreed', least: 10, basis })], 'r', /certainly/],
  [
    'a rate of persons-times in matters',
    [rateOf({ id: 'r', of: 'heard', over: 'all', least: 10, basis })],
    'r',
    /differ/,
  ],
  [
    'parts that overlap',
    [
      split({ id: 's', whole: 'all', parts: ['agreed', 'all2'], basis }),
      one('all2', { of: { type: 'mediation', stages: ['agreed', 'open'] } }),
    ],
    's.parts',
    /both agreed and all2/,
  ],
  ['parts of two units', [split({ id: 's', whole: 'all', parts: ['agreed', 'heard'], basis })], 's.parts', /differ/],
  [
    'parts of two days',
    [
      split({ id: 's', whole: 'all', parts: ['agreed', 'late'], basis }),
      one('late', { of: { type: 'mediation', stages: ['failed'] }, at: 'closed' }),
    ],
    's.parts',
    /differ/,
  ],
  [
    'a part outside the whole',
    [
      split({ id: 's', whole: 'agreed', parts: ['rest', 'agreed2'], basis }),
      one('agreed2', { of: { type: 'mediation', stages: ['agreed'] } }),
    ],
    's.parts',
    /certainly/,
  ],
  ['one part', [split({ id: 's', whole: 'all', parts: ['agreed'], basis })], 's.parts', /two parts/],
  [
    'households split',
    [
      split({ id: 's', whole: 'homes', parts: ['homes1', 'homes2'], basis }),
      ...(['open', 'agreed'] as const).map((st, i) =>
        one(`homes${i + 1}`, { unit: '户', of: { stages: [st] }, at: 'closed', amount: { distinct: 'household' } }),
      ),
    ],
    's.whole',
    /once each/,
  ],
  ['a tile of nothing', [shown('wall', { measure: 'ghost', show: 'figure', period: 'day' })], 'b.tiles.0', /ghost/],
  ['a rate as a heat map', [shown('wall', { rate: 'share', show: 'heat', period: 'day' })], 'b.tiles.0', /heat/],
  [
    'a map of what is not kept by grid',
    [shown('wall', { measure: 'all', show: 'by-grid', period: 'month' })],
    'b.tiles.0',
    /not kept by grid/,
  ],
  [
    'grids for everybody',
    [shown('public', { measure: 'g', show: 'by-grid', period: 'month' }), one('g', { by: ['grid'] })],
    'b.tiles.0',
    /too small/,
  ],
  [
    'a map of grids for everybody',
    [shown('public', { measure: 'g', show: 'map-grid', period: 'month' }), one('g', { by: ['grid'] })],
    'b.tiles.0',
    /too small/,
  ],
  [
    'shares by grid, where most are too few',
    [shown('wall', { rate: 'share', show: 'map-grid', period: 'month' })],
    'b.tiles.0',
    /not shown as map-grid/,
  ],
  [
    'a map of what is kept by town only',
    [shown('wall', { measure: 'all', show: 'map-grid', period: 'month' })],
    'b.tiles.0',
    /not kept by grid/,
  ],
  [
    'small multiples of what is not kept by town',
    [shown('public', { measure: 'rest', show: 'town-trends', period: 'month' })],
    'b.tiles.0',
    /not kept by town/,
  ],
  [
    'small multiples on a wall',
    [shown('wall', { measure: 'all', show: 'town-trends', period: 'month' })],
    'b.tiles.0',
    /cannot be read on a wall/,
  ],
  ['a course of one day', [shown('wall', { measure: 'all', show: 'trend', period: 'day' })], 'b.tiles.0', /no course/],
  [
    'days for everybody',
    [shown('public', { measure: 'all', show: 'figure', period: 'day' })],
    'b.tiles.0',
    /whole months/,
  ],
  [
    'what comes round, of another pack',
    [shown('wall', { rhythm: 'none', show: 'figure', period: 'month' })],
    'b.tiles.0',
    /No such rhythm: none/,
  ],
  [
    'what comes round, as a course',
    [round, shown('wall', { rhythm: 'meeting', show: 'trend', period: 'month' })],
    'b.tiles.0',
    /A rhythm is not shown as trend/,
  ],
  [
    'what comes round, for everybody',
    [round, shown('public', { rhythm: 'meeting', show: 'figure', period: 'month' })],
    'b.tiles.0',
    /not on a public board/,
  ],
  ['towns beside a bulletin', printed, 'open.tiles.0', /subtracted/],
  ...(['map-town', 'town-trends'] as const).map((show): (typeof HOSTILE)[number] => [
    `${show} beside a bulletin`,
    [shown('public', { measure: 'all', show, period: 'month' }), ...printed],
    'b.tiles.0',
    /subtracted/,
  ]),
]
describe('refuses, for the right reason', () => {
  it.each(HOSTILE)('%s', (_, parts, path, why) => {
    const issues = found(...parts)
    expect(issues.map((i) => i.path)).toContain(path)
    expect(
      issues
        .filter((i) => i.path === path)
        .map((i) => i.message.en)
        .join(),
    ).toMatch(why)
    for (const i of issues) expect(i.remedy.zh && i.remedy.en && i.message.zh).toBeTruthy()
  })
  it('what makes no sense alone does not load', () => {
    expect(() => one('X', {})).toThrow(RangeError)
    expect(() => one('x', { unit: '只' as never })).toThrow(/no unit/)
    expect(() => rateOf({ id: 'r', of: 'a', over: 'b', least: 5, basis })).toThrow(/needs 10/)
    expect(() => split({ id: 's', whole: 'all', parts: ['all'], basis })).toThrow(/twice/)
    expect(() => board({ id: 'b', face: 'wall', tiles: [], basis })).toThrow(/tiles/)
  })
})
