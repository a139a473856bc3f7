import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../database-place.ts'
import { argumentFile } from './argument-file.ts'
import { refusal, wrongUse } from './cli-error.ts'
import { ownCommand } from './own-command.ts'
import { planText } from './pack-check.ts'
import { entryFrom } from './pack-folder.ts'
import { voice } from './voice.ts'

const SEED = new URL('pack-seed/', import.meta.url)
const FILES: Readonly<Record<string, string>> = {
  'pack.ts': 'pack.ts.txt',
  'locales/zh-CN.json': 'locales/zh-CN.json',
  'locales/en.json': 'locales/en.json',
  'README.md': 'README.md.txt',
}

/** `plan.md` as the pack says it now. Answers the file. */
export const writePlan = async (dir: string): Promise<string> => {
  const file = join(dir, 'plan.md')
  writeFileSync(file, planText(await entryFrom(dir)))
  return file
}

const freeName = async (name: string): Promise<void> => {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(name))
    throw wrongUse(
      `名字 ${name} 不能用：用小写字母开头，只含小写字母、数字和连字符，如 lamp-repair。`,
      `The name ${name} will not do: start with a small letter; small letters, digits and hyphens only, like lamp-repair.`,
    )
  const { packs } = await import('@yiwang/packs')
  if (packs.some((p) => p.pack.id === name))
    throw refusal(
      'PACK_EXISTS',
      `已有机制包 ${name}，换个名字。`,
      `There is a pack ${name} already; choose another name.`,
    )
}

const write = (dir: string, name: string, shown: string): string[] =>
  Object.entries(FILES).map(([file, seed]) => {
    const path = join(dir, file)
    mkdirSync(dirname(path), { recursive: true })
    const text = readFileSync(new URL(seed, SEED), 'utf8')
    writeFileSync(path, text.replaceAll('NAME', name).replaceAll('PATH', shown))
    return path
  })

/** `packs new`: a small pack that passes the check, to be changed into the one meant. */
export const newPack = async (name: string, f: { in?: string; json?: boolean }): Promise<void> => {
  await freeName(name)
  const parent = f.in ? argumentFile(f.in) : join(ROOT, 'packs')
  const dir = join(parent, name)
  if (existsSync(dir))
    throw refusal(
      'FOLDER_EXISTS',
      `${dir} 已经存在，没有改动。换个名字，或先移走它。`,
      `${dir} exists and was not touched. Choose another name, or move it away first.`,
    )
  const shown = f.in ? join(f.in, name) : name
  const files = write(dir, name, shown)
  files.push(await writePlan(dir))
  voice(f).answer({ pack: name, folder: dir, files }, [
    `已写好 ${dir} · written`,
    ...files.map((file) => `  ${file.slice(dir.length + 1)}`),
    '下一步 · Next:',
    `  ${ownCommand(`packs check ${shown}`)}`,
    `  ${ownCommand(`packs watch ${shown}`)}`,
  ])
}
