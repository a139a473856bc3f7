import type { Pack, PackPart } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type AskedRow, askedRows } from './asked.ts'
import { explore, INTAKE_CLOCK, outcomes } from './explore.ts'
import type { MatterType } from './matter-type.ts'
import {
  afterWords,
  both,
  joined,
  type Labels,
  label,
  limitWords,
  remindWords,
  sourceWords,
  withinWords,
} from './plan-words.ts'
import type { Action, Clock, Limits } from './words.ts'

export type StageRow = Readonly<Record<'name' | 'kind' | 'owner' | 'clocks' | 'resident', Words>> & {
  readonly id: string
}
export type ActionRow = Readonly<Record<'name' | 'from' | 'to' | 'who' | 'bulk', Words>> & { readonly id: string }
type ClockCells = 'name' | 'from' | 'to' | 'within' | 'pauses' | 'remind' | 'after' | 'source'
type Based = { readonly id: string; readonly basis: 'stated' | 'default' }
export type PlanClockRow = Readonly<Record<ClockCells, Words>> & Based
export type ValueRow = Readonly<Record<'name' | 'value' | 'source', Words>> & Based
export type PartRow = { readonly id: string; readonly name: Words; readonly detail: Words }
export type FlowRow = {
  readonly stage: Words
  readonly steps: readonly { readonly action: Words; readonly to: Words }[]
}

/** A kind of matter in words: what an official reads, and what a page draws. */
export type Plan = {
  readonly title: Words
  readonly type: Words
  readonly pack: string
  readonly version: number
  readonly stages: readonly StageRow[]
  readonly actions: readonly ActionRow[]
  readonly asked: readonly AskedRow[]
  readonly clocks: readonly PlanClockRow[]
  readonly values: readonly ValueRow[]
  readonly parts: readonly PartRow[]
  readonly flow: readonly FlowRow[]
}

const uniq = <T>(xs: readonly T[]): T[] => [...new Set(xs)]
const stageName = (l: Labels, id: string) => label(l, `stage.${id}`)
const actionNames = (l: Labels, ids: readonly string[]) => joined(uniq(ids).map((id) => label(l, `action.${id}`)))
/** Stages by name; all the open ones, or all the closed ones that are no end, are said in a word. */
const stageNames = (t: MatterType, l: Labels, ids: readonly string[]): Words => {
  const groups = [
    { words: both('办理中各环节', 'every open stage'), of: (id: string) => t.stages[id]?.super === 'open' },
    {
      words: both('已办结各环节', 'every closed stage'),
      of: (id: string) => t.stages[id]?.super !== 'open' && !t.stages[id]?.end,
    },
  ]
  const whole = groups
    .map((g) => ({ words: g.words, ids: Object.keys(t.stages).filter(g.of) }))
    .filter((g) => g.ids.length > 2 && g.ids.every((id) => ids.includes(id)))
  const said = new Set(whole.flatMap((g) => g.ids))
  return joined([...whole.map((g) => g.words), ...ids.filter((id) => !said.has(id)).map((id) => stageName(l, id))])
}
const goesTo = (t: MatterType, a: Action): string[] =>
  uniq(a.from.flatMap((s) => outcomes(t, a, s).map((o) => (o.stage === s ? '' : o.stage)))).filter((s) => s !== '')

const stageRows = (t: MatterType, l: Labels): StageRow[] => {
  const { states } = explore(t)
  const runs = (stage: string) => {
    const open = new Set(states.filter((s) => s.stage === stage).flatMap((s) => s.open))
    return t.clocks
      .filter((c) => open.has(c.id) && !c.report && !c.pausesIn?.includes(stage))
      .map((c) => label(l, `clock.${c.id}`))
  }
  return Object.entries(t.stages).map(([id, s]) => ({
    id,
    name: stageName(l, id),
    kind: s.end ? both('终点', 'End') : label(l, `super.${s.super}`),
    owner: s.owner ? label(l, `role.${s.owner}`) : both('—', '—'),
    clocks: joined(runs(id)),
    resident: label(l, `stage.${id}.resident`),
  }))
}

