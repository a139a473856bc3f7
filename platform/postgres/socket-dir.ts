import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type RunAs } from './run-as.ts'

/** macOS allows 104 bytes for a socket path, Linux 108; `/.s.PGSQL.5432` takes 14 of them. */
const LONGEST = 85

/**
 * A short folder of mode 0700 for the socket. Its name follows from the data directory, so a restart finds the same one;
 * when somebody else sits on that name, a fresh one is made.
 */
export const makeSocketDir = (dataDir: string, as: RunAs): string => {
  const uid = process.getuid?.() ?? 0
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const base = Buffer.byteLength(tmpdir()) > LONGEST - 30 ? '/tmp' : tmpdir()
  let dir = join(base, `yiwang-${uid}-${hash}`)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const stat = lstatSync(dir)
  const mine = stat.uid === uid || (as.kind === 'user' && stat.uid === as.uid)
  if (!stat.isDirectory() || !mine || (stat.mode & 0o077) !== 0) dir = mkdtempSync(join(base, 'yiwang-'))
  giveTo(as, dir)
  return dir
}

/** A connection string that `pg` and libpq both read; the fixed port and sslmode shut out PGPORT and PGSSLMODE. */
export const socketUrl = (socketDir: string, database: string): string =>
  `postgresql:///${database}?host=${encodeURIComponent(socketDir)}&port=5432&user=yiwang&sslmode=disable`
