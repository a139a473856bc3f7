import { describe, expect, it } from 'vitest'
import { type Draft, emptyDraft } from './draft.ts'
import { openingBody, placeBody } from './opening.ts'

const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft('k', 0), text: '路灯不亮', ...change })
const place = { label: '', words: '' }
const point = { lon: 116.3, lat: 35.1, accuracy: 35 }

describe('placeBody', () => {
  it('sends a position without its error', () =>
    expect(placeBody({ ...place, way: 'here', point, grid: 'g3' })).toEqual({
      point: { lon: 116.3, lat: 35.1 },
      datum: 'wgs84',
      grid: 'g3',
    }))
  it('sends no grid when the resident cannot tell', () =>
    expect(placeBody({ ...place, way: 'here', point, grid: 'unknown' })).not.toHaveProperty('grid'))
  it('leaves a position that was given up on the device', () =>
    expect(placeBody({ way: 'pick', point, division: '370828001001', label: '幸福社区', words: ' 东门 ' })).toEqual({
      division: '370828001001',
      placeWords: '东门',
    }))
  it('sends only words for a description', () =>
    expect(placeBody({ ...place, way: 'words', point, grid: 'g3', division: 'd', words: '桥南头' })).toEqual({
      placeWords: '桥南头',
    }))
})

describe('openingBody', () => {
  it('stands in for missing words when there are photos', () =>
    expect(openingBody(draft({ text: ' ' }), '见照片').text).toBe('见照片'))
  it('asks for no messages without a number', () => {
    expect(openingBody(draft({ sms: true }), '')).not.toHaveProperty('phone')
    expect(openingBody(draft({ sms: true }), '').sms).toBe(false)
    expect(openingBody(draft({ sms: true, phone: '138 0000 8867' }), '')).toMatchObject({
      phone: '13800008867',
      sms: true,
    })
  })
  it('never publishes a complaint and names the unit only for one', () => {
    const accused = { id: 'u', name: '某局' }
    const complaint = openingBody(draft({ complaint: true, mayPublish: true, accused }), '')
    expect(complaint).toMatchObject({ confidential: true, mayPublish: false, accusedUnit: 'u' })
    expect(openingBody(draft({ accused }), '')).not.toHaveProperty('accusedUnit')
  })
  it('sends no place for a kind that asks for none', () => {
    const form = { pack: 'p', type: 't', version: 1, fields: [], placeless: true }
    const written = draft({ place: { way: 'words', label: '', words: '桥南头' } })
    expect(openingBody(written, '', form)).not.toHaveProperty('placeWords')
    expect(openingBody(written, '', { ...form, placeless: false })).toHaveProperty('placeWords')
  })
  it('carries the kind with the version of its form, and only what that form asks', () => {
    const field = (id: string, when: { op: string; field: string; value: string } | null) =>
      ({
        id,
        kind: 'choice',
        words: { zh: id, en: id },
        hint: null,
        required: true,
        max: null,
        pool: null,
        options: [],
        when,
      }) as const
    const fields = [field('kind', null), field('weight', { op: 'eq', field: 'kind', value: 'hazard' })]
    const form = { pack: 'p', type: 't', version: 3, fields, placeless: false }
    const own = { kind: 'request', weight: 'hard', other: 'x' }
    expect(openingBody(draft({ own }), '', form)).toMatchObject({
      pack: 'p',
      type: 't',
      version: 3,
      fields: { kind: 'request' },
    })
    expect(openingBody(draft({ own: { ...own, kind: 'hazard' } }), '', form).fields).toEqual({
      kind: 'hazard',
      weight: 'hard',
    })
    expect(openingBody(draft({ kind: { pack: 'p', type: 't', version: 2 } }), '').version).toBe(2)
    expect(openingBody(draft({}), '')).not.toHaveProperty('pack')
  })
})
