import { setTimeout as wait } from 'node:timers/promises'
import { lives } from '@yiwang/platform/postgres/process-identity'
import { type OpenedDatabase, openDatabase } from '../database.ts'

const LOOK_MS = 1_000

export type KeptDatabase = { readonly url: string; pid(): number | undefined; stop(): Promise<void> }

/**
 * The database of a running `up`: when the built-in server dies under us it is started again at the same address.
 * `lost` is called when it cannot be.
 */
export const keepDatabase = (
  first: OpenedDatabase,
  o: { say(line: string): void; lost(e: unknown): void },
): KeptDatabase => {
  let current = first
  const ended = new AbortController()
  const again = async () => {
    o.say('数据库意外停止，正在重新启动 · The database died, starting it again')
    await current.stop()
    current = await openDatabase(() => undefined)
    if (current.url !== first.url) throw new Error('数据库地址变了，请重新启动 · The database moved; start again')
    o.say('数据库已恢复 · The database is back')
  }
  const watch = async () => {
    while (!ended.signal.aborted) {
      await wait(LOOK_MS, undefined, { signal: ended.signal, ref: false })
      if (current.pid !== undefined && !lives(current.pid)) await again()
    }
  }
  const watching = watch().catch((e) => {
    if (!ended.signal.aborted) o.lost(e)
  })
  return {
    url: first.url,
    pid: () => current.pid,
    async stop() {
      ended.abort()
      await watching
      await current.stop()
    },
  }
}
