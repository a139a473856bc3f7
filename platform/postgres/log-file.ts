import { closeSync, copyFileSync, mkdirSync, openSync, readSync, statSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

/** The server's log grows to this many bytes, then moves to `<path>.1`, which it replaces. */
export const LOG_LIMIT_BYTES = 8 * 1024 * 1024

const CHECK_EVERY_MS = 60_000

/** Copy, then empty in place: the server holds the file open for appending and goes on at the new end. */
export const boundLog = (path: string, limit = LOG_LIMIT_BYTES): boolean => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size <= limit) return false
  copyFileSync(path, `${path}.1`)
  truncateSync(path, 0)
  return true
}

/** Opens the log for appending and keeps it below its bound until `stop`. */
export const keepLog = (path: string): { fd: number; stop(): void } => {
  mkdirSync(dirname(path), { recursive: true })
  boundLog(path)
  const fd = openSync(path, 'a', 0o600)
  const timer = setInterval(() => {
    try {
      boundLog(path)
    } catch {
      // A full disk or a removed folder must not stop the server over its log; the next round tries again.
    }
  }, CHECK_EVERY_MS)
  timer.unref()
  return {
    fd,
    stop: () => {
      clearInterval(timer)
      closeSync(fd)
    },
  }
}

/** The log from byte `from` on, at most the last 2,000 bytes, for an error message. */
export const logSince = (path: string, from: number): string => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const start = Math.max(Math.min(from, size), size - 2000)
  const buffer = Buffer.alloc(size - start)
  const fd = openSync(path, 'r')
  try {
    readSync(fd, buffer, 0, buffer.length, start)
  } finally {
    closeSync(fd)
  }
  return buffer.toString('utf8').trim()
}

export const logSize = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
