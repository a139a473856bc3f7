import type { Words } from '@yiwang/kernel/message'
import { type Edge, explore, FRESH_ORDER, INTAKE_CLOCK, outcomes, type State } from './explore.ts'
import type { MatterType } from './matter-type.ts'
import { checkReferences, type Issue, issue } from './references.ts'
import { checkWhole } from './whole.ts'
import type { Clock } from './words.ts'

export type { Issue } from './references.ts'

const w = (zh: string, en: string): Words => ({ zh, en })
const by = (s: State): Words => w(`（例如：${s.way.join(' → ')}）`, ` (for example: ${s.way.join(' → ')})`)
const clockOf = (t: MatterType, id: string): Clock => t.clocks.find((c) => c.id === id) as Clock
const ticks = (t: MatterType, s: State, id: string): boolean => !clockOf(t, id).pausesIn?.includes(s.stage)
/** Clocks that somebody has to meet: not a measure, not a helper's, not a notice's. */
const promises = (t: MatterType, s: State): readonly string[] =>
  s.open.filter((id) => {
    const c = clockOf(t, id)
    return !c.report && (c.of === 'matter' || c.of === 'dispatch')
  })

const untimed = (t: MatterType, s: State): Issue[] => {
  const stage = t.stages[s.stage]
  if (stage?.super !== 'open' || stage.untimed) return []
  const mine = promises(t, s)
  if (mine.some((id) => ticks(t, s, id))) return []
  const remedy = w(
    '给这个环节一个自己的时限，或写明为什么不计时',
    'Give the stage a clock of its own, or say why it has none',
  )
  return mine.length
    ? [
        issue(
          `stages.${s.stage}`,
          w(
            `所有时限都停着，会一直停下去：${mine.join('、')}${by(s).zh}`,
            `Every clock stands still: ${mine.join(', ')}${by(s).en}`,
          ),
          remedy,
        ),
      ]
    : [
        issue(
          `stages.${s.stage}`,
          w(`办理中却没有在走的时限${by(s).zh}`, `Open, but no clock is running${by(s).en}`),
          remedy,
        ),
      ]
}

/** In a closed stage only a clock may run that some action there ends (the window for reopening); at an end none. */
const survivors = (t: MatterType, s: State): Issue[] => {
  const stage = t.stages[s.stage]
  if (!stage || stage.super === 'open') return []
  const offered = t.actions.filter((a) => a.from.includes(s.stage)).map((a) => a.id)
  return s.open
    .map((id) => clockOf(t, id))
    .filter((c) => !c.report && c.of !== 'notice' && (stage.end || !c.to.some((a) => offered.includes(a))))
    .map((c) =>
      issue(
        `clocks.${c.id}`,
        w(
          `到了 ${s.stage} 时限还在走，没有动作能停它${by(s).zh}`,
          `It runs on in ${s.stage} and nothing there ends it${by(s).en}`,
        ),
        w(
          '让它在到这里的动作上停，或不要从那个动作起表',
          'End it at the action that leads here, or do not start it there',
        ),
      ),
    )
}

/** What the system does at a breach has to be open to it wherever the clock may ring. */
const automatic = (t: MatterType, s: State): Issue[] =>
  s.open
    .filter((id) => ticks(t, s, id) && !clockOf(t, id).report)
    .flatMap((id) => (clockOf(t, id).breach ?? []).flatMap((step) => (step.act ? [{ id, act: step.act }] : [])))
    .flatMap(({ id, act }) => {
      const a = t.actions.find((x) => x.id === act)
      if (!a) return []
      if (!a.who.includes('system'))
        return [
          issue(
            `clocks.${id}.breach`,
            w(`到时要自动做 ${act}，但系统不能做它`, `At the breach the system should do ${act}, which it may not`),
            w(`在 ${act} 的可做者里加上系统`, `Let the system do ${act}`),
          ),
        ]
      return a.from.includes(s.stage)
        ? []
        : [
            issue(
              `clocks.${id}.breach`,
              w(
                `到时要在 ${s.stage} 自动做 ${act}，这个环节没有它${by(s).zh}`,
                `It would do ${act} in ${s.stage}, which does not offer it${by(s).en}`,
              ),
              w(
                '让时限在离开前停下，或让这个环节有这个动作',
                'End the clock before that stage, or offer the action there',
              ),
            ),
          ]
    })

/** A fresh order replaces the old ones; their clocks must stop with them. */
const oldOrders = (t: MatterType, e: Edge): Issue[] =>
  FRESH_ORDER.includes(e.action.verb)
    ? e.from.open
        .map((id) => clockOf(t, id))
        .filter(
          (c) =>
            (c.of === 'dispatch' || c.of === 'co-dispatch') && !c.to.includes(e.turn) && !c.drops?.includes(e.turn),
        )
        .map((c) =>
          issue(
            `clocks.${c.id}.to`,
            w(
              `${e.action.id} 换了单，旧单的时限还在走${by(e.to).zh}`,
              `${e.action.id} replaces the order, but the old order's clock runs on${by(e.to).en}`,
            ),
            w(`在停表的动作里加上 ${e.action.id}`, `End it at ${e.action.id} too`),
          ),
        )
    : []

