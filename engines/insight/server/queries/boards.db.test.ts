import { callAs } from '@yiwang/platform/platform'
import { settle } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallGroups } from '../../../../safeguards/index.ts'
import * as contract from '../../contract/index.ts'
import type { BoardFigure } from '../boards/figures.ts'
import { openWorkbook, recalculated } from '../documents/testing/recalculate.ts'
import { anyone, type Bench, openBench, shanghai, staff, TENANT } from '../testing/bench.ts'
import { planOf, put, type Talk, TOWNS, tell } from '../testing/cases.ts'

const plan = planOf()
const leader = staff(1, 'leader')
const dispatcher = staff(2, 'county-dispatcher')
const clerk = staff(3, 'registry-clerk')
let b: Bench

/** Two months of the county: two large towns, one with two cases in April, one with none there. */
const talks: Talk[] = [
  ...Array.from({ length: 30 }, (_, i) => ({
    at: shanghai('2020-04-02', `${String(8 + (i % 10)).padStart(2, '0')}:30`),
    town: TOWNS[0]!,
    stage: i % 3 ? ('agreed' as const) : ('failed' as const),
    grid: `g${i % 4}`,
  })),
  ...Array.from({ length: 24 }, (_, i) => ({
    at: shanghai('2020-04-09'),
    town: TOWNS[1]!,
    stage: i % 2 ? ('agreed' as const) : ('open' as const),
  })),
  ...Array.from({ length: 2 }, () => ({ at: shanghai('2020-04-20'), town: TOWNS[2]!, stage: 'agreed' as const })),
  ...Array.from({ length: 40 }, (_, i) => ({
    at: shanghai('2020-05-05'),
    town: TOWNS[i % 3]!,
    stage: 'agreed' as const,
  })),
].map((t, i) => ({ ...t, n: i + 1, fields: { household: `h${i % 7}`, people: 2.5, outcome: 'a' } }))

beforeAll(async () => {
  b = await openBench(1, () => [plan])
  await put(b, talks)
  await b.query(
    `insert into registry.division(tenant, code, name, kind, valid_from) values('${TENANT}', '${TOWNS[0]}', '金山街道', 'town', now())`,
  )
  await tell(
    b,
    talks.map((t) => t.n),
  )
  b.clock.now = shanghai('2020-05-10')
  await settle(b.p)
})
afterAll(() => b.close())

const ask = (actor = leader, more: { from?: string; to?: string } = {}, board = 'talks.lead') =>
  callAs(b.p, contract.boardOf, { actor, input: { board, ...more } })
const open = (period?: string) =>
  callAs(b.p, contract.openBoard, { actor: anyone, input: { board: 'talks.open', ...(period ? { period } : {}) } })
const value = (f: BoardFigure | undefined) => f?.value

