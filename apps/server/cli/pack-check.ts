import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkMeasures } from '@yiwang/insight/pack'
import { plansIn } from '@yiwang/insight/server'
import { type Pack, parsePack, partsOf, type Words } from '@yiwang/kernel'
import {
  type Catalogue,
  checkMatterType,
  type DutyList,
  type MatterType,
  planMarkdown,
  planOf,
} from '@yiwang/matters/pack'
import type { Category, Duty } from '@yiwang/matters/server'
import { type PackEntry, packs, SHARED_WORDS } from '@yiwang/packs'
import { isPostKind, POST_KINDS } from '@yiwang/registry/pack'
import { checkRhythms } from '@yiwang/rhythm/pack'
import { ROOT } from '../database-place.ts'
import { packWordKeys } from '../pack-word-keys.ts'
import { type Released, released, releasedAs } from '../released.ts'
import { releaseFrom, rowsOf, type StoredRelease } from '../releases.ts'

export type PackFault = {
  readonly file: string
  readonly path: string
  readonly message: Words
  readonly remedy: Words
  /** Where words are missing: the usual ones for this key, empty when only the pack's author knows them. */
  readonly word?: string
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
const sense = (e: Entry): PackFault[] =>
  [process, posts, counting, rhythms]
    .flatMap((ring) => whole(e, ring))
    .map((i) => ({ ...i, file: fileOf(e, 'pack.ts') }))
type Found = Omit<PackFault, 'file'>
/** A part that is not written out ends the look at it, never the check. */
const whole = (e: Entry, ring: (pack: Pack) => Found[]): Found[] => {
  try {
    return ring(e.pack)
  } catch (cause) {
    const why = (cause as Error).message
    return [
      {
        path: 'parts',
        message: w(`有一部分没有写全，看不下去：${why}`, `A part is not written out: ${why}`),
        remedy: w('对照别的机制包补全', 'Compare with another pack and complete it'),
      },
    ]
  }
}
const rhythms = (pack: Pack): Found[] => checkRhythms(pack, isPostKind)
const counting = (pack: Pack): Found[] => checkMeasures(pack)
const typesIn = (pack: Pack) => partsOf<MatterType>(pack, 'matters.type')
const process = (pack: Pack): Found[] =>
  typesIn(pack).flatMap((t) => checkMatterType(t).map((i) => ({ ...i, path: `${t.id}.${i.path}` })))
/** A role whose post nobody can hold would wait for ever. */
const posts = (pack: Pack): Found[] =>
  typesIn(pack).flatMap((t) =>
    Object.entries(t.roles ?? {})
      .filter(([, r]) => r.post !== undefined && !isPostKind(r.post))
      .map(([id, r]) => ({
        path: `${t.id}.roles.${id}.post`,
        message: w(`没有这个岗位：${r.post}`, `No such post: ${r.post}`),
        remedy: w(
          `改成这些之一：${Object.entries(POST_KINDS)
            .map(([kind, p]) => `${kind}（${p.words.zh}）`)
            .join('、')}`,
          `Use one of ${Object.keys(POST_KINDS).join(', ')}`,
        ),
      })),
  )

/** The shared vocabularies as a suggestion: whoever needs a word of the usual verbs need not invent it. */
const usual = { dir: SHARED_WORDS, words: ['appeal', 'ladder'] } as const
const locales = (e: Entry): PackFault[] => {
  const all = { 'zh-CN': rowsOf(e, 'zh-CN'), en: rowsOf(e, 'en') }
  const wanted = new Set([...packWordKeys(e.pack), ...Object.keys(all['zh-CN']), ...Object.keys(all.en)])
  return Object.entries(all).flatMap(([language, has]) =>
    [...wanted]
      .filter((key) => !has[key])
      .map((key) => ({
        file: fileOf(e, `locales/${language}.json`),
        path: key,
        message: w(`缺少词条 ${key}`, `The words for ${key} are missing`),
        remedy: w('补上这一条', 'Add them'),
        word: rowsOf(usual, language as 'zh-CN' | 'en')[key] ?? '',
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

const countsOf = (e: Entry, r: StoredRelease): PackReport['counts'] => {
  const types = typesIn(e.pack)
  const sum = (of: (t: MatterType) => number) => types.reduce((n, t) => n + of(t), 0)
  return {
    parts: e.pack.parts.length,
    types: types.length,
    stages: sum((t) => Object.keys(t.stages ?? {}).length),
    actions: sum((t) => t.actions?.length ?? 0),
    clocks: sum((t) => t.clocks?.length ?? 0),
    categories: r.categories.length,
    duties: r.duties.length,
    words: Object.keys(r.words).length,
  }
}

/**
 * Rings 2 and 3, then words and tables, then plan and promise of one pack. What comes later is looked at when what comes
 * before is sound: words for a misspelt stage, or a plan of a broken process, would only hide the cause.
 */
export const checkPack = (e: Entry): PackReport => {
  const bad = shape(e)
  if (bad.length > 0) return { pack: e.pack.id, counts: {}, faults: bad }
  const r = releaseFrom(e)
  const told = (faults: readonly PackFault[]): PackReport => ({ pack: e.pack.id, counts: countsOf(e, r), faults })
  const wrong = sense(e)
  if (wrong.length > 0) return told(wrong)
  const incomplete = [...locales(e), ...tables(e, r)]
  if (incomplete.length > 0) return told(incomplete)
  return told([...plan(e), ...(packs.includes(e) ? promise(e, released()) : [])])
}
