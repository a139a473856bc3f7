import { Failure, type FieldProblem, invalid } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { Composition } from '../../pack/composition.ts'
import { clashesWith, isPostKind, type PostKind, postKindFacts } from '../../pack/post-kinds.ts'
import type { Posting } from '../../pack/posting.ts'
import { type ProblemOf, problem } from './problem.ts'
import { rootOf, type Territory } from './territory.ts'

export type Wanted = {
  readonly kind: string
  readonly unit?: string | undefined
  readonly grid?: string | undefined
  readonly area?: string | undefined
  readonly slot?: string | undefined
  readonly from: number
  readonly to: number | null
}
/** Where a post stands: what its row says, and the division code that decides who may fill it. */
export type Standing = {
  readonly kind: PostKind
  readonly level: string
  readonly unit: string | null
  readonly grid: string | null
  readonly area: string | null
  readonly slot: string | null
  readonly place: string
}
export type PostProblem = ProblemOf<keyof Wanted | 'duty'>

const AREA_WORDS: Record<string, Words> = {
  community: { zh: '村或社区', en: 'a village or community' },
  town: { zh: '镇街', en: 'a town' },
  county: { zh: '县', en: 'the county' },
}

const gridStanding = (
  t: Territory,
  w: Wanted,
  c: Composition | undefined,
): Omit<Standing, 'kind' | 'level'> | PostProblem => {
  const grid = t.grids.get(w.grid ?? '')
  if (!grid) return problem('grid', ['没有这个网格', 'no such grid', '请从名册里选', 'choose one from the registry'])
  if (grid.status !== 'current')
    return problem('grid', [
      `${grid.name}已经合并或拆分`,
      'that grid was merged or split',
      '请选现在的网格',
      'choose a current one',
    ])
  const slots = c?.slots.filter((s) => s.kind === w.kind) ?? []
  if (slots.length > 0 && !slots.some((s) => s.slot === w.slot)) {
    const choices = slots.map((s) => s.slot).join('、')
    return problem('slot', ['没有这个席位', 'no such slot', `席位填 ${choices} 中的一个`, `choose one of ${choices}`])
  }
  return { unit: w.unit ?? null, grid: grid.code, area: null, slot: w.slot ?? null, place: grid.division }
}

const areaStanding = (t: Territory, w: Wanted, level: string): Omit<Standing, 'kind' | 'level'> | PostProblem => {
  const words = AREA_WORDS[level]!
  const area = t.divisions.get(w.area ?? '')
  const kind = area?.kind === 'village' ? 'community' : area?.kind
  if (area?.status !== 'current' || kind !== level)
    return problem('area', [
      `这个岗位要管一个${words.zh}`,
      `this post covers ${words.en}`,
      `请填现在的${words.zh}的编码`,
      'give the code of a current one',
    ])
  return { unit: w.unit ?? null, grid: null, area: area.code, slot: null, place: area.code }
}

/** Checks a post against its kind and the territory; the first thing that does not fit, with its field. */
export const standingOf = (t: Territory, w: Wanted, c: Composition | undefined): Standing | PostProblem => {
  if (!isPostKind(w.kind))
    return problem('kind', ['没有这种岗位', 'no such kind of post', '请从岗位种类里选', 'choose one from the list'])
  const { scope, level } = postKindFacts(w.kind)
  const unit = t.units.get(w.unit ?? '')
  if (w.unit !== undefined && !unit?.active)
    return problem('unit', ['没有这个单位', 'no such unit', '请从名册里选', 'choose one from the registry'])
  if (w.to !== null && w.to <= w.from)
    return problem('to', [
      '离任不晚于任职',
      'the end is not after the start',
      '请改其中一个日期',
      'correct one of the two dates',
    ])
  if (scope === 'unit') {
    if (!unit)
      return problem('unit', ['这个岗位属于一个单位', 'this post belongs to a unit', '请选单位', 'choose the unit'])
    const place = unit.area ?? rootOf(t)
    return { kind: w.kind, level: unit.level, unit: unit.id, grid: null, area: null, slot: null, place }
  }
  const standing = scope === 'grid' ? gridStanding(t, w, c) : areaStanding(t, w, level)
  return 'path' in standing ? standing : { kind: w.kind, level, ...standing }
}

/** Why this post is not filled without a duty; undefined when it has one, or nobody asks for it. */
export const lackingDuty = (
  p: { kind: string; duty: string },
  postings: readonly Posting[],
): PostProblem | undefined =>
  p.duty.trim() === '' && postings.some((x) => x.post === p.kind)
    ? problem('duty', ['这个岗位要定职责', 'this post needs its duty', '请写明职责', 'say what the duty is'])
    : undefined

/** As a field problem of the pipeline, both languages in one text. */
export const asField = (p: { path: string; message: Words; remedy: Words }): FieldProblem => ({
  path: p.path,
  message: { zh: `${p.message.zh}，${p.remedy.zh}`, en: `${p.message.en}; ${p.remedy.en}` },
})
export const standing = (t: Territory, w: Wanted, c: Composition | undefined): Standing => {
  const s = standingOf(t, w, c)
  if ('path' in s) throw invalid([asField(s)])
  return s
}

type Term = { readonly from: number; readonly to: number | null }
export const overlaps = (a: Term, b: Term): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

export const runsAt = (t: Term, now: number): boolean => t.from <= now && (t.to === null || t.to > now)

type HeldTerm = Term & {
  readonly kind: string
  readonly unit: string | null
  readonly grid: string | null
  readonly area: string | null
}
/** The post a person holds that forbids this one in the same time: a clashing kind, or the same post again. */
export const clashOf = (s: Standing, term: Term, held: readonly HeldTerm[]): HeldTerm | undefined => {
  const kinds: readonly string[] = clashesWith(s.kind)
  const same = (h: HeldTerm) =>
    h.kind === s.kind &&
    h.grid === s.grid &&
    h.area === s.area &&
    (s.grid !== null || s.area !== null || h.unit === s.unit)
  return held.find((h) => overlaps(h, term) && (kinds.includes(h.kind) || same(h)))
}

type Seated = Term & { readonly slot: string | null; readonly kind: string }
/** Whether the slot has a seat left for the whole term, as far as terms overlap. */
export const hasSeat = (
  s: Standing,
  term: Term,
  c: { seats: readonly Seated[]; composition: Composition | undefined },
): boolean => {
  const slot = c.composition?.slots.find((x) => x.slot === s.slot && x.kind === s.kind)
  if (!slot) return true
  return c.seats.filter((x) => x.kind === s.kind && x.slot === s.slot && overlaps(x, term)).length < slot.count
}

export const clashFailure = (name: string, held: string): Failure => {
  const words = isPostKind(held) ? postKindFacts(held).words : { zh: held, en: held }
  return new Failure('POSTS_CLASH', 409, { data: { name, with: words.zh, withEn: words.en } })
}
