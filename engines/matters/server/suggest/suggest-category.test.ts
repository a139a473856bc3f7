import { describe, expect, it } from 'vitest'
import type { Category, Release } from '../pack-book.ts'
import { suggestedCategory } from './suggest-category.ts'

const category = (code: string, keywords: string[]): Category => ({
  code,
  parent: null,
  level: 3,
  name: code,
  class: 'other',
  keywords,
})
const release = {
  categories: new Map(
    [category('water', ['停水', '小区停水']), category('light', ['路灯', '路灯不亮']), category('noise', ['噪音'])].map(
      (c) => [c.code, c],
    ),
  ),
} as unknown as Release

describe('the suggested category', () => {
  it('follows the longest keywords', () => {
    expect(suggestedCategory(release, '我们小区停水两天了', [])).toEqual({ code: 'water', strength: 'fair' })
  })
  it('has no opinion without evidence, and none between two that weigh the same', () => {
    expect(suggestedCategory(release, '想问一下', [])).toBeNull()
    expect(suggestedCategory(release, '停水，还有噪音', [])).toBeNull()
  })
  it('learns from matters somebody dispatched, and never from categories the pack no longer has', () => {
    const past = [
      { category: 'noise', score: 0.6 },
      { category: 'noise', score: 0.5 },
      { category: 'gone', score: 0.9 },
    ]
    expect(suggestedCategory(release, '楼下半夜唱歌', past)).toEqual({ code: 'noise', strength: 'fair' })
  })
  it('is strong when keywords and the past agree', () => {
    const past = [
      { category: 'light', score: 0.7 },
      { category: 'light', score: 0.6 },
    ]
    expect(suggestedCategory(release, '路灯不亮', past)?.strength).toBe('strong')
  })
})
