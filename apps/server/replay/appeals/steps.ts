import type { Actor } from '@yiwang/kernel'
import { act, actAsRaiser, register, settleOnSpot } from '@yiwang/matters/contract'
import type { Cast } from '../cast.ts'
import type { Step } from '../plot.ts'
import type { Line } from './scenario.ts'

const MIN = 60_000
const HOUR = 60 * MIN
const DAY = 24 * HOUR

type Ground = { cast: Cast; words(category: string): string; phone(n: number): string }

const step = (at: number, actor: Actor, action: string, form: Record<string, unknown> = {}): Step => ({
  at,
  op: act,
  actor,
  input: (c) => ({ id: c.id, action, form }),
})
const raiser = (g: Ground, at: number, action: string, form: Record<string, unknown>): Step => ({
  at,
  op: actAsRaiser,
  actor: g.cast.resident,
  input: (c) => ({ ref: c.ref, secret: c.secret, action, form }),
})

const ending = (l: Line, g: Ground, accepted: number): Step[] => {
  const good = { solved: true, satisfied: l.n % 9 === 0 ? 'no' : l.n % 4 === 0 ? 'fair' : 'yes' }
  if (l.end === 'rate') return [raiser(g, accepted + 20 * HOUR, 'rate', good)]
  if (l.end === 'visit')
    return [step(accepted + 26 * HOUR, g.cast.desk('visitor'), 'visit', { answered: true, ...good })]
  return []
}
const answer = (l: Line, g: Ground, at: number): { steps: Step[]; accepted: number } => {
  const accepted = at + 9 * HOUR
  return {
    steps: [
      step(at, g.cast.handler(l.unit), 'reply', { solved: true, text: '已到现场看过并处理好，请您再看看。' }),
      step(accepted, g.cast.desk('checker'), 'check-accept', { proposal: 'solved' }),
    ],
    accepted,
  }
}

/** How the unit's work goes after the order was issued at `t1`. */
const handling = (l: Line, g: Ground, t1: number): Step[] => {
  const unit = g.cast.handler(l.unit)
  const sign = step(t1 + l.signMin * MIN, unit, 'sign')
  const call = step(t1 + Math.max(l.signMin + 5, 120) * MIN, unit, 'contact', { way: 'phone' })
  const t4 = t1 + l.replyH * HOUR
  const a = answer(l, g, t4)
  switch (l.path) {
    case 'return': {
      const other = l.unit === 'D01' ? 'D02' : 'D01'
      const ruled = t1 + 150 * MIN
      const moved = { ...l, unit: other, path: 'plain' }
      return [
        step(t1 + 25 * MIN, unit, 'return', { reason: 'not-our-duty', basis: '职责清单没有这一项', leader: true }),
        step(ruled, g.cast.desk('arbiter'), 'rule-accept', {
          unit: g.cast.unit(other),
          reason: '按职责清单改由该单位承办',
        }),
        ...handling(moved, g, ruled),
      ]
    }
    case 'reject': {
      const again = answer(l, g, t4 + 8 * HOUR)
      return [
        sign,
        call,
        a.steps[0]!,
        step(t4 + 3 * HOUR, g.cast.desk('checker'), 'check-reject', { reason: '没有说清楚怎么处理的' }),
        ...again.steps,
        ...ending(l, g, again.accepted),
      ]
    }
    case 'ask':
      return [
        sign,
        call,
        step(t1 + 3 * HOUR, unit, 'ask', { question: '请问具体在哪一栋？' }),
        raiser(g, t1 + 5 * HOUR, 'provide', { text: '三号楼东边' }),
        ...answer(l, g, t1 + (l.replyH + 6) * HOUR).steps,
      ]
    case 'second': {
      const again = answer(l, g, a.accepted + 44 * HOUR)
      return [
        sign,
        call,
        ...a.steps,
        raiser(g, a.accepted + 20 * HOUR, 'rate', { solved: false, satisfied: 'no', words: '过了一天又不行了' }),
        ...again.steps,
        ...ending(l, g, again.accepted),
      ]
    }
    case 'extend': {
      const late = answer(l, g, t1 + (48 + l.replyH) * HOUR)
      return [
        sign,
        call,
        step(t1 + 4 * HOUR, unit, 'request-extension', { days: 4, reason: '要等配件到货' }),
        step(t1 + 5 * HOUR, g.cast.desk('dispatcher2'), 'decide-extension', {
          approve: true,
          reason: '配件三天后到，同意',
        }),
        ...late.steps,
        ...ending(l, g, late.accepted),
      ]
    }
    default:
      return [sign, call, ...a.steps, ...ending(l, g, a.accepted)]
  }
}

const forwarding = (l: Line, g: Ground, t0: number): Step[] => {
  const t1 = t0 + Math.max(l.dispatchMin, 5) * MIN
  const order = step(t1, g.cast.desk('dispatcher'), 'dispatch', { unit: g.cast.unit(l.unit), channel: '12345' })
  return [order, ...handling(l, g, t1)]
}

/** The calls one case of the scenario is made of, in order of time. */
export const stepsOf = (l: Line, g: Ground): Step[] => {
  const words = { text: g.words(l.category), grid: l.grid, category: l.category, phone: g.phone(l.n), name: '' }
  if (l.act === 'forward') {
    const channel = l.how === 'web' ? 'hotline' : l.how
    return [
      { at: l.at, op: register, actor: g.cast.desk('dispatcher'), input: () => ({ ...words, channel }) },
      ...forwarding(l, g, l.at),
    ]
  }
  const first: Step = {
    at: l.at,
    op: settleOnSpot,
    actor: g.cast.grid(l.grid),
    input: () => ({ ...words, channel: 'grid', result: '当场处理好了', confirmed: l.how }),
  }
  const called: Step[] =
    l.how === 'call-back'
      ? [
          {
            ...step(l.at + DAY, g.cast.desk('visitor'), 'confirm', { solved: true }),
            input: (c) => (c.counted ? undefined : { id: c.id, action: 'confirm', form: { solved: true } }),
          },
        ]
      : []
  if (!l.doubled) return [first, ...called]
  const again = { ...l, unit: 'D10', dispatchMin: 30, signMin: 20, replyH: 20, path: 'plain', end: 'rate' }
  return [
    first,
    raiser(g, l.at + 2 * DAY, 'reopen', { words: '又坏了，请再看看' }),
    ...forwarding(again, g, l.at + 2 * DAY),
  ]
}
