import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkMeasures, measureWordKeys } from '@yiwang/insight/pack'
import { plansIn } from '@yiwang/insight/server'
import { parsePack, partsOf, type Words } from '@yiwang/kernel'
import {
  type Catalogue,
  checkMatterType,
  type DutyList,
  type FormField,
  type MatterType,
  planMarkdown,
  planOf,
} from '@yiwang/matters/pack'
import type { Category, Duty } from '@yiwang/matters/server'
import { type PackEntry, packs } from '@yiwang/packs'
import { isPostKind } from '@yiwang/registry/pack'
import { checkRhythms, rhythmWordKeys } from '@yiwang/rhythm/pack'
import { ROOT } from '../database-place.ts'
import { type Released, released, releasedAs } from '../released.ts'
import { releaseFrom, rowsOf, type StoredRelease } from '../releases.ts'

export type PackFault = {
  readonly file: string
  readonly path: string
  readonly message: Words
  readonly remedy: Words
}
export type PackReport = {
  readonly pack: string
  readonly counts: Readonly<Record<string, number>>
  readonly faults: readonly PackFault[]
}
type Entry = PackEntry

const w = (zh: string, en: string): Words => ({ zh, en })
/** As seen from this build's folder; whole when the pack lies elsewhere. */
const fileOf = (e: Entry, name: string): string => {
  const path = join(fileURLToPath(e.dir), name)
  const inside = relative(ROOT, path)
  return inside.startsWith('..') ? path : inside
}

/** Ring 2: the shape, as it will be read back from the database. */
const shape = (e: Entry): PackFault[] => {
  try {
    parsePack(JSON.parse(JSON.stringify(e.pack)))
    plansIn(e.pack)
    return []
  } catch (cause) {
    const issues = (cause as { issues?: { path: PropertyKey[]; message: string }[] }).issues
    const list = issues ?? [{ path: ['parts'], message: (cause as Error).message }]
    const remedy = w('按机制包的格式改', 'Follow the shape of a pack')
    return list.map((i) => ({
      file: fileOf(e, 'pack.ts'),
      path: i.path.join('.'),
      message: w(i.message, i.message),
      remedy,
    }))
  }
}

/** Ring 3: does the process make sense, what is counted of it, and what comes round? */
const sense = (e: Entry): PackFault[] => [...process(e), ...counting(e), ...rhythms(e)]
const rhythms = (e: Entry): PackFault[] =>
  checkRhythms(e.pack, isPostKind).map((i) => ({ ...i, file: fileOf(e, 'pack.ts') }))
const counting = (e: Entry): PackFault[] => checkMeasures(e.pack).map((i) => ({ ...i, file: fileOf(e, 'pack.ts') }))
const process = (e: Entry): PackFault[] =>
  partsOf<MatterType>(e.pack, 'matters.type').flatMap((t) =>
    checkMatterType(t).map((i) => ({
      file: fileOf(e, 'pack.ts'),
      path: `${t.id}.${i.path}`,
      message: i.message,
      remedy: i.remedy,
    })),
  )

const fieldKeys = (f: FormField): string[] => [`field.${f.id}`, ...(f.options ?? []).map((o) => `option.${f.id}.${o}`)]
const keysOf = (t: MatterType): string[] => [
  `type.${t.id}`,
  ...Object.keys(t.stages).flatMap((s) => [`stage.${s}`, `stage.${s}.resident`]),
  ...t.actions.flatMap((a) => ['', '.done', '.resident'].map((x) => `action.${a.id}${x}`)),
  ...[...t.form, ...t.actions.flatMap((a) => a.form ?? [])].flatMap(fieldKeys),
  ...t.clocks.flatMap((c) => [`clock.${c.id}`, `source.${c.source}`]),
  ...Object.keys(t.roles).map((r) => `role.${r}`),
  ...t.channels.map((c) => `channel.${c}`),
]
const locales = (e: Entry): PackFault[] => {
  const needed = [
    'pack.name',
    ...partsOf<MatterType>(e.pack, 'matters.type').flatMap(keysOf),
    ...measureWordKeys(e.pack),
    ...rhythmWordKeys(e.pack),
  ]
  const all = { 'zh-CN.json': rowsOf(e, 'zh-CN'), 'en.json': rowsOf(e, 'en') }
  const wanted = new Set([...needed, ...Object.keys(all['zh-CN.json']), ...Object.keys(all['en.json'])])
  return Object.entries(all).flatMap(([name, has]) =>
    [...wanted]
      .filter((key) => !has[key])
      .map((key) => ({
        file: fileOf(e, `locales/${name}`),
        path: key,
        message: w(`缺少词条 ${key}`, `The words for ${key} are missing`),
        remedy: w('补上这一条', 'Add them'),
      })),
  )
}

