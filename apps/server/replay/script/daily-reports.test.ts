import { expect, test } from 'vitest'
import { cast } from '../../testing/actors.ts'
import { nextEvening, reportsOf } from './daily-reports.ts'
import type { People } from './people.ts'

const DAY = 86_400_000
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const reports = { days: 28, missed: 25, says: ['', '都平稳'] }
const grids = Array.from({ length: 219 }, (_, i) => `G${i}`)
const people: Pick<People, 'grids' | 'spot' | 'who'> = {
  grids,
  spot: (grid) => ({ grid, community: '', town: '' }),
  who: (_, { grid }) => cast('44')('grid-team', 'grid', { grid }),
}

test('reports are filed on the last evenings of a story, as many as asked; without them there is no evening', () => {
  const end = at('2025-03-01T00:00')
  const evenings = { reports, end, days: undefined }
  expect(nextEvening(at('2024-05-01T10:00'), evenings)).toBe(at('2025-02-01T19:00'))
  expect(nextEvening(at('2025-02-10T18:59'), evenings)).toBe(at('2025-02-10T19:00'))
  expect(nextEvening(at('2025-02-10T19:00'), evenings)).toBe(at('2025-02-11T19:00'))
  expect(nextEvening(at('2024-05-01T10:00'), { ...evenings, days: 7 })).toBe(at('2025-02-22T19:00'))
  expect(nextEvening(at('2024-05-01T10:00'), { ...evenings, reports: undefined })).toBe(Number.POSITIVE_INFINITY)
  const now = { reports, end: at('2026-11-22T14:20'), days: 7 }
  expect(nextEvening(at('2026-10-25T00:00'), now)).toBe(at('2026-11-15T19:00'))
})

test('one grid in 25 is left out, every day another; the others file once before midnight', () => {
  const evening = at('2025-02-01T19:00')
  const silent = new Map<string, number>()
  for (let day = 0; day < 25; day++) {
    const cases = reportsOf(evening + day * DAY, { people, reports })
    const told = cases.flatMap((c) =>
      c.steps().map((s) => s.input({ id: '', ref: '', secret: '' }) as { grid: string }),
    )
    expect(new Set(told.map((t) => t.grid)).size).toBe(cases.length)
    expect([8, 9]).toContain(219 - cases.length)
    const midnight = evening + day * DAY + 5 * 3_600_000
    expect(cases.every((c) => c.at >= evening + day * DAY && c.at < midnight)).toBe(true)
    for (const g of grids) if (!told.some((t) => t.grid === g)) silent.set(g, (silent.get(g) ?? 0) + 1)
  }
  expect([...silent.values()]).toEqual(Array(219).fill(1))
})
