import { describe, expect, it } from 'vitest'
import { checkMatterType } from './check.ts'
import { explore } from './explore.ts'
import type { MatterType } from './matter-type.ts'
import { soon, soundType } from './sound-type.ts'
import type { Action, Clock, Stage } from './words.ts'

const basis = { basis: 'default', source: 'sample' } as const
const action = (id: string, change: Partial<Action>): MatterType => ({
  ...soundType,
  actions: soundType.actions.map((a) => (a.id === id ? { ...a, ...change } : a)),
})
const clock = (id: string, change: Partial<Clock>): MatterType => ({
  ...soundType,
  clocks: soundType.clocks.map((c) => (c.id === id ? { ...c, ...change } : c)),
})
const stage = (id: string, s: Stage): MatterType => ({ ...soundType, stages: { ...soundType.stages, [id]: s } })
const plus = (more: { actions?: readonly Action[]; clocks?: readonly Clock[] }, t = soundType): MatterType => ({
  ...t,
  actions: [...t.actions, ...(more.actions ?? [])],
  clocks: [...t.clocks, ...(more.clocks ?? [])],
})
const without = (key: 'actions' | 'clocks', id: string): MatterType => ({
  ...soundType,
  [key]: (soundType[key] as readonly { id: string }[]).filter((x) => x.id !== id),
})

const seats = (role: string) => ({ grid: role, community: role, town: role, county: role })

const hostile: readonly (readonly [string, MatterType, string, RegExp])[] = [
  ['a start nobody knows', { ...soundType, start: 'nowhere' }, 'start', /No such stage: nowhere/],
  ['a move to a stage that is not there', action('answer', { to: 'gone' }), 'actions.answer.to', /No such stage: gone/],
  ['an unknown origin', action('answer', { from: ['gone'] }), 'actions.answer.from', /No such stage: gone/],
  ['an unknown role', action('send', { who: ['boss'] }), 'actions.send.who', /No such role: boss/],
  ['nobody who may act', action('send', { who: [] }), 'actions.send.who', /Nobody may do this/],
  [
    'a post of a village for what lies nowhere',
    { ...soundType, placeless: true, roles: { desk: { post: 'desk', where: 'community' } } },
    'roles.desk.where',
    /no post of a community meets it/,
  ],
  ['an unknown owner', stage('new', { super: 'open', owner: 'boss' }), 'stages.new.owner', /No such role: boss/],
  ['an open stage without owner', stage('new', { super: 'open' }), 'stages.new', /Nobody owns/],
  ['an open end', stage('new', { super: 'open', owner: 'desk', end: true }), 'stages.new', /cannot be an end/],
  ['a clock that hears an unknown action', clock('sort', { to: ['sned'] }), 'clocks.sort.to', /No such action: sned/],
  [
    'a breach that does an unknown action',
    clock('wait', { breach: [{ act: 'x' }] }),
    'clocks.wait.breach.0.act',
    /No such action: x/,
  ],
  [
    'a breach that tells nobody',
    clock('wait', { breach: [{ tell: ['x'] }] }),
    'clocks.wait.breach.0.tell',
    /No such role: x/,
  ],
  ['a pause in an unknown stage', clock('sort', { pausesIn: ['x'] }), 'clocks.sort.pausesIn', /No such stage: x/],
  ['a reminder after the end', clock('sort', { remindAt: 1.5 }), 'clocks.sort.remindAt', /between 0 and 1/],
  ['a clock that nothing ends', clock('sort', { to: [] }), 'clocks.sort.to', /no action ends it/],
  [
    'a clock without a length',
    clock('sort', { within: undefined as never }),
    'clocks.sort.within',
    /within is missing/,
  ],
  ['a bare number as a length', clock('sort', { within: 3 as never }), 'clocks.sort.within', /no length of time/],
  [
    'a map without the rest',
    clock('sort', { within: { map: {} } as never }),
    'clocks.sort.within',
    /no length of time/,
  ],
  ['an action without who', action('send', { who: undefined as never }), 'actions.send.who', /who is missing/],
  ['no stages at all', { ...soundType, stages: undefined as never }, 'stages', /stages is missing/],
  [
    'an unknown state of a stage',
    stage('new', { super: 'opened' as never, owner: 'desk' }),
    'stages.new.super',
    /opened is not known/,
  ],
  [
    'an unknown kind of question',
    { ...soundType, form: [{ id: 'a', kind: 'string' as never }] },
    'form.a.kind',
    /string is not known/,
  ],
  [
    'an unknown reach',
    { ...soundType, roles: { desk: { post: 'desk', where: 'city' as never } } },
    'roles.desk.where',
    /city is not known/,
  ],
  ['a clock of nothing', clock('sort', { of: 'case' as never }), 'clocks.sort.of', /case is not known/],
  ['neither stated nor default', clock('sort', { basis: 'guess' as never }), 'clocks.sort.basis', /guess is not known/],
  ['an unknown verb', action('send', { verb: 'sned' as never }), 'actions.send.verb', /No such verb: sned/],
  ['two actions of one name', plus({ actions: [soundType.actions[0] as Action] }), 'actions.send', /Used twice/],
  ['an order clock without an order', clock('reply', { from: ['ask'] }), 'clocks.reply.from', /issues no order/],
  [
    'a fork on no field',
    action('answer', { to: { by: 'mood', map: { good: 'done' } } }),
    'actions.answer.to.by',
    /mood/,
  ],
  [
    'a fork with a gap',
    action('answer', { to: { by: 'solved', map: { true: 'done' } } }),
    'actions.answer.to.map',
    /answer false/,
  ],
  ['a choice without options', { ...soundType, form: [{ id: 'a', kind: 'choice' }] }, 'form.a', /without options/],
  ['a stage nobody reaches', stage('attic', { super: 'closed' }), 'stages.attic', /Nothing leads here/],
  [
    'a clock that never starts',
    plus({ clocks: [{ id: 'idle', of: 'matter', from: [], to: [], within: soon, ...basis }] }),
    'clocks.idle',
    /never starts/,
  ],
  [
    'a trap',
    plus(
      { actions: [{ id: 'trap', verb: 'step', from: ['new'], to: 'pit', who: ['desk'] }] },
      stage('pit', { super: 'open', owner: 'desk', untimed: 'x' }),
    ),
    'stages.pit',
    /No action leads out/,
  ],
  ['no clock in an open stage', without('clocks', 'sort'), 'stages.new', /no clock is running/],
  ['a stage that stops the only clock', without('clocks', 'wait'), 'stages.asking', /stands still: reply/],
  [
    'a clock on in a closed stage',
    clock('sort', { from: ['register', 'again', 'answer'] }),
    'clocks.sort',
    /runs on in done/,
  ],
  [
    'an automatic act that is not offered',
    clock('sort', { breach: [{ act: 'file' }] }),
    'clocks.sort.breach',
    /would do file in new/,
  ],
  ['an automatic act the system may not do', action('go-on', { who: ['desk'] }), 'clocks.wait.breach', /may not/],
  [
    'an act left to a system that nobody calls',
    clock('wait', { breach: [] }),
    'actions.go-on.who',
    /no clock calls it/,
  ],
  [
    'leaving an end',
    plus({ actions: [{ id: 'dig', verb: 'step', from: ['filed'], to: 'done', who: ['desk'] }] }),
    'actions.dig.from',
    /only by reopening/,
  ],
  [
    'a climb without anybody for the levels',
    plus({ actions: [{ id: 'up', verb: 'escalate', from: ['doing'], to: 'doing', who: ['system', 'desk'] }] }),
    'ladder',
    /nobody is named for the levels/,
  ],
  [
    'a level with a role that is not there',
    { ...soundType, ladder: { heads: seats('desk'), chairs: seats('mayor') } },
    'ladder.chairs.grid',
    /No such role: mayor/,
  ],
  [
    'a role that must act and may not read',
    { ...soundType, restricted: ['lead-unit'] },
    'restricted',
    /desk has to act on it but may not read it/,
  ],
  [
    'a parallel review with a gap',
    plus({
      actions: [
        { id: 'opine', verb: 'opine', from: ['doing'], to: { by: 'outcome', map: { agreed: 'done' } }, who: ['party'] },
      ],
    }),
    'actions.opine.to.map',
    /answer objected/,
  ],
  [
    'a clock of parties where nobody is asked',
    plus({ clocks: [{ id: 'view', of: 'party', from: ['send'], to: ['answer'], within: soon, ...basis }] }),
    'clocks.view.from',
    /issues no order/,
  ],
  [
    'an old order that ticks on',
    plus({ actions: [{ id: 'resend', verb: 'rule-accept', from: ['doing'], to: 'doing', who: ['desk'] }] }),
    'clocks.reply.to',
    /old order's clock runs on/,
  ],
]

