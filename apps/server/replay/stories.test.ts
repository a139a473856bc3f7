import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { DEMO_TENANT } from '../cli/publish.ts'
import { replayInto } from '../cli/replay.ts'
import { ROOT } from '../database-place.ts'
import { demoOf, hasSchedule, hasScript, readSchedule, readScript, twisted } from './script/format.ts'
import { momentOf, nextConsult } from './script/moments.ts'
import { operationOf } from './script/operations.ts'
import { demoStories, stories } from './stories.ts'

const folders = packs.map((p) => ({ pack: p.pack, dir: new URL('replay/', p.dir) })).filter((p) => hasScript(p.dir))

describe('stories', () => {
  it('are there for eight mechanisms, each with an option that moves a figure', () => {
    expect(
      stories()
        .map((s) => s.mechanism)
        .sort(),
    ).toEqual('m04 m05 m06 m11 m13 m20 m23 m31'.split(' '))
    expect(stories().every((s) => s.options.length > 0 && s.waiting.length > 0)).toBe(true)
  })

  it('are all told in the demo county, also the one with a place of its own', () => {
    const elsewhere = stories().filter((s) => s.place.tenant !== DEMO_TENANT)
    expect(elsewhere.map((s) => s.mechanism)).toEqual(['m20'])
    const names = demoStories().map((s) => s.mechanism)
    expect([...names].sort()).toEqual(
      stories()
        .map((s) => s.mechanism)
        .sort(),
    )
    expect(names.at(-1)).toBe('m20')
    expect(new Set(demoStories().map((s) => s.place.tenant))).toEqual(new Set([DEMO_TENANT]))
  })

  it('a mechanism without a story, and an option of another story, are refused before anything is done', async () => {
    const refused = (mechanism: string, twists: Record<string, number>) =>
      replayInto('postgres://nowhere/none', mechanism, { seed: 1, twists }).catch((e: Error) => e.message)
    expect(await refused('m99', {})).toContain('m04')
    expect(await refused('m05', { lateReply: 1 })).toContain('--late-reply')
  })

  it('only tests read what the articles print', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.json'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    const readers = files
      .split('\n')
      .filter((f) => f && existsSync(join(ROOT, f)) && !f.endsWith('.gen.ts'))
      .filter((f) => readFileSync(join(ROOT, f), 'utf8').includes(['expected', 'json'].join('.')))
    expect(readers.length).toBeGreaterThan(1)
    expect(readers.filter((f) => !/\.test\.ts$|^apps\/server\/replay\/testing\//.test(f))).toEqual([])
  })

  it.each(folders)(
    'of $pack.mechanism: every act is an operation or an action of the pack, every option has its cases',
    ({ pack, dir }) => {
      const script = readScript(dir)
      const lines = readSchedule(dir, script)
      const actions = new Set(JSON.stringify(pack.parts).match(/(?<="id":")[a-z-]+(?=")/g))
      for (const a of Object.values(script.scripts).flat())
        if (a.act.includes('.')) expect(operationOf(a.act).id).toBe(a.act)
        else expect(actions.has(a.act)).toBe(true)
      for (const id of Object.keys(script.options)) {
        const other = twisted(lines, script, { [id]: 3 })
        expect(other.filter((l, i) => JSON.stringify(l) !== JSON.stringify(lines[i]))).toHaveLength(3)
        expect(() => twisted(lines, script, { [id]: 99_999 })).toThrow('the schedule has')
      }
      const told = hasSchedule(demoOf(dir)) ? readSchedule(demoOf(dir), script) : []
      const days = [...lines, ...told].map((l) => new Date(l.at + 8 * 3_600_000))
      expect(days.every((d) => d.getUTCHours() >= 8 && d.getUTCHours() < 18)).toBe(true)
      expect(days.every((d) => d.toISOString() >= script.from && d.toISOString().slice(0, 10) <= script.to)).toBe(true)
    },
  )
})

describe('moments', () => {
  const at = (text: string) => Date.parse(`${text}:00+08:00`)
  it('the next consult is a noon of its weekday, never the present one', () => {
    expect(nextConsult(at('2024-03-04T10:00'), 4)).toBe(at('2024-03-07T12:00'))
    expect(nextConsult(at('2024-03-07T11:59'), 4)).toBe(at('2024-03-07T12:00'))
    expect(nextConsult(at('2024-03-07T12:00'), 4)).toBe(at('2024-03-14T12:00'))
    expect(nextConsult(at('2024-03-10T00:00'), 7)).toBe(at('2024-03-10T12:00'))
  })
  it('an act comes after the one before, in a stretch at a moment of the case’s own', () => {
    const of = (after: string, n = 1) =>
      momentOf({ after, before: at('2024-03-04T10:00'), case: n, nth: 0, weekday: 4 })
    expect(of('90m')).toBe(at('2024-03-04T11:30'))
    expect(of('consult+3h')).toBe(at('2024-03-07T15:00'))
    const some = Array.from({ length: 50 }, (_, n) => of('2h~20h', n))
    expect(Math.min(...some)).toBeGreaterThanOrEqual(at('2024-03-04T12:00'))
    expect(Math.max(...some)).toBeLessThanOrEqual(at('2024-03-05T06:00'))
    expect(new Set(some).size).toBeGreaterThan(40)
  })
})
