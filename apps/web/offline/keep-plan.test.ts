import { describe, expect, it } from 'vitest'
import { cacheName, foreignFiles, type KeepPlan, keptPage, outdated, wayOf } from './keep-plan.ts'

const plan: KeepPlan = { stamp: 'a1', page: '/staff/', files: ['/assets/staff-1.js', '/favicon.svg'] }
const ask = (path: string, more: object = {}) => ({ method: 'GET', mode: 'cors', sameOrigin: true, path, ...more })
const page = { mode: 'navigate' }

describe('wayOf', () => {
  it.each([
    ['/assets/staff-1.js', {}, 'file'],
    ['/assets/of-the-build-before.js', {}, 'file'],
    ['/favicon.svg', {}, 'file'],
    ['/staff/matters/x', page, 'page'],
    ['/api/me', {}, 'net'],
    ['/api/docs', page, 'net'],
    ['/sw.js', {}, 'net'],
    ['/elsewhere.png', {}, 'net'],
    ['/assets/staff-1.js', { sameOrigin: false }, 'net'],
    ['/staff/', { ...page, method: 'POST' }, 'net'],
  ])('%s %j is %s', (path, more, way) => expect(wayOf(ask(path, more), 'staff', plan)).toBe(way))
  it('leaves the pages of other faces alone', () => {
    const mine = (path: string) => wayOf(ask(path, page), 'resident', plan)
    expect(['/', '/report', '/staff', '/staff/grid', '/public/duty', '/staffed'].map(mine)).toEqual([
      'page',
      'page',
      'net',
      'net',
      'net',
      'page',
    ])
  })
})

it('forgets all but the newest two builds of its own face', () => {
  const names = ['yiwang-staff-1', 'yiwang-resident-1', 'yiwang-staff-2', 'other', cacheName('staff', plan)]
  expect(outdated(names, 'staff')).toEqual(['yiwang-staff-1'])
  expect(outdated(names, 'resident')).toEqual([])
})
it('keeps a page without the time of the server', () => {
  const html = '<script>{"place":{},"serverTime":"2026-06-03T10:00:00.000Z"}</script>'
  expect(keptPage(html)).toBe('<script>{"place":{}}</script>')
})
it('sees a page of another build', () => {
  const html = '<link href="/assets/new-2.css"><script src="/assets/staff-1.js"></script><link href="/favicon.svg">'
  expect(foreignFiles(html, plan)).toEqual(['/assets/new-2.css'])
})
