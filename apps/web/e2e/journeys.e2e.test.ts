import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthEnd, run as runAcross, type Told } from './across.e2e.ts'
import { run as runBoards } from './boards.e2e.ts'
import { run as runGates } from './gates.e2e.ts'
import { run as runLaw } from './law.e2e.ts'
import { run as runNetwork } from './network.e2e.ts'
import { run as runOffice } from './office.e2e.ts'
import { run as runPacks } from './packs.e2e.ts'
import { run as runPatches } from './patches.e2e.ts'
import { run as runPools } from './pools.e2e.ts'
import { run as runPortal } from './portal.e2e.ts'
import { run as runPublic } from './public.e2e.ts'
import { run as runResident } from './resident.e2e.ts'
import { run as runReview } from './review.e2e.ts'
import { first as runRhythm, weeksOn } from './rhythm.e2e.ts'
import { run as runStaff } from './staff.e2e.ts'
import { launchBrowser, putLadder, putPacks, putRhythms, type Server, startServer } from './stage.ts'
import { type Watch, watch } from './watch.ts'
import { run as runWeeks } from './weeks.e2e.ts'

const PICTURES = fileURLToPath(new URL('../../../var/e2e/', import.meta.url))
const DAY = 86_400_000
/** A journey that stands still is stopped while its pages can still be pictured. */
const LONGEST = 180_000

/** Two weeks and on to a Thursday of the county: the week before has ended and its time to record is over. */
const toThursday = (now: number): number => {
  const day = Math.floor((now + DAY / 3) / DAY)
  return (14 + ((7 - (day % 7)) % 7)) * DAY
}

let varDir: string
/** A county of its own for what the last weeks brought: the machine's own day is its today. */
let weeksDir: string | undefined
let server: Server
let browser: Browser
let told: Told | undefined
/** The mechanism whose matters climb, once it is in force. */
let climbing: string | undefined
/** How far the server's clock stands ahead of the machine's; it never goes back on the same data. */
let ahead = 0

beforeAll(async () => {
  varDir = mkdtempSync(join(tmpdir(), 'yw-e2e-'))
  browser = await launchBrowser()
  server = await startServer({ varDir })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  for (const dir of [varDir, weeksDir]) if (dir) rmSync(dir, { recursive: true, force: true })
})

type Stage = { baseUrl: string; browser: Browser; look: Watch['look'] }
/** Runs one journey under watch: any fault on any of its pages fails it; a failure says where its pictures lie. */
const journey = async (name: string, walk: (stage: Stage) => Promise<unknown>): Promise<void> => {
  const seen = watch(browser, server.baseUrl)
  const stage = { baseUrl: server.baseUrl, browser, look: seen.look }
  const clock = new AbortController()
  const late = setTimeout(LONGEST, undefined, { signal: clock.signal }).then(() => {
    throw new Error(`the journey stood still: ${LONGEST / 1000} s`)
  })
  late.catch(() => undefined)
  try {
    await Promise.race([walk(stage), late])
    expect([...seen.faults]).toEqual([])
  } catch (error) {
    mkdirSync(PICTURES, { recursive: true })
    const files = (await seen.pictures()).map((png, i) => {
      const file = join(PICTURES, `${name}-${i + 1}.png`)
      writeFileSync(file, png)
      return file
    })
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const faults = [...seen.faults].join('\n')
    throw new Error(`${said}\n\n${faults}\npictures: ${files.join(' ')}\n\nthe server's last words:\n${server.tail()}`)
  } finally {
    clock.abort()
    await seen.end()
  }
}

test('the resident: report, join, answer, rate, reopen, a lost net, keyboard only, elder mode', () =>
  journey('resident', async ({ baseUrl, browser }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    await runResident({ baseUrl, page: await context.newPage() })
  }))

test('staff: keys, dispatch, the whole round, return and ruling, many at once, offline, one sheet', () =>
  journey('staff', runStaff))

test('the office: a refused import, coverage, a bulletin by two people', () => journey('office', runOffice))

test('the public: who is on duty, the board, the atlas', () => journey('public', runPublic))

test('the front: a draft, a check, a release by another, what everybody reads, a correction', () =>
  journey('portal', runPortal))

test('across: a resident reports, four desks act, the resident rates, the board counts it', () =>
  journey('across', async (stage) => {
    told = await runAcross(stage)
  }))

test('the month ends: its draft counts the matter, two people release it, everybody reads it', async () => {
  const before = told
  if (!before) throw new Error('the journey before this one did not arrive')
  const [year = 0, month = 0] = before.month.split('-').map(Number)
  await server.stop()
  ahead = Date.UTC(year, month, 2) - Date.now() + DAY / 24
  server = await startServer({ varDir, ahead })
  await journey('month-end', (stage) => monthEnd(stage, before))
})

test('the ladder: a joint review from agenda to paper, a daily report, a topic, a hold with its day, what is not counted', async () => {
  await server.stop()
  const pack = await putLadder(varDir)
  climbing = pack
  server = await startServer({ varDir, ahead })
  await journey('review', (stage) => runReview({ ...stage, pack, now: Date.now() + ahead }))
})

test('boards: a number opens its cases, a phone, a wall, what everybody may read', async () => {
  const pack = climbing
  if (!pack) throw new Error('the journey before this one put no mechanism in force')
  await journey('boards', (stage) => runBoards({ ...stage, pack }))
})

test('what comes round: m05-A2 on a phone and a desk, written down, missed, held late, read by everybody', async () => {
  await server.stop()
  await putRhythms(varDir)
  server = await startServer({ varDir, ahead })
  await journey('rhythm', runRhythm)
  await server.stop()
  ahead += toThursday(Date.now() + ahead)
  server = await startServer({ varDir, ahead })
  await journey('rhythm-later', weeksOn)
})

test('several mechanisms: who registers picks the kind, answers what it asks, and each runs its own way', async () => {
  await server.stop()
  await putPacks(varDir)
  server = await startServer({ varDir, ahead })
  await journey('packs', runPacks)
})

test('organisations: rosters say who serves which grid, a leader reads which grids have none', () =>
  journey('network', runNetwork))

test('patches: a street nobody looks after is listed until somebody is assigned; everybody reads who', () =>
  journey('patches', runPatches))

test('three gates: sixteen asked at once, the person answers; a disposition in six steps; a negative list', () =>
  journey('gates', runGates))

test('rule of law: every kind from its registration to its end, on a phone where residents ask', () =>
  journey('law', runLaw))

test('pools of people: kept, extended, called on, and not there for others', () => journey('pools', runPools))

test('the demo county as a stranger finds it: a problem of the fine grids, who reported the day, which grids have no group', async () => {
  await server.stop()
  weeksDir = mkdtempSync(join(tmpdir(), 'yw-weeks-'))
  await putPacks(weeksDir, { weeks: 'm20' })
  server = await startServer({ varDir: weeksDir })
  await journey('weeks', runWeeks)
})
