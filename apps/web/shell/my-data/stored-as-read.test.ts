import { expect, it } from 'vitest'
import { storedAsRead } from './stored-as-read.ts'

const words = { at: (time: string) => `at ${time}`, none: 'not kept' }
const item = (value: string) => ({
  what: { zh: '项', en: 'Item' },
  value,
  source: { zh: '来源', en: 'Somebody' },
  since: '2026-06-01T00:00:00.000Z',
})

it('a plain value stays as it is', () =>
  expect(storedAsRead([item('dispatcher')], words)).toEqual([item('dispatcher')]))
it('a time is said in words and needs no since beside it', () => {
  const [read] = storedAsRead([item('2026-06-05T09:00:00.000Z')], words)
  expect(read).toMatchObject({ value: 'at 2026-06-05T09:00:00.000Z', since: null, source: { en: 'Somebody' } })
})
it('what is not kept comes from nowhere and from no day', () => {
  const [read] = storedAsRead([item('—')], words)
  expect(read).toMatchObject({ value: 'not kept', since: null, source: { zh: '', en: '' } })
})
