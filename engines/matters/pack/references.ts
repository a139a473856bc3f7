import type { Words } from '@yiwang/kernel/message'
import { issuesFor } from './explore.ts'
import type { MatterType } from './matter-type.ts'
import { type Action, type Clock, type FormField, LEVELS, MOMENTS, RELATIONS, SAME, VERBS } from './words.ts'

/** One thing wrong with a pack: where, what, and what to do about it. */
export type Issue = { readonly path: string; readonly message: Words; readonly remedy: Words }

export const issue = (path: string, message: Words, remedy: Words): Issue => ({ path, message, remedy })
const w = (zh: string, en: string): Words => ({ zh, en })

/** More names than these help nobody who reads a message. */
const NAMES_MOST = 24
const unknown = (path: string, what: Words, o: { id: string; known: readonly string[] }): Issue => {
  const listed = o.known.length > 0 && o.known.length <= NAMES_MOST
  const [zh, en] = listed
    ? [`：${o.known.join('、')}。没有合适的就先加上`, `: ${o.known.join(', ')}. Or add it`]
    : ['，或先加上它', ', or add it']
  return issue(
    path,
    w(`没有这个${what.zh}：${o.id}`, `No such ${what.en}: ${o.id}`),
    w(`改成已有的${what.zh}${zh}`, `Name an existing ${what.en}${en}`),
  )
}
const STAGE = w('环节', 'stage')
const ROLE = w('角色', 'role')
const ACTION = w('动作', 'action')

const twice = (path: string, ids: readonly string[]): Issue[] =>
  [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) =>
    issue(`${path}.${id}`, w(`编号重复：${id}`, `Used twice: ${id}`), w('每个编号只用一次', 'Use each id once')),
  )

const noStage = (t: MatterType, path: string, id: string): Issue =>
  unknown(path, STAGE, { id, known: Object.keys(t.stages) })
const noRole = (t: MatterType, path: string, id: string): Issue =>
  unknown(path, ROLE, { id, known: [...Object.keys(t.roles), ...RELATIONS] })
const noAction = (t: MatterType, path: string, id: string): Issue =>
  unknown(path, ACTION, { id, known: t.actions.map((a) => a.id) })
const noVerb = (path: string, id: string): Issue =>
  issue(
    path,
    w(`没有这个动词：${id}`, `No such verb: ${id}`),
    w(
      '一般的一步写 step；全部动词在 engines/matters/pack/words.ts',
      'A plain step is step; all verbs: engines/matters/pack/words.ts',
    ),
  )
const isRole = (t: MatterType, id: string): boolean =>
  Object.hasOwn(t.roles, id) || (RELATIONS as readonly string[]).includes(id)
const hasStage = (t: MatterType, id: string): boolean => Object.hasOwn(t.stages, id)

/** Fields of the verbs, or of the matter itself (a lapse follows the checker's proposal), that can choose the next stage. */
const CHOOSERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  settle: { confirmed: ['tick', 'call-back', 'absent'] },
  confirm: { solved: ['true', 'false'] },
  escalate: { found: ['order', 'none'] },
  decide: { decision: ['handle', 'redispatch', 'hold', 'explain'] },
  'decide-hold': { approve: ['true', 'false'] },
  'answer-topic': { outcome: ['close', 'update'] },
  opine: { outcome: ['agreed', 'objected'] },
  rate: { solved: ['true', 'false'] },
  visit: { solved: ['true', 'false'] },
  'check-accept': { proposal: ['solved', 'explained'] },
  lapse: { proposal: ['solved', 'explained'] },
  'decide-extension': { approve: ['true', 'false'] },
  approve: { approve: ['true', 'false'] },
  reply: { solved: ['true', 'false'] },
}
const valuesOf = (f: FormField | undefined): readonly string[] | undefined =>
  f?.kind === 'yesno' ? ['true', 'false'] : f?.kind === 'choice' ? f.options : undefined

const choice = (path: string, a: Action): Issue[] => {
  if (typeof a.to === 'string') return []
  const { by, map } = a.to
  const values = CHOOSERS[a.verb]?.[by] ?? valuesOf(a.form?.find((f) => f.id === by))
  if (!values)
    return [
      issue(
        `${path}.to.by`,
        w(`这个动作没有能选去向的字段：${by}`, `This action has no field that can choose the stage: ${by}`),
        w('用是否题或单选题的编号', 'Name a yes-or-no or single-choice field'),
      ),
    ]
  return values
    .filter((v) => !Object.hasOwn(map, v))
    .map((v) =>
      issue(
        `${path}.to.map`,
        w(`选“${v}”时不知道去哪个环节`, `No stage for the answer ${v}`),
        w('给每个选项写一个环节', 'Give every answer a stage'),
      ),
    )
}

