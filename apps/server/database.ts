import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedBusy, progressWords, startEmbedded } from '@yiwang/platform/postgres/embedded'
import { livePostmaster } from '@yiwang/platform/postgres/postmaster'
import { socketUrl } from '@yiwang/platform/postgres/socket-dir'
import { varDir } from './database-place.ts'

export { ROOT, varDir } from './database-place.ts'

export type OpenedDatabase = {
  readonly url: string
  /** The built-in server, ours or that of a running `up`. */
  readonly embedded: boolean
  /** This process alone owns the data. */
  readonly own: boolean
  /** Process number of the built-in server, when it is ours. */
  readonly pid: number | undefined
  stop(): Promise<void>
}

const nothing = async (): Promise<void> => undefined

/** The server of a running `up` on these data; the owner's lock stays the owner's. */
const besideOwner = (busy: EmbeddedBusy): OpenedDatabase => {
  const live = livePostmaster(busy.dataDir)
  if (!live) throw busy
  return { url: socketUrl(live.socketDir, 'yiwang'), embedded: true, own: false, pid: undefined, stop: nothing }
}

/**
 * The database named by DATABASE_URL, or the embedded one under the var folder.
 *
 * @throws EmbeddedBusy when another process owns the data; with `beside` its server is used instead.
 */
export const openDatabase = async (
  say: (line: string) => void,
  o: { beside?: boolean } = {},
): Promise<OpenedDatabase> => {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, embedded: false, own: false, pid: undefined, stop: nothing }
  const dir = varDir()
  mkdirSync(dir, { recursive: true })
  try {
    const server = await startEmbedded({
      dataDir: join(dir, 'postgres'),
      onProgress: (step) => say(`${progressWords[step].zh} · ${progressWords[step].en}`),
    })
    return { url: server.url, embedded: true, own: true, pid: server.pid, stop: () => server.stop() }
  } catch (e) {
    if (o.beside && e instanceof EmbeddedBusy) return besideOwner(e)
    throw e
  }
}
