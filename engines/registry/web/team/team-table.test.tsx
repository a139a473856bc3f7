import { ServerClock } from '@yiwang/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TeamTable } from './team-table.tsx'

const fact = {
  slot: '3',
  slotWords: { zh: '', en: '' },
  post: { zh: '网格员', en: 'Grid worker' },
  name: '苗畅恬',
  unit: '东湖街道办事处',
  duty: '入户走访，当场办小事',
  from: '2024-01-01T00:00:00.000Z',
  to: null,
  contact: '',
}

const shown = (slots: number): string =>
  renderToStaticMarkup(
    <ServerClock fixedNow={Date.UTC(2025, 0, 1)}>
      <TeamTable team={[fact]} missing={[]} slots={slots} />
    </ServerClock>,
  )

it('where no mechanism names seats, the people stand without a word about who is missing', () => {
  expect(shown(0)).toContain('苗畅恬')
  expect(shown(0)).toContain('入户走访，当场办小事')
  expect(shown(0)).not.toMatch(/人员齐了|席位/)
  expect(shown(1)).toMatch(/席位/)
  expect(shown(1)).toContain('人员齐了')
})
