import { once } from 'node:events'
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'
import { logSince, logSize } from './log-file.ts'
import { giveTo, type RunAs, spawnAs } from './run-as.ts'

export type InitJob = {
  dataDir: string
  binaries: Binaries
  as: RunAs
  fsync: boolean
  log: { path: string; fd: number }
}

const DRAFT = '.init-'

/** Removes what an interrupted first start left. A draft whose initdb still runs stays for the next start to remove. */
const sweepDrafts = (dataDir: string): void => {
  for (const name of readdirSync(dirname(dataDir))) {
    if (!name.startsWith(`${basename(dataDir)}${DRAFT}`)) continue
    try {
      rmSync(join(dirname(dataDir), name), { recursive: true, force: true })
    } catch {
      // Still being written by an initdb that outlived its parent: harmless, its name is its own.
    }
  }
}

const syncFolder = (dir: string): void => {
  const fd = openSync(dir, 'r')
  fsyncSync(fd)
  closeSync(fd)
}

const failed = (job: InitJob, detail: string): EmbeddedError =>
  new EmbeddedError('EMBEDDED_START_FAILED', {
    zh: `建立数据库目录 ${job.dataDir} 失败：${detail}\n请检查磁盘空间与权限后重试；完整日志：${job.log.path}`,
    en: `Could not create the database directory ${job.dataDir}: ${detail}\nCheck disk space and permissions, then try again; full log: ${job.log.path}`,
  })

/**
 * Makes the data directory: all of it in a draft folder beside it, then one rename. A start that dies half-way
 * leaves only a draft, which the next one throws away.
 */
export const initCluster = async (job: InitJob): Promise<void> => {
  sweepDrafts(job.dataDir)
  const draft = mkdtempSync(`${job.dataDir}${DRAFT}`)
  giveTo(job.as, draft)
  const from = logSize(job.log.path)
  const command = [job.binaries.initdb, '-D', draft, '-U', 'yiwang', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
  const child = spawnAs(job.as, [...command, ...(job.fsync ? [] : ['--no-sync'])], job.log.fd)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw failed(job, logSince(job.log.path, from) || `initdb ${code}`)
  mkdirSync(dirname(job.dataDir), { recursive: true })
  renameSync(draft, job.dataDir)
  if (job.fsync) syncFolder(dirname(job.dataDir))
}
