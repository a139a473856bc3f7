import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

const readOr = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''

/**
 * One running process, told apart from a later one that got the same number: boot id and start time.
 * Returns undefined when no such process runs (a zombie counts as gone).
 */
export const processIdentity = (pid: number): string | undefined => {
  if (process.platform !== 'linux') {
    const started = ps(pid, 'lstart')
    return started === '' ? undefined : started
  }
  const stat = readOr(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The second field is the command name in brackets and may hold spaces, so count from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${readOr('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${fields[19] ?? ''}`
}

/** Whether the process runs; one that has ended but was not fetched by its parent does not. */
export const lives = (pid: number): boolean => processIdentity(pid) !== undefined

/** Whether `pid` is a PostgreSQL process working in `dataDir` (an absolute, link-free path). */
export const isPostgresIn = (pid: number, dataDir: string): boolean => {
  if (!lives(pid)) return false
  if (process.platform !== 'linux') return ps(pid, 'command').includes(dataDir)
  try {
    // The name too: somebody's shell may stand in the folder.
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n'
  } catch {
    return false
  }
}