const form = (path: string, fields: readonly FormField[]): Issue[] => [
  ...twice(
    path,
    fields.map((f) => f.id),
  ),
  ...fields
    .filter((f) => (f.kind === 'choice' || f.kind === 'choices') && !f.options?.length)
    .map((f) =>
      issue(
        `${path}.${f.id}`,
        w('选择题没有选项', 'A choice without options'),
        w('写出选项，或换成文字题', 'List the options, or use a text field'),
      ),
    ),
]

const actionRefs = (t: MatterType, a: Action): Issue[] => {
  const path = `actions.${a.id}`
  const to = typeof a.to === 'string' ? [a.to] : Object.values(a.to.map)
  return [
    ...(VERBS.includes(a.verb) ? [] : [noVerb(`${path}.verb`, a.verb)]),
    ...a.from.filter((s) => !hasStage(t, s)).map((s) => noStage(t, `${path}.from`, s)),
    ...to.filter((s) => s !== SAME && !hasStage(t, s)).map((s) => noStage(t, `${path}.to`, s)),
    ...a.who.filter((r) => !isRole(t, r)).map((r) => noRole(t, `${path}.who`, r)),
    ...(a.who.length
      ? []
      : [issue(`${path}.who`, w('没有人能做这个动作', 'Nobody may do this'), w('写出谁能做', 'Say who may do it'))]),
    ...choice(path, a),
    ...form(`${path}.form`, a.form ?? []),
  ]
}

const known = (t: MatterType, id: string): boolean =>
  t.actions.some((a) => a.id === id) || (MOMENTS as readonly string[]).includes(id)

const breachRefs = (t: MatterType, c: Clock): Issue[] =>
  (c.breach ?? []).flatMap((s, i) => [
    ...(s.act === undefined || t.actions.some((a) => a.id === s.act)
      ? []
      : [noAction(t, `clocks.${c.id}.breach.${i}.act`, s.act)]),
    ...(s.tell ?? []).filter((r) => !isRole(t, r)).map((r) => noRole(t, `clocks.${c.id}.breach.${i}.tell`, r)),
  ])

/** A clock of an order that starts at an action which hands out no order would never run. */
const orderless = (t: MatterType, c: Clock): Issue[] =>
  c.from.flatMap((id) => {
    const a = t.actions.find((x) => x.id === id)
    return !a || c.of === 'matter' || c.of === 'notice' || issuesFor(c, a.verb)
      ? []
      : [
          issue(
            `clocks.${c.id}.from`,
            w(`${id} 不派单，${c.id} 从这里起不了表`, `${id} issues no order, so ${c.id} cannot start there`),
            w('改成派单的动作，或把时限改为整件事的', 'Start it at a dispatch, or make it a clock of the matter'),
          ),
        ]
  })

/** A promise nobody can keep before the matter is closed; a measure of the whole stands without an end. */
const endless = (c: Clock): Issue[] =>
  c.to.length > 0 || c.from.length === 0 || c.report || c.of === 'notice'
    ? []
    : [
        issue(
          `clocks.${c.id}.to`,
          w('起了表，没有动作能停它', 'It starts, and no action ends it'),
          w(
            '在 to 里写出做到哪个动作就停；只计量、不算超时的，写 report: true',
            'Name in to the actions that end it; a mere measure says report: true',
          ),
        ),
      ]

const clockRefs = (t: MatterType, c: Clock): Issue[] => {
  const path = `clocks.${c.id}`
  const named = (key: 'from' | 'to' | 'drops' | 'resumes') =>
    (c[key] ?? []).filter((id) => !known(t, id)).map((id) => noAction(t, `${path}.${key}`, id))
  const bad = c.remindAt !== undefined && !(c.remindAt > 0 && c.remindAt < 1)
  return [
    ...named('from'),
    ...named('to'),
    ...named('drops'),
    ...named('resumes'),
    ...(c.pausesIn ?? []).filter((s) => !hasStage(t, s)).map((s) => noStage(t, `${path}.pausesIn`, s)),
    ...breachRefs(t, c),
    ...endless(c),
    ...orderless(t, c),
    ...(bad
      ? [
          issue(
            `${path}.remindAt`,
            w('提醒的时点要在 0 和 1 之间', 'The reminder must lie between 0 and 1'),
            w('例如 0.8', 'For example 0.8'),
          ),
        ]
      : []),
  ]
}

