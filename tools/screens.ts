import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser, putLadder, putPacks, startServer } from '../apps/web/e2e/stage.ts'
import { type Lang, type Look, SCREENS, type Screen, type Size, type Stand } from './screens/list.ts'
import { MENDED } from './screens/mended.ts'
import { setPacks } from './screens/packs-scene.ts'
import { type Scene, setScene } from './screens/scene.ts'
import { bulletinsOf, monthOver, setWeeks } from './screens/weeks-scene.ts'

/** Takes the pictures of docs/screens; run again whenever a page has changed. */
const OUT = fileURLToPath(new URL('../docs/screens/', import.meta.url))
const PASSWORD = process.env.YIWANG_DEMO_PASSWORD ?? 'yiwang-demo-2026'
const VIEW = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
}
const TALLEST = { phone: 1700, desk: 1300, wall: 1080 }
const MOST_BYTES = 120_000
const MOST_IN_ALL = 12_000_000

type Shot = { screen: Screen; size: Size; lang: Lang; look?: Look }
const fileOf = (s: Shot): string => `${s.screen.name}-${s.size}-${s.lang}${s.look ? `-${s.look}` : ''}.png`

/** Variants are shown once, on the size the page is first made for. */
const shotsOf = (screen: Screen): Shot[] => {
  const [first = 'desk'] = screen.sizes
  const also = (screen.also ?? []).map(
    (a): Shot =>
      a === 'zh' || a === 'en' ? { screen, size: first, lang: a } : { screen, size: first, lang: 'zh', look: a },
  )
  return [...screen.sizes.map((size): Shot => ({ screen, size, lang: 'zh' })), ...also]
}

