import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runOn } from '../testing/test-server.ts'
import { startEmbedded } from './embedded.ts'
import { EmbeddedBusy } from './errors.ts'
import { takeOwnership } from './lock.ts'
import { livePostmaster, readPidFile, stopPostmaster } from './postmaster.ts'

type Answer = { ok: true; url: string; pid: number; adopted: boolean } | { ok: false; code: string; message: string }

type Owner = { child: ChildProcess; answer: Answer }

let seed: string
let root: string
let dataDir: string
let children: ChildProcess[]

/** A data directory made once; the tests which are not about making it start from a copy. */
const copySeed = (): void => cpSync(seed, join(root, 'var'), { recursive: true })

const spawnOwner = (...more: string[]): ChildProcess => {
  const child = fork(join(import.meta.dirname, 'test-owner.ts'), [dataDir, ...more], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  return child
}

const owner = async (): Promise<Owner> => {
  const child = spawnOwner()
  const [answer] = (await once(child, 'message')) as [Answer]
  return { child, answer }
}

const started = (answer: Answer): Extract<Answer, { ok: true }> => {
  if (!answer.ok) throw new Error(answer.message)
  return answer
}

const kill9 = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

beforeAll(async () => {
  seed = mkdtempSync(join(tmpdir(), 'yiwang-launch-'))
  await (await startEmbedded({ dataDir: join(seed, 'postgres'), fsync: false })).stop()
})

afterAll(() => rmSync(seed, { recursive: true, force: true }))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yiwang-launch-'))
  dataDir = join(root, 'var', 'postgres')
  children = []
})

afterEach(async () => {
  for (const child of children) await kill9(child)
  const live = livePostmaster(dataDir)
  if (live !== undefined) {
    await stopPostmaster(dataDir, live.pid)
    rmSync(live.socketDir, { recursive: true, force: true })
  }
  rmSync(root, { recursive: true, force: true })
})

describe('start and stop', () => {
  it('makes the data once, serves over a private socket only, and starts again on the same data', async () => {
    const steps: string[] = []
    const first = await startEmbedded({ dataDir, fsync: false, onProgress: (step) => steps.push(step) })
    await runOn(first.url, "CREATE TABLE words (w text); INSERT INTO words VALUES ('群众的话')")
    const { rows } = await runOn(first.url, "SELECT current_setting('listen_addresses') AS tcp, current_user AS who")
    expect(rows).toEqual([{ tcp: '', who: 'yiwang' }])
    expect(statSync(first.socketDir).mode & 0o777).toBe(0o700)
    await Promise.all([first.stop(), first.stop()])
    expect(existsSync(first.socketDir)).toBe(false)
    const second = await startEmbedded({ dataDir, onProgress: (step) => steps.push(step) })
    const kept = await runOn(second.url, "SELECT w, current_setting('fsync') AS fsync FROM words")
    expect(kept.rows).toEqual([{ w: '群众的话', fsync: 'on' }])
    await second.stop()
    expect(steps).toEqual(['init', 'start', 'start'])
    expect(livePostmaster(dataDir)).toBeUndefined()
  })

  it('throws away a half-made data directory and makes it anew', async () => {
    mkdirSync(join(`${dataDir}.init-dead`, 'base'), { recursive: true })
    writeFileSync(join(`${dataDir}.init-dead`, 'PG_VERSION'), '18\n')
    const server = await startEmbedded({ dataDir, fsync: false })
    await server.stop()
    expect(readdirSync(join(root, 'var')).sort()).toEqual(['engine.json', 'log', 'postgres', 'postgres.lock'])
  })

  it('survives a kill in the middle of the first initialisation', async () => {
    const child = spawnOwner()
    const drafts = () => (existsSync(join(root, 'var')) ? readdirSync(join(root, 'var')) : [])
    await expect
      .poll(() => drafts().some((name) => name.includes('.init-')), { interval: 5, timeout: 60_000 })
      .toBe(true)
    await kill9(child)
    expect(existsSync(dataDir)).toBe(false)
    expect(started((await owner()).answer).adopted).toBe(false)
  })

  it('refuses data of another version and leaves foreign files alone', async () => {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'letter.txt'), 'mine')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'EMBEDDED_FOREIGN_DIRECTORY' })
    mkdirSync(join(dataDir, 'global'))
    writeFileSync(join(dataDir, 'global', 'pg_control'), '')
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'EMBEDDED_ENGINE_MISMATCH' })
    writeFileSync(join(dataDir, 'PG_VERSION'), '18\n')
    writeFileSync(join(root, 'var', 'engine.json'), '{"engine":"pglite","major":18,"data":"postgres"}')
    await expect(startEmbedded({ dataDir })).rejects.toThrow('pglite 18')
    expect(readFileSync(join(dataDir, 'letter.txt'), 'utf8')).toBe('mine')
  })
})

