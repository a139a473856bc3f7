import { expect, it } from 'vitest'
import { missedSearch, readMissedSearch } from './missed-search.ts'

const OF = { pack: 'p', rhythm: 'weekly-meeting', from: '2026-04-01', to: '2026-06-05' }
it.each([
  ['rhythm:p:weekly-meeting:2026-04-01:2026-06-05', OF],
  ['measure:p:solved:2026-04-01:2026-06-05', undefined],
  ['rhythm:p:weekly-meeting', undefined],
])('%s', (query, said) => expect(missedSearch(query)).toEqual(said))
it('reads its own address, and nothing that lacks a part', () => {
  expect(readMissedSearch(OF)).toEqual(OF)
  expect(readMissedSearch({ ...OF, to: undefined })).toBeUndefined()
  expect(readMissedSearch({})).toBeUndefined()
})
