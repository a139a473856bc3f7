import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from '../postgres/binaries.ts'
import { type EmbeddedServer, startEmbedded } from '../postgres/embedded.ts'

const DEBIAN_ROOT = '/usr/lib/postgresql'

/** The PostgreSQL builds that Debian's packages installed, lowest version first. */
export const systemBinaries = (root = DEBIAN_ROOT): Binaries[] => {
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter((name) => /^\d+$/.test(name) && existsSync(join(root, name, 'bin', 'initdb')))
    .sort((a, b) => Number(a) - Number(b))
    .map((name) => {
      const postgres = join(root, name, 'bin', 'postgres')
      const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout ?? ''
      const version = /(\d+[.\w]*)/.exec(said)?.[1] ?? name
      return {
        engine: 'system-postgres',
        major: Number(name),
        version,
        postgres,
        initdb: join(root, name, 'bin', 'initdb'),
      }
    })
}

export type SystemPostgres = { server: EmbeddedServer; version: string } | { server: undefined; reason: string }

/**
 * A throw-away server of the system's own PostgreSQL (the lowest version found, or `major`), started the same way as
 * the built-in one; `server.stop()` removes it. Without one, `reason` says so, for the line of the skipped suite.
 */
export const startSystemPostgres = async (o: { major?: number; root?: string } = {}): Promise<SystemPostgres> => {
  const root = o.root ?? DEBIAN_ROOT
  const found = systemBinaries(root).find((build) => o.major === undefined || build.major === o.major)
  if (found === undefined) {
    return { server: undefined, reason: `no PostgreSQL ${o.major ?? ''} under ${root} (apt-get install postgresql)` }
  }
  const dir = mkdtempSync(join(tmpdir(), 'yiwang-test-'))
  const server = await startEmbedded({ dataDir: join(dir, 'postgres'), fsync: false, binaries: found })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { server: { ...server, stop }, version: found.version }
}
