import { existsSync, readdirSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Pack } from '@yiwang/kernel'
import type { PackEntry } from '@yiwang/packs'
import { ROOT } from '../database-place.ts'
import { argumentFile } from './argument-file.ts'
import { brokenPack, readableWords } from './broken-pack.ts'
import { wrongUse } from './cli-error.ts'

const OURS = pathToFileURL(join(ROOT, 'packs/index.ts')).href
let hooked = false
/** A pack may lie anywhere; what it imports of ours is always this build's. */
const lendPackages = (): void => {
  if (hooked) return
  hooked = true
  registerHooks({
    resolve: (name, at, next) => next(name, name.startsWith('@yiwang/') ? { ...at, parentURL: OURS } : at),
  })
}

/** Where a NAME means a folder: the path itself, or a folder of that name beside this build's packs. */
const folderOf = (named: string): string | undefined =>
  [argumentFile(named), join(ROOT, 'packs', named)].find((dir) => existsSync(join(dir, 'pack.ts')))

/** Reads the pack of a folder as it lies there. @throws CliError when its pack.ts or its words do not load. */
export const entryFrom = async (dir: string): Promise<PackEntry> => {
  lendPackages()
  readableWords(dir)
  const url = pathToFileURL(`${dir}/`)
  try {
    const { mtimeMs } = statSync(join(dir, 'pack.ts'))
    const made = (await import(`${new URL('pack.ts', url).href}?${mtimeMs}`)) as { default?: Pack }
    if (!made.default) throw new Error('export default is missing')
    return { pack: made.default, dir: url, demo: false, words: [] }
  } catch (e) {
    throw brokenPack(dir, e as Error)
  }
}

/** Folders beside this build's packs that somebody made with `packs new`. */
export const ownFolders = async (): Promise<readonly string[]> => {
  const { fronts, packs } = await import('@yiwang/packs')
  const ours = new Set([...packs, ...fronts].map((p) => p.dir.href))
  const beside = join(ROOT, 'packs')
  return readdirSync(beside)
    .filter((name) => existsSync(join(beside, name, 'pack.ts')))
    .filter((name) => !ours.has(pathToFileURL(`${join(beside, name)}/`).href))
    .map((name) => join(beside, name))
}

/** The packs meant: all of this build and beside it, one by id or mechanism number, or the one in a folder. */
export const packsNamed = async (named: string | undefined): Promise<readonly PackEntry[]> => {
  const { packs } = await import('@yiwang/packs')
  const own = await ownFolders()
  if (named === undefined) return [...packs, ...(await Promise.all(own.map(entryFrom)))]
  const found = packs.filter((p) => p.pack.id === named || p.pack.mechanism === named)
  if (found.length > 0) return found
  const dir = folderOf(named)
  if (dir) return [await entryFrom(dir)]
  const ids = [...packs.map((p) => p.pack.id), ...own.map((o) => basename(o))].join(', ')
  throw wrongUse(
    `没有机制包 ${named}，也没有放着 pack.ts 的这个文件夹。现有：${ids}。新建一个：./yiwang packs new ${named}`,
    `There is no pack ${named}, and no such folder with a pack.ts. There are: ${ids}. Make one: ./yiwang packs new ${named}`,
  )
}

/** The one pack meant, where a command takes exactly one. */
export const onePack = async (named: string): Promise<PackEntry> => {
  const found = await packsNamed(named)
  if (found.length === 1) return found[0] as PackEntry
  const ids = found.map((p) => p.pack.id).join(', ')
  throw wrongUse(`${named} 有好几个机制包，请写明是哪个：${ids}。`, `${named} has several packs; name one: ${ids}.`)
}