const doubles = (codes: readonly string[]): string[] => codes.filter((c, i) => codes.indexOf(c) !== i)
const inCatalogue = (e: Entry, name: string, all: readonly Category[]): PackFault[] => {
  const known = new Set(all.map((c) => c.code))
  const orphan = all.filter((c) => c.parent !== null && !known.has(c.parent))
  return [
    ...doubles(all.map((c) => c.code)).map((code) => ({
      file: fileOf(e, name),
      path: code,
      message: w('代码重复', 'The code occurs twice'),
      remedy: w('每个代码只用一次', 'Use each code once'),
    })),
    ...orphan.map((c) => ({
      file: fileOf(e, name),
      path: c.code,
      message: w(`上级 ${c.parent} 不存在`, `Its parent ${c.parent} does not exist`),
      remedy: w('补上级或改代码', 'Add the parent or change the code'),
    })),
  ]
}
const inDuties = (
  e: Entry,
  name: string,
  o: { duties: readonly Duty[]; categories: readonly Category[] },
): PackFault[] => {
  const known = new Set(o.categories.map((c) => c.code))
  return o.duties
    .filter((d) => !known.has(d.category))
    .map((d) => ({
      file: fileOf(e, name),
      path: d.item,
      message: w(`类别 ${d.category} 不在目录里`, `Category ${d.category} is not in the catalogue`),
      remedy: w('改成目录里的类别', 'Use a category of the catalogue'),
    }))
}

/** Tables named by the pack: there, sound, and as long as it says. */
const tables = (e: Entry, r: StoredRelease): PackFault[] => {
  const catalogue = partsOf<Catalogue>(e.pack, 'matters.catalogue')[0]
  const duty = partsOf<DutyList>(e.pack, 'matters.duty-list')[0]
  const absent = [catalogue?.file, duty?.file]
    .filter((f) => f !== undefined)
    .filter((f) => !existsSync(new URL(f, e.dir)))
    .map((f) => ({
      file: fileOf(e, f),
      path: '-',
      message: w('文件不存在', 'The file is missing'),
      remedy: w('补上文件或改机制包里的文件名', 'Add it or change its name in the pack'),
    }))
  const length =
    catalogue && r.categories.length !== catalogue.count
      ? [
          {
            file: fileOf(e, catalogue.file),
            path: 'count',
            message: w(
              `写明 ${catalogue.count} 条，实有 ${r.categories.length} 条`,
              `${catalogue.count} stated, ${r.categories.length} found`,
            ),
            remedy: w('核对目录，改 pack.ts 里的 count', 'Check the table, then the count in pack.ts'),
          },
        ]
      : []
  return [
    ...absent,
    ...length,
    ...(catalogue ? inCatalogue(e, catalogue.file, r.categories) : []),
    ...(duty ? inDuties(e, duty.file, r) : []),
  ]
}

/** The pack's process in words, as `plan.md` holds it; empty when it has no kind of matter. */
export const planText = (e: Entry): string => {
  const { words } = releaseFrom(e)
  return partsOf<MatterType>(e.pack, 'matters.type')
    .map((t) => planMarkdown(planOf(e.pack, t, words)))
    .join('\n')
}

const plan = (e: Entry): PackFault[] => {
  const url = new URL('plan.md', e.dir)
  if (existsSync(url) && readFileSync(url, 'utf8') === planText(e)) return []
  return [
    {
      file: fileOf(e, 'plan.md'),
      path: '-',
      message: w('计划书不是机制包现在的内容', 'The plan is not what the pack says now'),
      remedy: w(`运行 ./yiwang packs plan ${e.pack.id} --write`, `Run ./yiwang packs plan ${e.pack.id} --write`),
    },
  ]
}

/** A pack of this build keeps its promises: the content under a committed number is the committed one. */
export const promise = (e: Entry, book: Released): PackFault[] => {
  const as = releasedAs(book, e)
  if (as === 'same') return []
  const at = { file: fileOf(e, 'pack.ts'), path: 'version' }
  const { version } = e.pack
  const line = 'node tools/released.ts'
  return as === 'changed'
    ? [
        {
          ...at,
          message: w(
            `内容变了，还叫第 ${version} 版；存过这一版的县会拒绝它`,
            `Other content, still called version ${version}; a county that stored it refuses`,
          ),
          remedy: w(`把 version 加一，再运行 ${line}`, `Raise version, then run ${line}`),
        },
      ]
    : [
        {
          ...at,
          message: w(
            `第 ${version} 版还没有记进 packs/released.json`,
            `Version ${version} is not yet in packs/released.json`,
          ),
          remedy: w(`运行 ${line}`, `Run ${line}`),
        },
      ]
}

/** Rings 2 and 3, words, tables, plan and promise of one pack. */
export const checkPack = (e: Entry): PackReport => {
  const bad = shape(e)
  if (bad.length > 0) return { pack: e.pack.id, counts: {}, faults: bad }
  const r = releaseFrom(e)
  const types = partsOf<MatterType>(e.pack, 'matters.type')
  const sum = (of: (t: MatterType) => number) => types.reduce((n, t) => n + of(t), 0)
  const counts = {
    parts: e.pack.parts.length,
    types: types.length,
    stages: sum((t) => Object.keys(t.stages).length),
    actions: sum((t) => t.actions.length),
    clocks: sum((t) => t.clocks.length),
    categories: r.categories.length,
    duties: r.duties.length,
    words: Object.keys(r.words).length,
  }
  const kept = packs.includes(e) ? promise(e, released()) : []
  return { pack: e.pack.id, counts, faults: [...sense(e), ...locales(e), ...tables(e, r), ...plan(e), ...kept] }
}
