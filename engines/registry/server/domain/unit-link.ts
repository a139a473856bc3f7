import type { Tier } from '../../pack/network.ts'
import { overlaps } from './appointment.ts'
import { type ProblemOf, problem } from './problem.ts'
import type { Territory, Unit } from './territory.ts'

/** A row of registry.unit_link; times in ms, `to` exclusive. Either `grid` or `area` is given. */
export type UnitLink = {
  readonly id: string
  readonly unit: string
  readonly grid: string | null
  readonly area: string | null
  readonly from: number
  readonly to: number | null
  readonly ended: string | null
}
export type LinkProblem = ProblemOf<'unit' | 'grid' | 'area' | 'to'>

export const tierOf = (tiers: readonly Tier[], unit: Unit | undefined): Tier | undefined =>
  tiers.find((t) => t.id === unit?.tier)

type Place = Pick<UnitLink, 'grid' | 'area'>
const placeProblem = (t: Territory, tier: Tier, at: Place): LinkProblem | undefined => {
  const { words, serves } = tier
  if (serves === 'grid') {
    if (at.area === null && t.grids.get(at.grid ?? '')?.status === 'current') return undefined
    return problem('grid', [
      `${words.zh}服务一个现在的网格`,
      `a ${words.en} serves a current grid`,
      '请填现在的网格编码',
      'give the code of a current grid',
    ])
  }
  const area = t.divisions.get(at.area ?? '')
  const fits = area?.status === 'current' && (area.kind === 'community' || area.kind === 'village')
  if (at.grid === null && fits) return undefined
  return problem('area', [
    `${words.zh}服务一个现在的村或社区`,
    `a ${words.en} serves a current village or community`,
    '请填现在的村居编码',
    'give the code of a current one',
  ])
}

const crowded = (tier: Tier, link: UnitLink, others: readonly UnitLink[]): LinkProblem | undefined => {
  const path = link.grid === null ? 'area' : 'grid'
  const beside = others.filter((o) => overlaps(o, link))
  if (beside.some((o) => o.grid === link.grid && o.area === link.area))
    return problem(path, [
      '这个组织已经服务这里',
      'it serves this place already',
      '不用再写一次',
      'it need not be said again',
    ])
  if (beside.length < (tier.most ?? Number.POSITIVE_INFINITY)) return undefined
  return problem(path, [
    `一个${tier.words.zh}最多服务 ${tier.most} 处`,
    `one ${tier.words.en} serves at most ${tier.most}`,
    '先结束原来的，或换一个组织',
    'end the other link first, or choose another organisation',
  ])
}

type Known = { readonly territory: Territory; readonly tiers: readonly Tier[]; readonly others: readonly UnitLink[] }
/** Why a new link cannot stand beside the unit's `others`; undefined when it can. */
export const linkProblem = (link: UnitLink, { territory, tiers, others }: Known): LinkProblem | undefined => {
  const unit = territory.units.get(link.unit)
  if (!unit?.active)
    return problem('unit', ['没有这个单位', 'no such unit', '请从名册里选', 'choose one from the registry'])
  const tier = tierOf(tiers, unit)
  if (!tier)
    return problem('unit', [
      `${unit.name}没有写层级`,
      `the level of ${unit.name} is not known`,
      '先在单位名册的“层级”一列写上',
      'fill in the column 层级 of the roster of units first',
    ])
  if (link.to !== null && link.to <= link.from)
    return problem('to', [
      '截止不晚于开始',
      'the end is not after the start',
      '请改其中一个日期',
      'correct one of them',
    ])
  return placeProblem(territory, tier, link) ?? crowded(tier, link, others)
}
