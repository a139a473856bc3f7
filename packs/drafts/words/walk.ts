/**
 * Draft of ring 3: walks stages × running clocks of one flow.
 *
 * Reports stages without exit, without a running clock, clocks that survive the end, and automatic actions that
 * ring where the stage does not offer them or where the system may not do them.
 */
type AnyStage = {
  readonly owner?: string
  readonly untimed?: string
  readonly closed?: string
  readonly end?: string
}
type AnyAction = { readonly from: readonly string[] | 'open'; readonly to: string; readonly who: readonly string[] }
type AnyClock = {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly resumes?: readonly string[]
  readonly pausesIn?: readonly string[]
  readonly breach: readonly { readonly do: string; readonly action?: string }[]
}
export type AnyFlow = {
  readonly id: string
  readonly start: string
  readonly stages: Readonly<Record<string, AnyStage>>
  readonly actions: Readonly<Record<string, AnyAction>>
  readonly clocks: Readonly<Record<string, AnyClock>>
}
type State = { readonly stage: string; readonly running: readonly string[] }

const isOpen = (s: AnyStage | undefined) => s?.end === undefined && s?.closed === undefined
const offered = (flow: AnyFlow, stage: string) =>
  Object.entries(flow.actions).filter(([, a]) =>
    a.from === 'open' ? isOpen(flow.stages[stage]) : a.from.includes(stage),
  )

const turn = (flow: AnyFlow, running: readonly string[], action: string) =>
  Object.entries(flow.clocks)
    .filter(([id, c]) => {
      const starts = c.from.includes(action) || (c.resumes ?? []).includes(action)
      return starts || (running.includes(id) && !c.to.includes(action))
    })
    .map(([id]) => id)

const targets = (flow: AnyFlow, stage: string, to: string): readonly string[] => {
  if (to === 'same') return [stage]
  if (to !== 'back') return [to]
  return Object.values(flow.actions).flatMap((a) => (a.to === stage && a.from !== 'open' ? a.from : []))
}

const judge = (flow: AnyFlow, { stage, running }: State): string[] => {
  const spec = flow.stages[stage] ?? {}
  const acts = offered(flow, stage)
  if (spec.end !== undefined) return running.map((c) => `clock ${c} survives the end ${stage}`)
  const ticking = running.filter((c) => !flow.clocks[c]?.pausesIn?.includes(stage))
  const out: string[] = []
  if (!acts.some(([, a]) => a.to !== 'same')) out.push(`stage ${stage} has no exit`)
  if (ticking.length === 0 && spec.untimed === undefined) out.push(`stage ${stage} can be without a running clock`)
  for (const id of ticking)
    for (const step of flow.clocks[id]?.breach ?? []) {
      if (step.do !== 'act') continue
      const act = acts.find(([name]) => name === step.action)
      if (!act) out.push(`clock ${id} would do ${step.action} in ${stage}, which does not offer it`)
      else if (!act[1].who.includes('system')) out.push(`the system may not do ${step.action}`)
    }
  return out
}

export const walk = (flow: AnyFlow): readonly string[] => {
  const first: State = { stage: flow.start, running: turn(flow, [], 'opened') }
  const seen = new Map<string, State>([[JSON.stringify(first), first]])
  for (const state of seen.values())
    for (const [name, action] of offered(flow, state.stage))
      for (const stage of targets(flow, state.stage, action.to)) {
        const next = { stage, running: turn(flow, state.running, name) }
        if (!seen.has(JSON.stringify(next))) seen.set(JSON.stringify(next), next)
      }
  const reached = new Set([...seen.values()].map((s) => s.stage))
  const lost = Object.keys(flow.stages).filter((s) => !reached.has(s))
  const issues = [...seen.values()].flatMap((s) => judge(flow, s))
  return [...new Set([...lost.map((s) => `stage ${s} is never reached`), ...issues])].map((m) => `${flow.id}: ${m}`)
}
