import { describe, expect, it } from 'vitest'
import { officePages, officePath } from './office-pages.ts'

const pagesFor = (opens: string[], demo = false): string[] => officePages({ opens, demo }).flatMap((g) => g.pages)

describe('pages of the office', () => {
  it('a reader whose post opens nothing guarded sees no page that would refuse', () => {
    const pages = pagesFor([])
    for (const guarded of ['audit', 'users', 'workload', 'teams']) expect(pages).not.toContain(guarded)
    expect(pages).toContain('mine')
  })
  it.each([
    ['audit.entries', 'audit'],
    ['identity.accounts', 'users'],
    ['insight.workload', 'workload'],
    ['registry.coverage', 'teams'],
    ['registry.unit-coverage', 'network'],
    ['registry.patch-coverage', 'patches'],
    ['registry.pools', 'pools'],
    ['matters.sittings', 'review'],
    ['matters.topics', 'topics'],
    ['matters.dailies', 'daily'],
    ['rhythm.calendar', 'rhythm'],
    ['portal.article-desk', 'publish'],
  ])('%s opens %s and nothing else', (read, page) => {
    const before = pagesFor([])
    expect(pagesFor([read]).filter((p) => !before.includes(p))).toEqual([page])
  })
  it('pages beside the office keep their own address', () => {
    expect(officePath('review')).toBe('/review')
    expect(officePath('audit')).toBe('/office/audit')
  })
  it('the outbox is there in a demo only', () => {
    expect(pagesFor([])).not.toContain('outbox')
    expect(pagesFor([], true)).toContain('outbox')
  })
  it('no group stands without a page, and one’s own comes first in its group', () => {
    const groups = officePages({ opens: [], demo: false })
    expect(groups.every((g) => g.pages.length > 0)).toBe(true)
    expect(groups.find((g) => g.group === 'you')?.pages[0]).toBe('mine')
  })
})