type Stage = { browser: Browser; baseUrl: string; scene: Scene }
const pageFor = async ({ browser, baseUrl }: Stage, s: Shot): Promise<Page> => {
  const look = {
    reducedMotion: 'reduce',
    locale: s.lang === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  } as const
  const context = await browser.newContext({ viewport: VIEW[s.size], baseURL: baseUrl, ...look })
  await context.addInitScript({
    content: `localStorage.setItem('yiwang.locale','${s.lang === 'en' ? 'en' : 'zh-CN'}');localStorage.setItem('yiwang.look',JSON.stringify({theme:'${s.look === 'dark' ? 'dark' : 'light'}',elder:${s.look === 'elder'},density:'normal'}))`,
  })
  if (s.screen.who) {
    const data = { username: s.screen.who, password: PASSWORD }
    const answer = await context.request.post('/api/sign-in', { data, headers: { 'x-yiwang-csrf': '1' } })
    if (!answer.ok()) throw new Error(`${s.screen.who} could not sign in: ${answer.status()}`)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** A picture of few colours, fewer still until it is small enough. */
const shrink = async (png: Buffer): Promise<Buffer> => {
  for (const colours of [128, 64, 32, 16]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer()
    if (small.length <= MOST_BYTES) return small
  }
  const { width } = await sharp(png).metadata()
  return sharp(png)
    .resize({ width: Math.round(width * 0.7) })
    .png({ palette: true, colours: 16, effort: 10 })
    .toBuffer()
}

/** Half a second without an answer on its way and nothing still loading: the page shows what it has to show. */
const settled = async (page: Page): Promise<void> => {
  let last = performance.now()
  const stir = () => {
    last = performance.now()
  }
  page.on('requestfinished', stir)
  page.on('request', stir)
  const until = last + 15_000
  while (performance.now() < until) {
    await setTimeout(100)
    const waits = await page.evaluate("document.querySelector('.yw-skeleton,[aria-busy=true]') !== null")
    if (!waits && performance.now() - last > 500) return
  }
}

const take = async (stage: Stage, s: Shot): Promise<void> => {
  const page = await pageFor(stage, s)
  try {
    await s.screen.go(page, stage.scene)
    await settled(page)
    const tall = Number(await page.evaluate('document.documentElement.scrollHeight'))
    const height = Math.min(Math.max(tall, VIEW[s.size].height), TALLEST[s.size])
    await page.setViewportSize({ width: VIEW[s.size].width, height })
    const png = await page.screenshot()
    writeFileSync(`${OUT}${fileOf(s)}`, await shrink(png))
  } finally {
    await page.context().close()
  }
}

const listing = (): string => {
  const lines = SCREENS.flatMap((screen) => [
    `## ${screen.words.zh} · ${screen.words.en}`,
    '',
    ...shotsOf(screen).map(
      (s) => `![${screen.words.en}, ${s.size}, ${s.lang}${s.look ? `, ${s.look}` : ''}](${fileOf(s)})`,
    ),
    '',
  ])
  return [
    '# 界面 · Screens',
    '',
    '`node tools/screens.ts` 重新拍 · takes them again. 人和事都是编的 · all people and matters are made up.',
    '',
    '## 看过一遍，哪里不好，改成了什么 · Looked at: what was dull or wrong and was mended',
    '',
    '| 哪里 · Where | 原来 · Was | 现在 · Now |',
    '| --- | --- | --- |',
    ...MENDED.map((m) => `| ${m.where} | ${m.was} | ${m.now} |`),
    '',
    ...lines,
  ].join('\n')
}

/** Pictures nothing lists any more go; the folder stays under its limit. */
const tidy = (): void => {
  const listed = new Set(SCREENS.flatMap(shotsOf).map(fileOf))
  const files = readdirSync(OUT).filter((f) => f.endsWith('.png'))
  for (const f of files) if (!listed.has(f)) rmSync(`${OUT}${f}`)
  const bytes = files.filter((f) => listed.has(f)).reduce((n, f) => n + statSync(`${OUT}${f}`).size, 0)
  if (bytes > MOST_IN_ALL) throw new Error(`the pictures take ${bytes} bytes`)
  writeFileSync(`${OUT}README.md`, listing())
}

type Held = { baseUrl: string; scene: Scene; stop(): Promise<void> }
/** What `prepare` gives; where it fails, `undo` leaves nothing behind it. */
const orUndo = async <T>(undo: () => unknown, prepare: () => Promise<T>): Promise<T> => {
  try {
    return await prepare()
  } catch (error) {
    await undo()
    throw error
  }
}
/** A server of our own, on the folder named or on one that goes afterwards. */
const ownServer = async (put: (varDir: string) => Promise<unknown>, named: string | undefined) => {
  const varDir = named ?? mkdtempSync(join(tmpdir(), 'yw-screens-'))
  const tidyUp = () => {
    if (!named) rmSync(varDir, { recursive: true, force: true })
  }
  const given = await orUndo(tidyUp, () => put(varDir))
  const server = await orUndo(tidyUp, () => startServer({ varDir }))
  const stop = async () => {
    await server.stop()
    tidyUp()
  }
  return { baseUrl: server.baseUrl, given, stop }
}
/** The ladder beside the demo's own pack. */
const withLadder = async (): Promise<Held> => {
  const { SCREENS_URL, SCREENS_VAR } = process.env
  if (SCREENS_URL) return { baseUrl: SCREENS_URL, scene: await setScene(SCREENS_URL), stop: async () => undefined }
  const { baseUrl, given, stop } = await ownServer(putLadder, SCREENS_VAR)
  return { baseUrl, stop, scene: await orUndo(stop, () => setScene(baseUrl, given as string)) }
}
const NOTHING = { id: '', ref: '', secret: '' }
const EMPTY = { asked: NOTHING, answered: NOTHING, returned: NOTHING, waiting: NOTHING, grid: '', ladder: undefined }
/** Every mechanism of the build. */
const withPacks = async (): Promise<Held> => {
  const { baseUrl, stop } = await ownServer((dir) => putPacks(dir), undefined)
  return { baseUrl, stop, scene: { ...EMPTY, packs: await orUndo(stop, () => setPacks(baseUrl)) } }
}
const DAY = 86_400_000
/** How long until the eighth of next month in China: its numbers stand and the first duties of the month are over. */
const intoNextMonth = (now: number): number => {
  const here = new Date(now + DAY / 3)
  return Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 1, 8) - here.getTime()
}
/** The same after four weeks of work; `later` once more, into the next month. */
const withWeeks = async (varDir: string, later: boolean): Promise<Held> => {
  const { baseUrl, stop } = await startServer({ varDir, ahead: later ? intoNextMonth(Date.now()) : 0 })
  return orUndo(stop, async () => {
    await (later ? monthOver : setWeeks)(baseUrl)
    return { baseUrl, stop, scene: { ...EMPTY, ...(await bulletinsOf(baseUrl)) } }
  })
}

/** Takes what is wanted on one server; tells how many did not come out. */
const takeOn = async (
  held: () => Promise<Held>,
  browser: Browser,
  wanted: readonly Shot[],
  anyway = false,
): Promise<number> => {
  if (wanted.length === 0 && !anyway) return 0
  const { baseUrl, scene, stop } = await held()
  let failed = 0
  try {
    for (const s of wanted)
      await take({ browser, baseUrl, scene }, s).catch((error: Error) => {
        failed += 1
        process.stderr.write(`${fileOf(s)}: ${error.message}\n`)
      })
  } finally {
    await stop()
  }
  return failed
}

/** Both on one database, the later one last: time does not go back. */
const takeWeeks = async (browser: Browser, weeks: readonly Shot[], later: readonly Shot[]): Promise<number> => {
  if (weeks.length + later.length === 0) return 0
  const varDir = mkdtempSync(join(tmpdir(), 'yw-weeks-'))
  try {
    await putPacks(varDir, { weeks: true })
    const failed = await takeOn(() => withWeeks(varDir, false), browser, weeks, later.length > 0)
    return failed + (await takeOn(() => withWeeks(varDir, true), browser, later))
  } finally {
    rmSync(varDir, { recursive: true, force: true })
  }
}

const run = async (only: string | undefined): Promise<number> => {
  mkdirSync(OUT, { recursive: true })
  const browser = await launchBrowser()
  const begins = only?.split(',') ?? ['']
  const wanted = SCREENS.flatMap(shotsOf).filter((s) => begins.some((b) => fileOf(s).startsWith(b)))
  try {
    const on = (stand: Stand) => wanted.filter((s) => (s.screen.on ?? 'ladder') === stand)
    let failed = await takeOn(withLadder, browser, on('ladder'))
    failed += await takeOn(withPacks, browser, on('packs'))
    failed += await takeWeeks(browser, on('weeks'), on('later'))
    process.stdout.write(`${wanted.length - failed} of ${wanted.length} pictures\n`)
    tidy()
    return failed
  } finally {
    await browser.close()
  }
}

const { only } = new Command()
  .name('screens')
  .description('拍下各个界面 · takes the pictures of docs/screens')
  .option('--only <names>', '只拍名字这样开头的，几个用逗号分开 · only names that begin so, several with commas')
  .parse()
  .opts<{ only?: string }>()
process.exitCode = (await run(only)) ? 1 : 0
