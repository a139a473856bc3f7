import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { GridTable } from './grid-table.tsx'

const grid = (team: { filled: number; slots: number; complete: boolean }) => ({
  id: '00000000-0000-7000-8000-000000000001',
  code: '370899001001001',
  name: '荷风社区第一网格',
  division: '370899001001',
  divisionName: '荷风社区',
  town: '370899001',
  townName: '东湖街道',
  status: 'current' as const,
  version: 1,
  from: '2020-01-01T00:00:00.000Z',
  to: null,
  sources: [],
  point: { lon: 116.5, lat: 35.3 },
  team,
})
const shown = async (team: Parameters<typeof grid>[0]): Promise<string> => {
  const routeTree = createRootRoute({ component: () => <GridTable grids={[grid(team)]} /> })
  const router = createRouter({ routeTree, history: createMemoryHistory() })
  await router.load()
  return renderToStaticMarkup(<RouterProvider router={router as never} />)
}

it('a team is complete or lacks somebody; where no mechanism names seats nothing is said of it', async () => {
  expect(await shown({ filled: 6, slots: 6, complete: true })).toMatch(/小组.*6 \/ 6 · 齐/)
  expect(await shown({ filled: 5, slots: 6, complete: false })).toContain('缺人')
  const seatless = await shown({ filled: 0, slots: 0, complete: true })
  expect(seatless).toContain('荷风社区第一网格')
  expect(seatless).not.toMatch(/小组|齐|缺人/)
})
