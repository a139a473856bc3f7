import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { EmbeddedBusy, EmbeddedError, explained } from './errors.ts'
import { processIdentity } from './process-identity.ts'

export type OwnerLock = { release(): void }

type Owner = { pid: number; identity: string }

const SQLITE_BUSY = 5

/** Kept here so that the garbage collector cannot close a held lock under a caller who dropped it. */
const held = new Set<DatabaseSync>()

const ownerFile = (dataDir: string): string => `${dataDir}.owner.json`

const readOwner = (dataDir: string): number | undefined => {
  try {
    const owner = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as Owner
    return processIdentity(owner.pid) === owner.identity ? owner.pid : undefined
  } catch {
    return undefined
  }
}

const writeOwner = (dataDir: string): void => {
  const owner: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? '' }
  const draft = `${ownerFile(dataDir)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(owner)}\n`)
  renameSync(draft, ownerFile(dataDir))
}

const tryHold = (lockFile: string): DatabaseSync | undefined => {
  const handle = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    // IMMEDIATE takes one single-holder byte lock; of any number of racers exactly one gets it.
    handle.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE')
    return handle
  } catch (cause) {
    handle.close()
    if ((cause as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw cause
  }
}

const attempt = (dataDir: string): DatabaseSync | undefined => {
  try {
    mkdirSync(dirname(dataDir), { recursive: true })
    return tryHold(`${dataDir}.lock`)
  } catch (cause) {
    throw new EmbeddedError(
      'EMBEDDED_NO_RIGHTS',
      {
        zh: `不能写入 ${dirname(dataDir)}（${(cause as Error).message}）。请检查目录权限与剩余空间，或用 YIWANG_VAR 指定另一个目录。`,
        en: `Cannot write to ${dirname(dataDir)} (${(cause as Error).message}). Check its permissions and free space, or choose another folder with YIWANG_VAR.`,
      },
      { cause },
    )
  }
}

/**
 * Makes this process the only owner of `dataDir` until `release` or the end of the process.
 *
 * The lock is a byte lock which the kernel keeps on `<dataDir>.lock` (taken through SQLite, which Node brings): it ends
 * with its process however that ends, so there is nothing stale to reap and a reused pid cannot confuse it.
 * `<dataDir>.owner.json` only names the owner for the message. Beware: POSIX drops the lock when the same process opens
 * and closes `<dataDir>.lock` by other means, so never read or copy that file in the owning process.
 *
 * @throws EmbeddedBusy when another process owns it, EmbeddedError when the folder cannot be written.
 */
export const takeOwnership = async (dataDir: string): Promise<OwnerLock> => {
  let handle = attempt(dataDir)
  // The owner takes the lock first and writes its name right after: give the name a moment to appear.
  for (let round = 0; handle === undefined && round < 20; round += 1) {
    const pid = readOwner(dataDir)
    if (pid !== undefined) throw new EmbeddedBusy(dataDir, pid)
    await wait(25)
    handle = attempt(dataDir)
  }
  if (handle === undefined) throw new EmbeddedBusy(dataDir, undefined)
  const lock = handle
  held.add(lock)
  try {
    writeOwner(dataDir)
  } catch (cause) {
    held.delete(lock)
    lock.close()
    throw explained(cause, dataDir)
  }
  return {
    release: () => {
      if (!held.delete(lock)) return
      rmSync(ownerFile(dataDir), { force: true })
      lock.close()
    },
  }
}
