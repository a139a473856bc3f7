import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseRuns } from './chinese-runs.ts'

const zh = (text: string) =>
  chineseRuns(text)
    .filter((r) => r.zh)
    .map((r) => r.text)

describe('where a text is Chinese', () => {
  it('a name inside an English sentence', () => {
    expect(zh('Dispatched to 县住房和城乡建设局, by 8:30')).toEqual(['县住房和城乡建设局'])
    expect(zh('by 《城市供水条例》, article 3')).toEqual(['《城市供水条例》'])
    expect(zh('水务局 and 供电公司')).toEqual(['水务局', '供电公司'])
  })
  it('digits and signs inside a Chinese text belong to it', () => {
    expect(zh('金府社区 · 3 号网格（东）')).toEqual(['金府社区 · 3 号网格（东）'])
  })
  it('nothing in plain English', () => {
    expect(chineseRuns('Solved')).toEqual([{ text: 'Solved', zh: false }])
    expect(chineseRuns('')).toEqual([])
  })
  it('loses and turns nothing: the runs are the text, and no Chinese stands outside', () => {
    const part = fc.constantFrom('水', '局', ' ', '，', '3', 'a', 'B', '（', '）', '·')
    fc.assert(
      fc.property(fc.string({ unit: part, maxLength: 30 }), (text) => {
        const runs = chineseRuns(text)
        expect(runs.map((r) => r.text).join('')).toBe(text)
        for (const r of runs) expect(/\p{Script=Han}/u.test(r.text)).toBe(r.zh)
        for (const r of runs.filter((x) => x.zh)) expect(r.text).not.toMatch(/[A-Za-z]/)
      }),
    )
  })
})