const stageRefs = (t: MatterType): Issue[] =>
  Object.entries(t.stages).flatMap(([id, s]) => {
    const path = `stages.${id}`
    if (s.owner !== undefined && !isRole(t, s.owner)) return [noRole(t, `${path}.owner`, s.owner)]
    if (s.super === 'open' && s.end)
      return [
        issue(
          path,
          w('办理中的环节不能是终点', 'An open stage cannot be an end'),
          w('去掉终点，或改为已办结', 'Drop the end, or make it a closed stage'),
        ),
      ]
    return s.super !== 'open' || s.owner !== undefined
      ? []
      : [issue(path, w('这个环节没有人负责', 'Nobody owns this stage'), w('写出轮到谁办', 'Say whose turn it is'))]
  })

const ladderRefs = (t: MatterType): Issue[] => {
  const needs =
    t.actions.some((a) => a.verb === 'escalate' || a.who.some((r) => r.startsWith('level-'))) ||
    Object.values(t.stages).some((s) => s.owner?.startsWith('level-'))
  if (!t.ladder)
    return needs
      ? [
          issue(
            'ladder',
            w('有逐级上报，却没有写各层级由谁负责', 'Matters climb, but nobody is named for the levels'),
            w('写上四个层级的负责角色和会审主持角色', 'Name the heads and chairs of the four levels'),
          ),
        ]
      : []
  const { heads, chairs } = t.ladder
  return LEVELS.flatMap((l) => [
    ...(heads[l] && Object.hasOwn(t.roles, heads[l]) ? [] : [noRole(t, `ladder.heads.${l}`, heads[l] ?? l)]),
    ...(chairs[l] && Object.hasOwn(t.roles, chairs[l]) ? [] : [noRole(t, `ladder.chairs.${l}`, chairs[l] ?? l)]),
  ])
}

/** Roles and relations that act on it or own a stage. */
const acting = (t: MatterType): readonly string[] => [
  ...new Set(t.actions.flatMap((a) => a.who).concat(Object.values(t.stages).flatMap((s) => s.owner ?? []))),
]

/** A restricted kind of matter is no use to a role that must act on it and may not read it. */
const restrictedRefs = (t: MatterType): Issue[] => {
  const may = t.restricted
  if (!may) return []
  return [
    ...may.filter((r) => !isRole(t, r)).map((r) => noRole(t, 'restricted', r)),
    ...acting(t)
      .filter((r) => r !== 'system' && r !== 'raiser' && !may.includes(r))
      .map((r) =>
        issue(
          'restricted',
          w(`${r} 要办这件事，却看不到它`, `${r} has to act on it but may not read it`),
          w('把它加进可看的角色，或不让它办', 'Let it read, or give the act to another'),
        ),
      ),
  ]
}

const ON_GROUND: readonly string[] = ['grid', 'community', 'town']
/** A post of a grid, a village or a town never meets a matter that lies nowhere. */
const placelessRefs = (t: MatterType): Issue[] => {
  if (!t.placeless) return []
  const remedy = w(
    '让它问地点，或交给县级或单位的岗',
    'Let it ask for a place, or give it to a post of the county or a unit',
  )
  const roles = Object.entries(t.roles)
    .filter(([id, r]) => ON_GROUND.includes(r.where) && acting(t).includes(id))
    .map(([id, r]) =>
      issue(
        `roles.${id}.where`,
        w(`这一类事不问地点，${r.where} 的岗看不到它`, `It asks for no place, so no post of a ${r.where} meets it`),
        remedy,
      ),
    )
  const climbs = w('这一类事不问地点，却要逐级上报', 'It asks for no place, yet climbs from level to level')
  return t.ladder ? [...roles, issue('placeless', climbs, remedy)] : roles
}

/** Names: every stage, role, action and field that is named exists, once. */
export const checkReferences = (t: MatterType): Issue[] => [
  ...(hasStage(t, t.start) ? [] : [noStage(t, 'start', t.start)]),
  ...twice(
    'actions',
    t.actions.map((a) => a.id),
  ),
  ...twice(
    'clocks',
    t.clocks.map((c) => c.id),
  ),
  ...form('form', t.form),
  ...stageRefs(t),
  ...ladderRefs(t),
  ...restrictedRefs(t),
  ...placelessRefs(t),
  ...t.actions.flatMap((a) => actionRefs(t, a)),
  ...t.clocks.flatMap((c) => clockRefs(t, c)),
]