const exits = (t: MatterType): Issue[] =>
  Object.entries(t.stages).flatMap(([id, s]) => {
    const leaving = t.actions.filter((a) => a.from.includes(id) && outcomes(t, a, id).some((o) => o.stage !== id))
    if (s.super === 'open' && leaving.length === 0)
      return [
        issue(
          `stages.${id}`,
          w('进得来，出不去', 'No action leads out of it'),
          w('加一个离开的动作', 'Add an action that leaves it'),
        ),
      ]
    if (!s.end) return []
    return leaving
      .filter((a) => a.verb !== 'reopen' && a.verb !== 'archive')
      .map((a) =>
        issue(
          `actions.${a.id}.from`,
          w(`终点 ${id} 只能由重新办理或归档离开`, `The end ${id} is left only by reopening or archiving`),
          w(`从 ${a.id} 里去掉这个环节`, `Drop the stage from ${a.id}`),
        ),
      )
  })

const unreached = (t: MatterType, states: readonly State[]): Issue[] => {
  const stages = new Set(states.map((s) => s.stage))
  const clocks = new Set(states.flatMap((s) => s.open))
  return [
    ...Object.keys(t.stages)
      .filter((id) => !stages.has(id))
      .map((id) =>
        issue(
          `stages.${id}`,
          w('没有动作能到这里', 'Nothing leads here'),
          w('加一个到这里的动作，或去掉它', 'Add an action that leads here, or drop it'),
        ),
      ),
    ...t.clocks
      .filter((c) => c.of !== 'notice' && c.id !== INTAKE_CLOCK && !clocks.has(c.id))
      .map((c) =>
        issue(
          `clocks.${c.id}`,
          w('这个时限从来不会起表', 'This clock never starts'),
          w('写出从哪个动作起表，或去掉它', 'Name the action that starts it, or drop it'),
        ),
      ),
  ]
}

/** An action left to the system alone has to be called by a clock, or by the engine itself. */
const ENGINE_CALLS = ['deadline-visit', 'hand-back', 'submit', 'archive']
const uncalled = (t: MatterType): Issue[] => {
  const called = new Set(t.clocks.flatMap((c) => (c.breach ?? []).map((b) => b.act)))
  return t.actions
    .filter((a) => a.who.every((r) => r === 'system') && !called.has(a.id) && !ENGINE_CALLS.includes(a.verb))
    .map((a) =>
      issue(
        `actions.${a.id}.who`,
        w('只有系统能做，却没有时限会叫它做', 'Only the system may do it, and no clock calls it'),
        w('让一个时限到时做它，或让人也能做', 'Let a clock call it, or let somebody do it'),
      ),
    )
}

/** The same fault found in many states is said once, with its shortest way. */
const once = (issues: readonly Issue[]): Issue[] => {
  const seen = new Map<string, Issue>()
  for (const i of issues) {
    const key = `${i.path} ${i.message.en.split(' (for example')[0]}`
    if (!seen.has(key)) seen.set(key, i)
  }
  return [...seen.values()]
}

/** A clock that names an action nobody has simply never hears it; the walk still makes sense. */
const HARMLESS = /^clocks\.[^.]+\.(from|to|drops|resumes)$/

/**
 * Ring 3 of the checks: does the process make sense? What is left out and names first; with sound names it walks stages × running clocks.
 * Empty means nothing was found. `bound` is the most states looked at; a walk cut short is itself an issue.
 */
export const checkMatterType = (t: MatterType, bound = 20_000): Issue[] => {
  const holes = checkWhole(t)
  if (holes.length > 0) return holes
  const names = checkReferences(t)
  if (names.some((i) => !HARMLESS.test(i.path))) return once(names)
  const { states, edges, complete } = explore(t, bound)
  const cut = complete
    ? []
    : [
        issue(
          'stages',
          w(`组合超过 ${bound} 种，没有查完`, `More than ${bound} combinations; the walk was cut short`),
          w('减少同时在走的时限', 'Let fewer clocks run side by side'),
        ),
      ]
  return once([
    ...names,
    ...cut,
    ...(complete ? unreached(t, states) : []),
    ...exits(t),
    ...uncalled(t),
    ...states.flatMap((s) => [...untimed(t, s), ...survivors(t, s), ...automatic(t, s)]),
    ...edges.flatMap((e) => oldOrders(t, e)),
  ])
}