describe('a board of a post', () => {
  it('says what stands now, every number of its own period', async () => {
    const v = await ask()
    expect(contract.boardOf.output.safeParse(v).success).toBe(true)
    expect(v.title).toEqual({ zh: '调解一页通', en: 'Mediation at a glance' })
    expect(v.mechanism).toEqual({ zh: '调解中心', en: 'Mediation centre' })
    const [all, trend, share, sum, towns, grids, funnel, heat, heard, homes] = v.tiles
    expect(all!.figures).toMatchObject([
      { value: 40, state: 'provisional', period: { from: '2020-05-01', to: '2020-05-10' }, unit: '件' },
    ])
    expect(trend!.figures.map(value)).toEqual([0, 0, 0, 0, 40, 0, 0, 0, 0, 0])
    expect(share!.figures).toMatchObject([{ value: 40, of: 40, percent: 100 }])
    expect(sum!.figures.map((f) => [f.key, f.value])).toEqual([
      ['all', 96],
      ['agreed', 74],
      ['failed', 10],
      ['running', 12],
    ])
    expect(sum!.off).toBe(0)
    expect(towns!.figures.map((f) => [f.key, f.words.zh, f.value])).toEqual([
      [TOWNS[0], '金山街道', 14],
      [TOWNS[1], TOWNS[1], 13],
      [TOWNS[2], TOWNS[2], 13],
    ])
    expect(grids!.figures.map((f) => [f.words.zh, f.value])).toEqual([['未写明', 40]])
    expect(funnel!.figures.map((f) => [f.key, f.value])).toEqual([
      ['agreed', 74],
      ['failed', 10],
      ['open', 12],
    ])
    expect(heat!.figures.map((f) => [f.key, f.words, f.value])).toEqual([
      ['2-12', { zh: '周二12时', en: 'Tue 12:00' }, 40],
    ])
    expect(heard!.figures.reduce((n, f) => n + (f.value ?? 0), 0)).toBe(96 * 2.5)
    expect(homes!.figures).toMatchObject([{ value: 7, unit: '户' }])
  })
  it('draws places on a map and each town over time, from the same sums', async () => {
    const v = await ask()
    const [map, shares, courses, homes] = v.tiles.slice(11)
    expect(map!.figures.map((f) => [f.key, f.value])).toEqual([
      ['g0', 8],
      ['g1', 8],
      ['g2', 7],
      ['g3', 7],
      ['none', 66],
    ])
    expect(shares!.figures.map((f) => [f.key, f.value, f.of])).toEqual([
      [TOWNS[0], 34, 44],
      [TOWNS[1], 25, 37],
      [TOWNS[2], 15, 15],
    ])
    const months = courses!.figures.filter((f) => f.key.startsWith(`${TOWNS[0]}/`))
    expect(months.map((f) => [f.key, f.words.zh, f.value, f.state])).toEqual([
      [`${TOWNS[0]}/2020-04`, '金山街道', 30, 'final'],
      [`${TOWNS[0]}/2020-05`, '金山街道', 14, 'provisional'],
    ])
    expect(courses!.figures.reduce((n, f) => n + (f.value ?? 0), 0)).toBe(96)
    expect(homes!.figures.find((f) => f.key === `${TOWNS[1]}/2020-04`)?.value).toBe(7)
  })
  it('over other days: a share of few is none, and an ended stretch is final', async () => {
    const v = await ask(leader, { from: '2020-04-20', to: '2020-04-30' })
    expect(v.tiles[0]!.figures).toMatchObject([{ value: 2, state: 'final' }])
    expect(v.tiles[2]!.figures).toMatchObject([{ value: null, of: 2, percent: null, state: 'too-few' }])
    expect(
      (await ask(leader, { from: '2020-04-01', to: '2020-08-31' })).tiles[1]!.figures.map((f) => [
        f.key,
        f.value,
        f.period.to,
      ]),
    ).toEqual([
      ['2020-04', 56, '2020-04-30'],
      ['2020-05', 40, '2020-05-31'],
      ['2020-06', 0, '2020-06-30'],
      ['2020-07', 0, '2020-07-31'],
      ['2020-08', 0, '2020-08-31'],
    ])
    await expect(ask(leader, { from: '2020-02-30' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(ask(leader, { from: '2020-05-02', to: '2020-05-01' })).rejects.toMatchObject({ code: 'INVALID' })
  })
  it('is for its posts: the nearest wrong one is refused, and lists tell each what is there for her', async () => {
    await expect(ask(dispatcher)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await ask(dispatcher, {}, 'talks.hall')).tiles).toHaveLength(1)
    await expect(ask(clerk, {}, 'talks.hall')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ask(leader, {}, 'talks.open')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const list = async (actor: typeof leader) =>
      (await callAs(b.p, contract.boards, { actor, input: {} })).items.map((i) => i.id)
    expect(await list(leader)).toEqual(['talks.lead', 'talks.hall', 'talks.open'])
    expect(await list(dispatcher)).toEqual(['talks.hall', 'talks.open'])
    expect(await list(anyone)).toEqual(['talks.open'])
    const { items } = await callAs(b.p, contract.boards, { actor: anyone, input: {} })
    expect(items[0]!.mechanism.zh).toBe('调解中心')
  })
  it('every number of matters opens exactly its matters', async () => {
    const v = await ask(leader, { from: '2020-04-01', to: '2020-05-31' })
    let looked = 0
    for (const f of v.tiles.filter((t) => ![8, 9, 14].includes(t.n)).flatMap((t) => t.figures)) {
      for (const [query, n] of [
        [f.query, f.value],
        [f.ofQuery, f.of],
      ] as const) {
        if (query === null || n === null) continue
        const got: string[] = []
        let after: string | undefined
        do {
          const page = await callAs(b.p, contract.cases, {
            actor: leader,
            input: { query, limit: 25, ...(after ? { after } : {}) },
          })
          expect(page.total).toBe(n)
          got.push(...page.items.map((i) => i.id))
          after = page.next ?? undefined
        } while (after)
        expect(new Set(got).size).toBe(n)
        looked++
      }
    }
    expect(looked).toBeGreaterThan(20)
    const { rows } = await b.query(`select count(*)::int as n from platform.audit where operation='insight.cases'`)
    expect(rows[0].n).toBeGreaterThanOrEqual(looked)
  })
  it('cases are opened by those who may, at addresses that are some', async () => {
    const query = 'measure:talks:all:2020-04-01:2020-04-30'
    const cases = (actor: typeof leader, q: string, after?: string) =>
      callAs(b.p, contract.cases, { actor, input: { query: q, limit: 5, ...(after ? { after } : {}) } })
    expect(await cases(leader, query)).toMatchObject({ total: 56, mechanism: { zh: '调解中心' } })
    await expect(cases(clerk, query)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(cases(anyone, query)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(cases(leader, 'measure:talks:ghost:2020-04-01:2020-04-30')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(cases(leader, query, 'x')).rejects.toMatchObject({ code: 'INVALID' })
    for (const q of [
      'measure:talks:all:2020-04-31:2020-05-01',
      `${query}:mood:x`,
      `${query}:town`,
      "measure:talks:all:2020-04-01:2020-04-30:town:'",
    ])
      await expect(cases(leader, q)).rejects.toMatchObject({ code: 'INVALID' })
  })
})

type File = { bytes: Buffer; type: string; headers: Record<string, string> }
describe('a board as a workbook', () => {
  const sheets = async (actor: typeof leader, board = 'talks.lead') => {
    const input = { board, from: '2020-04-01', to: '2020-05-31', lang: 'zh-CN' as const }
    const file = (await callAs(b.p, contract.boardXlsx, { actor, input })) as unknown as File
    return { file, book: await openWorkbook(file.bytes) }
  }
  it('holds what the board says, sums that recompute to the same, to the reader of the board and to nobody else', async () => {
    const { file, book } = await sheets(leader)
    expect(file.headers['content-disposition']).toBe('attachment; filename="talks.lead-2020-05-10.xlsx"')
    const live = book.worksheets.flatMap((sheet) => recalculated(sheet).map((l) => ({ sheet: sheet.name, ...l })))
    expect(live.length).toBeGreaterThan(6)
    for (const l of live) expect(l.cached).toBeCloseTo(l.computed, 9)
    const map = live.find((l) => l.sheet === '调解事项：地图各网格')
    expect(map?.cached).toBe(96)
    // households are counted once each: by town they do not add up
    expect(live.filter((l) => l.sheet.startsWith('measure.homes'))).toEqual([])
    await expect(sheets(dispatcher)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(sheets(leader, 'talks.open')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  it('for everybody it hides what the page hides, and no total tells it', async () => {
    const input = { board: 'talks.open', period: '2020-04', lang: 'zh-CN' as const }
    const file = (await callAs(b.p, contract.openBoardXlsx, { actor: anyone, input })) as unknown as File
    const book = await openWorkbook(file.bytes)
    const towns = book.getWorksheet('调解事项：各镇街')!
    const cells = [5, 6, 7].map((row) => towns.getCell(`B${row}`).value)
    expect(cells.filter((v) => v === '不显示').length).toBeGreaterThanOrEqual(2)
    expect(recalculated(towns)).toEqual([])
    await expect(
      callAs(b.p, contract.openBoardXlsx, { actor: anyone, input: { board: 'talks.lead', lang: 'en' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a public board', () => {
  it('shows ended months only, a day after their end, with small groups hidden together', async () => {
    const v = await open()
    expect(contract.openBoard.output.safeParse(v).success).toBe(true)
    expect(v.periods).toEqual(['2020-04'])
    const [towns, agreed, share, trend, sum] = v.tiles
    expect(Object.fromEntries(towns!.figures.map((f) => [f.key, f.value]))[TOWNS[2]!]).toBeNull()
    // Alone it would follow from the total: another one is hidden with it.
    expect(towns!.figures.filter((f) => f.state === 'suppressed').length).toBeGreaterThanOrEqual(2)
    expect(trend!.figures.map((f) => [f.key, f.value])).toEqual([['2020-04', 56]])
    expect(sum!.figures.map(value)).toEqual([56, 34, 10, 12])
    expect(smallGroups(v, 5)).toEqual([])
    for (const t of v.tiles) for (const f of t.figures) expect([f.query, f.ofQuery]).toEqual([null, null])
    const hidden = new Set([...towns!.figures, ...agreed!.figures].filter((f) => f.value === null).map((f) => f.key))
    for (const f of share!.figures)
      if (hidden.has(f.key)) expect([f.value, f.of, f.percent]).toEqual([null, null, null])
    expect(v.tiles[5]!.figures).toEqual([])
    const [map, courses] = v.tiles.slice(7)
    expect(map!.figures).toEqual(towns!.figures)
    expect(courses!.figures.map((f) => [f.key, f.value])).toEqual(
      [...towns!.figures].sort((a, z) => (a.key < z.key ? -1 : 1)).map((f) => [`${f.key}/2020-04`, f.value]),
    )
  })
  it('what is fixed stays, whatever is changed later: two readings never differ', async () => {
    const before = await open('2020-04')
    await put(b, [{ n: 500, at: shanghai('2020-04-20'), town: TOWNS[2]!, stage: 'agreed' }])
    await tell(b, [500])
    await settle(b.p)
    expect((await ask(leader, { from: '2020-04-01', to: '2020-04-30' })).tiles[0]!.figures[0]!.value).toBe(57)
    expect((await open('2020-04')).tiles).toEqual(before.tiles)
  })
  it('the year follows when it has ended, in order, and nobody reads it as a post', async () => {
    b.clock.now = shanghai('2021-01-01', '12:00')
    await settle(b.p)
    expect((await open()).periods.at(-1)).toBe('2020-11')
    b.clock.now = shanghai('2021-01-02', '00:00')
    await settle(b.p)
    const v = await open('2020')
    expect(v.periods).toEqual([
      '2020',
      ...Array.from({ length: 9 }, (_, i) => `2020-${String(i + 4).padStart(2, '0')}`),
    ])
    expect(v.tiles[5]!.figures.map((f) => f.period.from)).toContain('2020-01-01')
    expect(v.tiles[6]!.figures).toMatchObject([{ value: 7, unit: '户' }])
    expect(v.tiles[3]!.figures).toHaveLength(9)
    await expect(
      callAs(b.p, contract.openBoard, { actor: anyone, input: { board: 'talks.lead' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { rows } = await b.query(
      `select period, count(*)::int as n from insight.publication group by 1 having count(*) > 1`,
    )
    expect(rows).toEqual([])
  })
})
