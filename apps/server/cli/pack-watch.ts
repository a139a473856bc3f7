import { spawn } from 'node:child_process'
import { existsSync, watch as watchFolder } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../database-place.ts'
import { refusal } from './cli-error.ts'
import type { PackReport } from './pack-check.ts'
import { packsNamed } from './pack-folder.ts'
import { faultLines } from './pack-lines.ts'
import { stopSignals } from './stop-signals.ts'
import { voice } from './voice.ts'

export type WatchFlags = { apply?: boolean; tenant?: string; json?: boolean }
type Ended = { code: number | null; out: string; err: string }

/** One command in a process of its own: it reads the pack anew, whatever was read before. */
const own = (args: readonly string[], on: AbortSignal): Promise<Ended> =>
  new Promise((resolve) => {
    const main = join(ROOT, 'apps/server/main.ts')
    const flags = ['--disable-warning=ExperimentalWarning', main, ...args, '--json']
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (b) => {
      said.out += b
    })
    child.stderr.on('data', (b) => {
      said.err += b
    })
    const stop = () => child.kill('SIGTERM')
    on.addEventListener('abort', stop)
    child.on('close', (code) => {
      on.removeEventListener('abort', stop)
      resolve({ code, ...said })
    })
  })
const parsed = (e: Ended): Record<string, unknown> => {
  try {
    return JSON.parse(e.out) as Record<string, unknown>
  } catch {
    return { error: { code: 'UNEXPECTED', zh: e.err.trim(), en: e.err.trim() } }
  }
}
type Told = { zh: string; en: string }

type Round = { dir: string; f: WatchFlags; on: AbortSignal }
/** Plan written, check made, and where asked a draft put into the demo: one line of JSON, or lines for people. */
const look = async (r: Round): Promise<void> => {
  const v = voice(r.f)
  await own(['packs', 'plan', r.dir, '--write'], r.on)
  const checked = parsed(await own(['packs', 'check', r.dir], r.on))
  if (r.on.aborted) return
  const report = (checked.packs as PackReport[] | undefined)?.[0]
  const sound = report?.faults.length === 0
  const tenant = r.f.tenant ? ['--tenant', r.f.tenant] : []
  const put =
    r.f.apply && sound ? parsed(await own(['packs', 'publish', r.dir, '--draft', ...tenant], r.on)) : undefined
  if (r.on.aborted) return
  const error = (checked.error ?? put?.error) as Told | undefined
  const at = new Date().toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' })
  v.answer({ at: new Date().toISOString(), ...checked, ...(put ? { draft: put } : {}) }, [
    `—— ${at}`,
    ...(report ? faultLines(report) : []),
    ...(put?.version ? [`  已放进演示：草稿第 ${put.version} 版 · draft ${put.version} is in the demo`] : []),
    ...(error ? [`  ${error.zh}`, `  ${error.en}`] : []),
  ])
}

/** Runs `work` now and after each `again`, one at a time, never twice for what came while it ran. */
const inTurn = (work: () => Promise<void>) => {
  let [busy, due] = [Promise.resolve(), false]
  const again = () => {
    if (due) return
    due = true
    busy = busy.then(() => {
      due = false
      return work()
    })
  }
  return { again, settled: () => busy }
}

const QUIET_MS = 150
const OWN_WORK = /(^|[/\\])(plan\.md|\.)|~$/

/** `packs watch`: the check again on each save, until Ctrl-C. */
export const watch = async (named: string, f: WatchFlags): Promise<void> => {
  const dir = await folderNamed(named)
  const v = voice(f)
  const ended = new AbortController()
  const turn = inTurn(() => look({ dir, f, on: ended.signal }))
  let timer: NodeJS.Timeout | undefined
  const watcher = watchFolder(dir, { recursive: true }, (_, file) => {
    if (file !== null && OWN_WORK.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(turn.again, QUIET_MS)
  })
  v.step(`正在看着 ${dir}，保存就检查，Ctrl-C 结束`, `Watching ${dir}; checks on each save, Ctrl-C ends`)
  turn.again()
  await stopSignals({ asked: () => undefined, forced: () => process.exit(130) })
  watcher.close()
  clearTimeout(timer)
  ended.abort()
  await turn.settled()
  v.step('已停下', 'Stopped')
}

/** Also a folder whose pack.ts does not load yet: watching is how it is put right. */
const folderNamed = async (named: string): Promise<string> => {
  const { argumentFile } = await import('./argument-file.ts')
  const dir = argumentFile(named)
  if (existsSync(join(dir, 'pack.ts'))) return dir
  const [one, more] = await packsNamed(named)
  if (one && !more) return fileURLToPath(one.dir).replace(/\/$/, '')
  throw refusal('SEVERAL_PACKS', `${named} 不止一个机制包，请写明。`, `${named} is several packs; name one.`)
}
