/// <reference types="node" />
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const WEB = join(ROOT, 'apps/web')
const STAMP = join(WEB, 'dist/.stamp')
/** Everything a face may import: see the rule table of what `apps/web` may reach. */
const SOURCES = ['apps/web', 'ui', 'kernel', 'commons', 'engines']
const SKIP = new Set(['node_modules', 'dist', 'server', 'e2e', 'test', 'coverage'])
const KEEP = /\.(tsx?|css|html|svg|json|webmanifest)$/

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : filesUnder(path)
    return KEEP.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })

/** SHA-256 over names and bytes of all web sources and the lockfile. */
export const sourceStamp = (root: string = ROOT): string => {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((folder) => filesUnder(join(root, folder))).sort()
  for (const file of [...files, join(root, 'package-lock.json')]) {
    const bytes = readFileSync(file)
    hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

const keptStamp = (): string | undefined => {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Builds the three faces into `apps/web/dist`; does nothing when the stamp there matches the sources.
 * @throws the bundler's error, in which case the stamp is absent and the next call builds again.
 */
export const buildWeb = async (
  options: { force?: boolean; quiet?: boolean } = {},
): Promise<{ built: boolean; dist: string }> => {
  const dist = join(WEB, 'dist')
  const stamp = sourceStamp()
  if (!options.force && keptStamp() === stamp) return { built: false, dist }
  const { build } = await import('vite')
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: options.quiet ? 'error' : 'info' })
  writeFileSync(STAMP, stamp)
  return { built: true, dist }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built } = await buildWeb({ force: process.argv.includes('--force') })
  process.stdout.write(built ? 'web: built\n' : 'web: fresh, nothing to build\n')
}
