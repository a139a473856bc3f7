import { LEVELS } from '@yiwang/kernel/actor'
import type { Words } from '@yiwang/kernel/message'
import { type Pack, partsOf } from '@yiwang/kernel/pack'
import { EVERY, KEEPERS, keeperOf, PER, type Rhythm } from './rhythm.ts'

/** One thing wrong with a rhythm: where, what, and what to do about it. */
export type RhythmIssue = { readonly path: string; readonly message: Words; readonly remedy: Words }

const w = (zh: string, en: string): Words => ({ zh, en })
const issue = (path: string, message: Words, remedy: Words): RhythmIssue => ({ path, message, remedy })

const owner = (r: Rhythm, isPost: (kind: string) => boolean): RhythmIssue[] => {
  const at = `${r.id}.owner`
  if (!r.owner || !isPost(r.owner.post))
    return [
      issue(
        at,
        w('没有写明由谁来办', 'It has no post that keeps it'),
        w('写一个已有的岗位', 'Name a post of the closed list'),
      ),
    ]
  const { where } = r.owner
  const atUnit = !LEVELS.includes(where as never)
  // A post stands in one place: it keeps what its own place owes, or a wider one around it.
  const reaches = r.per === 'unit' ? atUnit : !atUnit && LEVELS.indexOf(where as never) <= LEVELS.indexOf(r.per)
  return reaches
    ? []
    : [
        issue(
          at,
          w('这个岗位管的地方比它小，没有人能办', 'The post stands above what owes it, so nobody can keep it'),
          w('换一个岗位，或改按哪一级算', 'Choose another post, or another level'),
        ),
      ]
}

const day = (r: Rhythm): RhythmIssue[] => {
  if (!EVERY.includes(r.every))
    return [
      issue(
        `${r.id}.every`,
        w(`不认得的周期：${r.every}`, `Not a known period: ${r.every}`),
        w('用天、周、月、季、半年、年', `Use one of ${EVERY.join(', ')}`),
      ),
    ]
  if (!r.on) return []
  const fits =
    'weekday' in r.on
      ? r.every === 'week' && r.on.weekday >= 1 && r.on.weekday <= 7
      : r.every === 'month' && r.on.day >= 1 && r.on.day <= 31
  return fits
    ? []
    : [
        issue(
          `${r.id}.on`,
          w('固定的日子不在这个周期里', 'The fixed day is no day of this period'),
          w('按周写星期几，按月写几号', 'A week takes a weekday, a month a day'),
        ),
      ]
}

const subjects = (r: Rhythm): RhythmIssue[] => {
  const list = r.subjects ?? []
  const at = `${r.id}.subjects`
  const twice = list.filter((s, i) => list.indexOf(s) !== i)
  const unreachable = list.length > 0 && keeperOf(r) !== 'holding'
  return [
    ...twice.map((s) => issue(at, w(`项目写了两遍：${s}`, `The subject ${s} comes twice`), w('只留一个', 'Keep one'))),
    ...(unreachable
      ? [
          issue(
            at,
            w('由别的记录来算，这些项目没有人能打分', 'Another record keeps it, so nobody can score these subjects'),
            w('去掉项目，或改为自己登记', 'Drop the subjects, or let it be recorded'),
          ),
        ]
      : []),
  ]
}

const known = (r: Rhythm): RhythmIssue[] => [
  ...(PER.includes(r.per)
    ? []
    : [issue(`${r.id}.per`, w(`不认得的层级：${r.per}`, `Not a known level: ${r.per}`), w('改正', PER.join(', ')))]),
  ...(KEEPERS.includes(keeperOf(r))
    ? []
    : [issue(`${r.id}.keptBy`, w('不认得的记录', 'Not a known record'), w('改正', KEEPERS.join(', ')))]),
]

/** A daily report is a grid's; a joint review sits at a level. */
const recorded = (r: Rhythm): RhythmIssue[] => {
  const keeper = keeperOf(r)
  const fits = keeper === 'daily' ? r.per === 'grid' && r.every === 'day' : keeper !== 'sitting' || r.per !== 'unit'
  return fits
    ? []
    : [
        issue(
          `${r.id}.keptBy`,
          w('这种记录不按这一级、这个周期产生', 'This record does not come at that level and period'),
          w('日报按网格、按天；会审按层级', 'Daily reports: per grid, every day; sittings: at a level'),
        ),
      ]
}

/** What cannot be of the rhythms of a pack; `isPost` knows the closed list of posts. */
export const checkRhythms = (pack: Pack, isPost: (kind: string) => boolean): RhythmIssue[] => {
  const all = partsOf<Rhythm>(pack, 'rhythm.rhythm')
  const ids = all.map((r) => r.id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  return [
    ...twice.map((id) => issue(id, w('编号重复', 'The id comes twice'), w('每个编号只用一次', 'Use each id once'))),
    ...all.flatMap((r) => [...known(r), ...day(r), ...owner(r, isPost), ...subjects(r), ...recorded(r)]),
  ]
}

/** Keys of the words that a pack's rhythms need. */
export const rhythmWordKeys = (pack: Pack): string[] =>
  partsOf<Rhythm>(pack, 'rhythm.rhythm').flatMap((r) => [
    `rhythm.${r.id}`,
    `source.${r.basis.source}`,
    ...(r.subjects ?? []).map((s) => `subject.${s}`),
  ])