const actionRows = (t: MatterType, l: Labels): ActionRow[] =>
  t.actions.map((a) => {
    const to = goesTo(t, a)
    return {
      id: a.id,
      name: label(l, `action.${a.id}`),
      from: stageNames(t, l, a.from),
      to: to.length ? joined(to.map((s) => stageName(l, s))) : both('不变', 'unchanged'),
      who: joined(a.who.map((r) => label(l, `role.${r}`))),
      bulk: a.bulk ? both('可以', 'yes') : both('—', '—'),
    }
  })

const ends = (l: Labels, c: Clock): { from: Words; to: Words } => {
  if (c.of === 'notice')
    return { from: both('发出督办通知单', 'Notice issued'), to: both('反馈通过', 'Feedback accepted') }
  if (c.id === INTAKE_CLOCK && c.from.length === 0)
    return { from: both('开始登记', 'Intake begins'), to: both('给出编号', 'Number given') }
  const to = c.report ? both('办结', 'Closing') : actionNames(l, c.to)
  return { from: actionNames(l, [...c.from, ...(c.resumes ?? [])]), to }
}

const clockRow = (l: Labels, c: Clock): PlanClockRow => ({
  id: c.id,
  name: label(l, `clock.${c.id}`),
  ...ends(l, c),
  within: c.report ? both('不限', 'none') : withinWords(l, c.within),
  pauses: joined((c.pausesIn ?? []).map((s) => stageName(l, s))),
  remind: remindWords(c),
  after: afterWords(l, c),
  basis: c.basis,
  source: sourceWords(l, c),
})

const valueRows = (t: MatterType, l: Labels): ValueRow[] =>
  (Object.keys(t.limits) as (keyof Limits)[]).flatMap((id) => {
    const v = t.limits[id]
    if (!v) return []
    const value = limitWords(id, v.value as never)
    return [{ id, name: label(l, `value.${id}`), value, basis: v.basis, source: sourceWords(l, v) }]
  })

/** Parts that count are named by what they are: `measure.x`, `board.x`; the others by `part.x`. */
const partName = (words: Labels, p: PackPart): Words => {
  const own = `${p.kind.split('.')[1]}.${p.id}`
  return words[own] ?? label(words, `part.${p.id}`)
}
const detail = (p: PackPart): Words => {
  const { file, count, version } = p as { file?: unknown; count?: unknown; version?: unknown }
  const said = [
    ...(typeof file === 'string' ? [both(file, file)] : []),
    ...(typeof count === 'number' ? [both(`共 ${count} 条`, `${count} rows`)] : []),
    ...(typeof version === 'number' ? [both(`第 ${version} 版`, `version ${version}`)] : []),
  ]
  return both(said.map((x) => x.zh).join('，'), said.map((x) => x.en).join(', '))
}

const flowRows = (t: MatterType, l: Labels): FlowRow[] =>
  Object.keys(t.stages).flatMap((id) => {
    const steps = t.actions
      .filter((a) => a.from.includes(id))
      .flatMap((a) =>
        uniq(outcomes(t, a, id).map((o) => o.stage))
          .filter((to) => to !== id)
          .map((to) => ({ action: label(l, `action.${a.id}`), to: stageName(l, to) })),
      )
    return steps.length ? [{ stage: stageName(l, id), steps }] : []
  })

/** Ring 4 of the checks: the pack in words. `words` holds the pack's labels by key. */
export const planOf = (pack: Pack, type: MatterType, words: Labels): Plan => ({
  title: label(words, 'pack.name'),
  type: label(words, `type.${type.id}`),
  pack: pack.id,
  version: pack.version,
  stages: stageRows(type, words),
  actions: actionRows(type, words),
  asked: askedRows(type, words),
  clocks: type.clocks.map((c) => clockRow(words, c)),
  values: valueRows(type, words),
  parts: pack.parts
    .filter((p) => p.id !== type.id)
    .map((p) => ({ id: p.id, name: partName(words, p), detail: detail(p) })),
  flow: flowRows(type, words),
})
