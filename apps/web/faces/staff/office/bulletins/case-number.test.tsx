import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CaseNumber } from './case-number.tsx'

it('a case whose number is shut stands as words, with no way to a page that is not there', () => {
  const html = renderToStaticMarkup(<CaseNumber of={{ id: '00000000-0000-7000-8000-000000000001', ref: '' }} />)
  expect(html).toContain('yw-muted')
  expect(html).toContain('不公开编号')
  expect(html).not.toContain('<a')
})
