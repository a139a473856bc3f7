import type { Patches } from '../../pack/patches.ts'
import { overlaps, runsAt } from './appointment.ts'
import { isMobile, type ProblemOf, problem } from './problem.ts'
import type { Division, Territory } from './territory.ts'

/** A row of registry.patch; times in ms, `to` exclusive. `homes` is null where nobody has counted them. */
export type Patch = {
  readonly id: string
  /** Id of the pack's word it is one of. */
  readonly kind: string
  /** Code of the village or community it lies in. */
  readonly area: string
  readonly name: string
  readonly homes: number | null
  readonly from: number
  readonly to: number | null
  readonly ended: string | null
}
/** A row of registry.patch_holder, with the name of its person. */
export type PatchTerm = {
  readonly id: string
  readonly patch: string
  readonly person: string
  readonly name: string
  readonly contact: string
  readonly from: number
  readonly to: number | null
  readonly ended: string | null
}
export type PatchProblem = ProblemOf<'kind' | 'area' | 'name' | 'person' | 'contact' | 'from' | 'to'>

export const isGround = (d: Division | undefined): d is Division =>
  d?.status === 'current' && (d.kind === 'community' || d.kind === 'village')
/** Whether a patch has as many homes as its kind is meant to; not counted means yes. */
export const fits = (kind: Pick<Patches, 'homes'> | undefined, homes: number | null): boolean =>
  kind?.homes === undefined || homes === null || (homes >= kind.homes.least && homes <= kind.homes.most)

/** The term that runs; terms never begin later than now. */
export const termNow = (terms: readonly PatchTerm[], now: number): PatchTerm | undefined =>
  terms.find((t) => runsAt(t, now))
/** Since when a patch that nobody holds has been so: the end of its last term, or its own beginning. */
export const bareSince = (p: Patch, terms: readonly PatchTerm[]): number =>
  Math.max(p.from, ...terms.map((t) => t.to ?? p.from))

type Known = {
  readonly territory: Territory
  readonly kinds: readonly Patches[]
  /** Patches that have not ended. */
  readonly open: readonly Patch[]
}
/** Why a patch cannot stand beside the others of its community; undefined when it can. */
export const patchProblem = (p: Patch, { territory, kinds, open }: Known): PatchProblem | undefined => {
  if (!kinds.some((k) => k.id === p.kind))
    return problem('kind', ['没有这一类', 'no such kind', '请从列表里选', 'choose one from the list'])
  if (!isGround(territory.divisions.get(p.area)))
    return problem('area', [
      '要在一个现在的村或社区里',
      'it lies in a current village or community',
      '请填现在的村居编码',
      'give the code of a current one',
    ])
  if (open.some((o) => o.id !== p.id && o.kind === p.kind && o.area === p.area && o.name === p.name))
    return problem('name', [
      '这个村居已经有同名的一片',
      'this community has one of this name already',
      '换一个名称，或改原来那一片',
      'take another name, or change that one',
    ])
  return undefined
}

const ofTerm = (t: PatchTerm, now: number): PatchProblem | undefined => {
  if (isMobile(t.contact))
    return problem('contact', [
      '联系电话会公开，不能填手机号',
      'the telephone is published and cannot be a mobile',
      '填办公电话，如 0537-1234567',
      'give the office telephone, such as 0537-1234567',
    ])
  if (t.from > now)
    return problem('from', [
      '起始日期不能晚于今天',
      'the start must not be after today',
      '改起始日期，或到那天再写',
      'correct it, or come back on that day',
    ])
  if (t.to !== null && t.to <= t.from)
    return problem('to', [
      '截止不晚于开始',
      'the end is not after the start',
      '请改其中一个日期',
      'correct one of them',
    ])
  return undefined
}

/** The term that a new one ends, from the moment the new one begins; or why the new one cannot be. */
export const succession = (
  next: PatchTerm,
  terms: readonly PatchTerm[],
  now: number,
): { readonly ends: PatchTerm | undefined } | PatchProblem => {
  const wrong = ofTerm(next, now)
  if (wrong) return wrong
  const ends = terms.find((t) => t.id !== next.id && runsAt(t, now) && overlaps(t, next))
  if (ends?.person === next.person)
    return problem('person', [
      '现在就是这个人',
      'this person holds it already',
      '不用再写一次',
      'it need not be said again',
    ])
  const others = terms.filter((t) => t.id !== next.id && t !== ends)
  if ((ends && next.from < ends.from) || others.some((t) => overlaps(t, next)))
    return problem('from', ['和以前的任期重叠', 'it overlaps an earlier term', '改起始日期', 'correct the start'])
  return { ends }
}

/** A name that is free in the community a patch passes to; the community it came from tells two alike apart. */
export const freeName = (name: string, from: string, taken: ReadonlySet<string>): string => {
  const told = `${name}（原${from}）`
  const more = Array.from({ length: taken.size }, (_, i) => `${told}${i + 2}`)
  return [name, told, ...more].find((n) => !taken.has(n)) ?? told
}