describe('one owner', () => {
  it('refuses a second process in both languages, naming the first', async () => {
    copySeed()
    const first = await owner()
    const { answer } = await owner()
    if (answer.ok) throw new Error('two owners')
    expect(answer.code).toBe('EMBEDDED_BUSY')
    expect(answer.message).toContain(`进程号 ${first.child.pid}`)
    expect(answer.message).toContain(`pid ${first.child.pid}`)
    expect((await runOn(started(first.answer).url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('lets exactly one of several in, at the first initialisation and after a kill', async () => {
    for (const [round, racers] of [
      ['first initialisation', 5],
      ['after the kill', 3],
    ] as const) {
      const owners = await Promise.all(Array.from({ length: racers }, owner))
      const winners = owners.filter((each) => each.answer.ok)
      expect(winners, round).toHaveLength(1)
      const refused = owners.flatMap((each) => (each.answer.ok ? [] : [each.answer]))
      for (const answer of refused) {
        expect(answer.code).toBe('EMBEDDED_BUSY')
        expect(answer.message).toContain(`pid ${winners[0]?.child.pid}`)
      }
      await kill9(winners[0]!.child)
    }
    expect(readdirSync(join(root, 'var')).filter((name) => name.includes('.init-'))).toEqual([])
  })

  it('keeps the lock against its own process and gives it back', async () => {
    const lock = await takeOwnership(join(root, 'd'))
    await expect(takeOwnership(join(root, 'd'))).rejects.toThrow(EmbeddedBusy)
    lock.release()
    ;(await takeOwnership(join(root, 'd'))).release()
  })

  it('does not mistake a reused process number for the owner', async () => {
    writeFileSync(join(root, 'd.owner.json'), JSON.stringify({ pid: process.ppid, identity: 'an earlier process' }))
    const lock = await takeOwnership(join(root, 'd'))
    expect(JSON.parse(readFileSync(join(root, 'd.owner.json'), 'utf8'))).toMatchObject({ pid: process.pid })
    lock.release()
  })
})

describe('kills', () => {
  beforeEach(copySeed)

  it('takes over the server that outlived a killed owner and ends its sessions', async () => {
    const first = await owner()
    const before = started(first.answer)
    const left = runOn(before.url, 'CREATE TABLE kept (n int); SELECT pg_sleep(60)').catch(
      (cause: Error) => cause.message,
    )
    await runOn(before.url, 'CREATE TABLE acknowledged (n int)')
    await kill9(first.child)
    const second = await owner()
    const after = started(second.answer)
    expect(after).toMatchObject({ adopted: true, pid: before.pid })
    expect(await left).toContain('terminating connection')
    expect((await runOn(after.url, 'SELECT count(*)::int AS n FROM acknowledged')).rows).toEqual([{ n: 0 }])
    second.child.send('stop')
    await once(second.child, 'exit')
    expect(livePostmaster(dataDir)).toBeUndefined()
  })

  it('restarts a surviving server whose socket was cleaned away', async () => {
    const first = await owner()
    const before = started(first.answer)
    await kill9(first.child)
    rmSync(readPidFile(dataDir)!.socketDir, { recursive: true })
    const after = started((await owner()).answer)
    expect(after.adopted).toBe(false)
    expect(after.pid).not.toBe(before.pid)
  })

  it('starts again after the server and its owner were killed, with all that was acknowledged', async () => {
    const first = await owner()
    const before = started(first.answer)
    await runOn(before.url, 'CREATE TABLE acknowledged AS SELECT generate_series(1, 1000) AS n')
    // A worker too busy to notice the death of its server keeps the shared memory.
    const busy = runOn(before.url, 'SELECT count(*) FROM generate_series(1, 1000000000)').catch(() => undefined)
    const works = async () =>
      (await runOn(before.url, "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%1000000000%' AND state = 'active'"))
        .rowCount
    await expect.poll(works, { interval: 20, timeout: 60_000 }).toBe(2)
    process.kill(before.pid, 'SIGKILL')
    await kill9(first.child)
    const after = started((await owner()).answer)
    expect(after.adopted).toBe(false)
    expect((await runOn(after.url, 'SELECT count(*)::int AS n FROM acknowledged')).rows).toEqual([{ n: 1000 }])
    await busy
  })

  it('starts although an owner was killed while its server was only coming up', async () => {
    for (const late of [0, 10, 20, 40, 90]) {
      const first = spawnOwner('tell-steps')
      for (let step = ''; step !== 'start'; ) [{ step }] = (await once(first, 'message')) as [{ step: string }]
      await wait(late)
      await kill9(first)
      const second = await owner()
      expect(second.answer, `killed ${late} ms after the start`).toMatchObject({ ok: true })
      second.child.send('stop')
      await once(second.child, 'exit')
    }
  }, 180_000)

  it('starts although the dead server’s number now belongs to another process', async () => {
    const first = await owner()
    process.kill(started(first.answer).pid, 'SIGKILL')
    await kill9(first.child)
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
    const pidFile = join(dataDir, 'postmaster.pid')
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
    writeFileSync(pidFile, [String(stranger.pid), ...rest].join('\n'))
    const after = started((await owner()).answer)
    expect(after.adopted).toBe(false)
    expect(stranger.exitCode).toBeNull()
    stranger.kill('SIGKILL')
  })
})