describe('ring 3: does the process make sense', () => {
  it('finds nothing in a sound type', () => {
    expect(checkMatterType(soundType)).toEqual([])
    expect(explore(soundType).states.length).toBe(5)
  })
  it.each(hostile)('refuses %s', (_, t, path, why) => {
    const found = checkMatterType(t).filter((i) => i.path === path)
    expect(found.map((i) => i.message.en).join('\n')).toMatch(why)
    for (const i of found) expect([i.message.zh, i.remedy.zh, i.remedy.en].every((x) => x.length > 3)).toBe(true)
  })
  it('lets an end be entered only with its clocks stopped', () => {
    const t = clock('window', { from: ['answer', 'file'] })
    expect(checkMatterType(t).map((i) => [i.path, i.message.en.slice(0, 16)])).toContainEqual([
      'clocks.window',
      'It runs on in fi',
    ])
  })
  it('accepts an open stage without a clock when it says why', () => {
    const t = without('clocks', 'sort')
    const said = {
      ...t,
      stages: { ...t.stages, new: { super: 'open', owner: 'desk', untimed: 'none stated' } as const },
    }
    expect(checkMatterType(said)).toEqual([])
  })
  it('a measure is no promise: a report clock alone leaves the stage untimed', () => {
    const t = clock('sort', { report: true })
    expect(checkMatterType(t).map((i) => i.path)).toContain('stages.new')
  })
  it('a clock that goes on after being stopped is followed', () => {
    const back: Action = { id: 'reject', verb: 'check-reject', from: ['done'], to: 'doing', who: ['desk'] }
    const lost = plus({ actions: [back] }, clock('window', { to: ['again', 'file', 'reject'] }))
    expect(checkMatterType(lost).map((i) => i.path)).toContain('stages.doing')
    const kept = { ...lost, clocks: lost.clocks.map((c) => (c.id === 'reply' ? { ...c, resumes: ['reject'] } : c)) }
    expect(checkMatterType(kept)).toEqual([])
  })
  it('says so when the walk is cut short', () => {
    expect(checkMatterType(soundType, 2).map((i) => i.message.en)).toEqual([
      'More than 2 combinations; the walk was cut short',
    ])
  })
  it('says each fault once, with the shortest way there', () => {
    const found = checkMatterType(without('clocks', 'sort'))
    expect(found).toHaveLength(1)
    expect(found[0]?.message.en).toContain('(for example: register)')
  })
})
