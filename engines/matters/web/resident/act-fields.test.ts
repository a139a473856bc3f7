import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import type { FieldView } from '../shared/view-types.ts'
import { actBody, actFaults, OPTION, shownFields } from './act-fields.ts'
import { promisedBefore, trackClock } from './track-clock.ts'
import { trackMessages } from './track-messages.ts'

const words = { zh: '话', en: 'words' }
const field = (id: string, kind: FieldView['kind'], more: Partial<FieldView> = {}): FieldView => ({
  id,
  kind,
  words,
  hint: null,
  required: false,
  max: null,
  options: [],
  ...more,
})
const reasons = field('reasons', 'choices', { options: [{ id: 'nobody-came', words }] })
const rate = {
  verb: 'rate',
  form: [field('solved', 'yesno', { required: true }), field('satisfied', 'choice'), reasons, field('words', 'long')],
}
const provide = { verb: 'provide', form: [field('text', 'long', { required: true, max: 10 }), field('files', 'files')] }
const ids = (values: Record<string, unknown>) => shownFields(rate, values).map((f) => f.id)

describe('rating', () => {
  it('asks for reasons only when it is not solved', () => {
    expect(ids({})).toEqual(['solved', 'satisfied', 'words'])
    expect(ids({ solved: true })).toEqual(['solved', 'satisfied', 'words'])
    expect(ids({ solved: false })).toEqual(['solved', 'satisfied', 'reasons', 'words'])
  })
  it('asks solved first, and satisfied never has to be said', () => {
    expect(actFaults(rate, { satisfied: 'yes' })).toEqual([{ field: 'solved', kind: 'rateNeed' }])
    expect(actFaults(rate, { solved: true })).toEqual([])
  })
  it('wants one reason or one sentence for what is not solved', () => {
    expect(actFaults(rate, { solved: false, words: ' ' })).toEqual([{ field: 'reasons', kind: 'reasonNeed' }])
    expect(actFaults(rate, { solved: false, reasons: ['nobody-came'] })).toEqual([])
    expect(actFaults(rate, { solved: false, words: '没人来' })).toEqual([])
    const bare = { ...rate, form: rate.form.filter((f) => f.id !== 'reasons') }
    expect(actFaults(bare, { solved: false })).toEqual([{ field: 'words', kind: 'reasonNeed' }])
  })
  it('leaves a reason behind that was ticked before the mind changed', () =>
    expect(actBody(rate, { solved: true, reasons: ['nobody-came'] }, '')).toEqual({ solved: true }))
})

describe('answering', () => {
  it('takes an option, own words or both', () => {
    expect(actBody(provide, { [OPTION]: '18:00' }, '')).toEqual({ text: '18:00' })
    expect(actBody(provide, { [OPTION]: '18:00', text: ' 敲门 ' }, '')).toEqual({ text: '18:00。敲门' })
    expect(actFaults(provide, { [OPTION]: '18:00' })).toEqual([])
  })
  it('asks for something, and a photo is something', () => {
    expect(actFaults(provide, {})).toEqual([{ field: 'text', kind: 'answerNeed' }])
    const files = [{ id: 'f', name: 'a.jpg', kind: 'image', bytes: 1, url: '', thumb: null }]
    expect(actFaults(provide, { files })).toEqual([])
    expect(actBody(provide, { files }, '见照片')).toEqual({ text: '见照片', files: ['f'] })
  })
  it('still counts characters', () =>
    expect(actFaults(provide, { text: '一二三四五六七八九十一' })).toMatchObject([{ field: 'text', kind: 'long' }]))
})

describe('clock of a raiser', () => {
  const due = '2026-06-05T02:12:00Z'
  it.each([
    [{ due, state: 'none' as const }, undefined],
    [{ due: null, state: 'running' as const }, undefined],
    [{ due: null, state: 'paused' as const }, { state: 'paused' }],
    [
      { due, state: 'running' as const },
      { state: 'running', dueAt: due, fine: true },
    ],
    [
      { due, state: 'soon' as const },
      { state: 'running', dueAt: due, fine: true, soonAt: 0 },
    ],
  ])('%j', (now, clock) => expect(trackClock(now)).toEqual(clock))
  it('keeps the promise before the last change', () => {
    const at = (day: string, replaced: boolean) => ({ due: `2026-06-${day}T00:00:00Z`, replaced, words })
    expect(promisedBefore([at('01', true), at('03', true), at('05', false)])).toBe('2026-06-03T00:00:00Z')
    expect(promisedBefore([at('05', false)])).toBeUndefined()
  })
})

it('texts are complete on both faces', () => expect(messageGaps(trackMessages)).toEqual([]))
