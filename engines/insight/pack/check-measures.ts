import type { Cond } from '@yiwang/kernel/cond'
import type { Words } from '@yiwang/kernel/message'
import { canonical, type Pack, type PackPart, partsOf } from '@yiwang/kernel/pack'
import {
  type Board,
  FACES,
  NEEDS,
  NOT_ON_WALL,
  OVER_TIME,
  PUBLIC_SHOWS,
  PUBLIC_SPANS,
  SPANS,
  type Tile,
} from './board.ts'
import { DIMS, isDistinct, type Measure, type RatePart, type Split } from './measure.ts'
import { CASE_LEVELS, disjoint, listOf, SUPERS, within } from './selector.ts'
import { countedOnce } from './units.ts'

/** One thing wrong with what a pack counts: where, what, and what to do about it. */
export type MeasureIssue = { readonly path: string; readonly message: Words; readonly remedy: Words }

type Field = { readonly id: string; readonly kind: string; readonly options?: readonly string[] }
/** What is read here of a kind of matter; its engine owns the rest. */
type TypePart = PackPart & {
  readonly stages: Readonly<Record<string, unknown>>
  readonly channels: readonly string[]
  readonly form: readonly Field[]
  readonly actions: readonly { readonly form?: readonly Field[] }[]
}
type Book = {
  readonly pack: Pack
  readonly types: readonly TypePart[]
  readonly measures: ReadonlyMap<string, Measure>
  readonly rates: ReadonlyMap<string, RatePart>
  readonly splits: ReadonlyMap<string, Split>
  /** What comes round in this pack; another engine owns the rest of it. */
  readonly rhythms: ReadonlyMap<string, PackPart>
}

const issue = (path: string, zh: readonly [string, string], en: readonly [string, string]): MeasureIssue => ({
  path,
  message: { zh: zh[0], en: en[0] },
  remedy: { zh: zh[1], en: en[1] },
})
const unknown = (path: string, what: Words, o: { id: string; known: readonly string[] }): MeasureIssue => {
  const names = [...new Set(o.known)]
  const [zh, en] =
    names.length > 0
      ? [`：${names.join('、')}。没有合适的就先加上`, `: ${names.join(', ')}. Or add it`]
      : ['，或先加上它', ', or add it']
  return issue(
    path,
    [`没有这个${what.zh}：${o.id}`, `改成已有的${what.zh}${zh}`],
    [`No such ${what.en}: ${o.id}`, `Name an existing ${what.en}${en}`],
  )
}
const missing = (path: string, what: Words, o: { named: readonly string[] | undefined; known: readonly string[] }) =>
  (o.named ?? []).filter((x) => !o.known.includes(x)).map((id) => unknown(path, what, { id, known: o.known }))
/** Words of a closed list, where the compiler never looked. */
const closed = (path: string, named: string | undefined, list: readonly string[]): MeasureIssue[] =>
  named !== undefined && list.includes(named)
    ? []
    : [
        issue(
          path,
          [named === undefined ? '没有写' : `不认识 ${named}`, `用这些之一：${list.join('、')}`],
          [named === undefined ? 'Not written' : `${named} is not known here`, `Use one of ${list.join(', ')}`],
        ),
      ]

const fieldsIn = (c: Cond | undefined): string[] => {
  if (c === undefined) return []
  if ('field' in c) return [c.field]
  return c.op === 'not' ? fieldsIn(c.of) : c.of.flatMap(fieldsIn)
}

const typesOf = (b: Book, m: Measure): readonly TypePart[] => {
  const named = listOf(m.of.type)
  return named ? b.types.filter((t) => named.includes(t.id)) : b.types
}
const fieldsOf = (types: readonly TypePart[]): Field[] =>
  types.flatMap((t) => [...t.form, ...t.actions.flatMap((a) => a.form ?? [])])

const MOMENTS_OF_COUNT: readonly Measure['at'][] = ['opened', 'closed', 'settled']
const selection = (b: Book, m: Measure): MeasureIssue[] => {
  const at = `${m.id}.of`
  const types = typesOf(b, m)
  const fields = fieldsOf(types).map((f) => f.id)
  const stages = types.flatMap((t) => Object.keys(t.stages))
  return [
    ...(m.by ?? []).flatMap((d) => closed(`${m.id}.by`, d, DIMS)),
    ...closed(`${m.id}.at`, m.at, MOMENTS_OF_COUNT),
    ...missing(
      `${at}.type`,
      { zh: '事项类型', en: 'kind of matter' },
      { named: listOf(m.of.type), known: b.types.map((t) => t.id) },
    ),
    ...missing(`${at}.stages`, { zh: '环节', en: 'stage' }, { named: m.of.stages, known: stages }),
    ...missing(
      `${at}.channel`,
      { zh: '渠道', en: 'channel' },
      { named: listOf(m.of.channel), known: types.flatMap((t) => t.channels) },
    ),
    ...missing(`${at}.super`, { zh: '大状态', en: 'state' }, { named: listOf(m.of.super), known: SUPERS }),
    ...missing(`${at}.level`, { zh: '层级', en: 'level' }, { named: listOf(m.of.level), known: CASE_LEVELS }),
    ...missing(`${at}.when`, { zh: '字段', en: 'field' }, { named: fieldsIn(m.of.when), known: fields }),
  ]
}

const DISTINCT_KINDS = ['text', 'choice', 'number', 'date', 'unit', 'matter']
const amount = (b: Book, m: Measure): MeasureIssue[] => {
  const at = `${m.id}.amount`
  const once = countedOnce(m.unit)
  if (once && !isDistinct(m))
    return [
      issue(
        `${m.id}.unit`,
        [`“${m.unit}”要按不同的对象数，逐件相加得到的是次数`, `写明 amount: { distinct: 字段 }，或改用“${m.unit}次”`],
        [
          `${m.unit} counts everybody once; adding cases gives times`,
          `Say amount: { distinct: field }, or count ${m.unit}次`,
        ],
      ),
    ]
  if (m.unit === '%')
    return [
      issue(
        `${m.id}.unit`,
        ['比率不是计数', '用 rateOf 写两个计数的比'],
        ['A share is no count', 'Write rateOf over two measures'],
      ),
    ]
  if (m.amount === undefined) return []
  const id = 'field' in m.amount ? m.amount.field : m.amount.distinct
  const found = fieldsOf(typesOf(b, m)).filter((f) => f.id === id)
  if (found.length === 0)
    return [unknown(at, { zh: '字段', en: 'field' }, { id, known: fieldsOf(typesOf(b, m)).map((f) => f.id) })]
  const right = 'field' in m.amount ? ['number'] : DISTINCT_KINDS
  return found
    .filter((f) => !right.includes(f.kind))
    .map((f) =>
      issue(
        at,
        [`字段 ${id} 是“${f.kind}”，不能这样计数`, `换成这几种字段：${right.join('、')}`],
        [`Field ${id} is a ${f.kind} and cannot be counted so`, `Name a field of kind ${right.join(', ')}`],
      ),
    )
}

const alike = (a: Measure, b: Measure): boolean =>
  a.unit === b.unit && a.at === b.at && canonical(a.amount ?? null) === canonical(b.amount ?? null)
const unlike = (path: string, a: Measure, b: Measure): MeasureIssue[] =>
  alike(a, b)
    ? []
    : [
        issue(
          path,
          [`${a.id} 与 ${b.id} 的单位、计数日或计数方法不同`, '换成单位、计数日和计数方法都相同的两项'],
          [`${a.id} and ${b.id} differ in unit, day or way of counting`, 'Name measures that agree in all three'],
        ),
      ]
const outside = (path: string, part: Measure, whole: Measure): MeasureIssue[] =>
  within(part.of, whole.of)
    ? []
    : [
        issue(
          path,
          [`看不出 ${part.id} 的每一件都在 ${whole.id} 里`, `让 ${part.id} 带上 ${whole.id} 的全部条件`],
          [
            `Not every matter of ${part.id} is certainly one of ${whole.id}`,
            `Give ${part.id} every condition of ${whole.id}`,
          ],
        ),
      ]

/** Parts that could count one matter twice, or that count other things than their whole, never balance. */
const splits = (b: Book, s: Split): MeasureIssue[] => {
  const names = [s.whole, ...s.parts]
  const lost = missing(s.id, { zh: '计数项', en: 'measure' }, { named: names, known: [...b.measures.keys()] })
  if (lost.length > 0) return lost
  const [whole, ...parts] = names.map((n) => b.measures.get(n)!) as [Measure, ...Measure[]]
  const counted = isDistinct(whole)
    ? [
        issue(
          `${s.id}.whole`,
          ['按不同对象数的不能拆开相加', '换成按件数或按数量的计数项'],
          ['What is counted once each does not add up', 'Name a measure of matters or amounts'],
        ),
      ]
    : []
  const overlaps = parts.flatMap((p, i) =>
    parts
      .slice(i + 1)
      .filter((q) => !disjoint(p.of, q.of))
      .map((q) => [p, q] as const),
  )
  return [
    ...counted,
    ...(parts.length < 2
      ? [issue(`${s.id}.parts`, ['至少要有两个部分', '写全各部分'], ['It needs two parts', 'Name every part'])]
      : []),
    ...parts.flatMap((p) => unlike(`${s.id}.parts`, p, whole)),
    ...parts.flatMap((p) => outside(`${s.id}.parts`, p, whole)),
    ...overlaps.map(([p, q]) =>
      issue(
        `${s.id}.parts`,
        [`同一件可能既算 ${p.id} 又算 ${q.id}`, '让两部分的条件互相排斥'],
        [`One matter may be in both ${p.id} and ${q.id}`, 'Let their conditions exclude each other'],
      ),
    ),
  ]
}

const shares = (b: Book, r: RatePart): MeasureIssue[] => {
  const lost = missing(r.id, { zh: '计数项', en: 'measure' }, { named: [r.of, r.over], known: [...b.measures.keys()] })
  if (lost.length > 0) return lost
  const [of, over] = [b.measures.get(r.of)!, b.measures.get(r.over)!]
  return [...unlike(r.id, of, over), ...outside(r.id, of, over)]
}

/** The measures behind a tile; none of those it names may be missing. */
const behind = (b: Book, t: Tile): readonly string[] => {
  if ('measure' in t) return [t.measure]
  const r = 'rate' in t ? b.rates.get(t.rate) : undefined
  if (r) return [r.of, r.over]
  const s = 'partition' in t ? b.splits.get(t.partition) : undefined
  return s ? [s.whole, ...s.parts] : []
}
const SUITS: Readonly<Record<'measure' | 'rate' | 'partition' | 'rhythm', readonly string[]>> = {
  measure: ['figure', 'trend', 'by-town', 'by-grid', 'map-town', 'map-grid', 'town-trends', 'funnel', 'heat'],
  rate: ['figure', 'trend', 'by-town', 'map-town', 'town-trends'],
  partition: ['partition'],
  rhythm: ['figure'],
}
const KIND: Readonly<Record<string, Words>> = {
  measure: { zh: '计数项', en: 'measure' },
  rate: { zh: '比率', en: 'rate' },
  partition: { zh: '等式', en: 'split' },
  rhythm: { zh: '例行安排', en: 'rhythm' },
}
const sourceOf = (t: Tile): readonly [keyof typeof SUITS, string] => {
  if ('measure' in t) return ['measure', t.measure]
  if ('rate' in t) return ['rate', t.rate]
  return 'partition' in t ? ['partition', t.partition] : ['rhythm', t.rhythm]
}
const tile = (b: Book, o: { board: Board; t: Tile; path: string }): MeasureIssue[] => {
  const { board, t, path } = o
  const [kind, id] = sourceOf(t)
  const known = { measure: b.measures, rate: b.rates, partition: b.splits, rhythm: b.rhythms }[kind]
  if (!known.has(id)) return [unknown(path, KIND[kind]!, { id, known: [...known.keys()] })]
  const out: MeasureIssue[] = []
  if (!SUITS[kind].includes(t.show))
    out.push(
      issue(
        path,
        [`${KIND[kind]!.zh}不能用 ${t.show} 显示`, `可用：${SUITS[kind].join('、')}`],
        [`A ${KIND[kind]!.en} is not shown as ${t.show}`, `Use ${SUITS[kind].join(', ')}`],
      ),
    )
  out.push(...closed(`${path}.period`, t.period, SPANS))
  const dim = NEEDS[t.show]
  for (const m of dim ? behind(b, t).filter((x) => !b.measures.get(x)?.by?.includes(dim)) : [])
    out.push(
      issue(
        path,
        [`${m} 没有按 ${dim} 分计`, `在 ${m} 的 by 里加上 ${dim}`],
        [`${m} is not kept by ${dim}`, `Add ${dim} to its by`],
      ),
    )
  out.push(...inTime(board, t, path))
  if (board.face === 'public') out.push(...inPublic(b, t, path))
  return out
}
const inTime = (board: Board, t: Tile, path: string): MeasureIssue[] => [
  ...(OVER_TIME.includes(t.show) && t.period === 'day'
    ? [
        issue(
          path,
          ['一天只有一段，看不出走势', '把 period 改成 week 或更长'],
          ['One day has one step and no course', 'Let its period be week or longer'],
        ),
      ]
    : []),
  ...(NOT_ON_WALL.includes(t.show) && board.face === 'wall'
    ? [
        issue(
          path,
          [`大屏上看不清 ${t.show}`, '放到领导或办公看板上，大屏用 map-town 或 trend'],
          [
            `${t.show} cannot be read on a wall`,
            'Put it on a board for leaders or the desk; a wall takes map-town or trend',
          ],
        ),
      ]
    : []),
]
const inPublic = (b: Book, t: Tile, path: string): MeasureIssue[] => {
  const out: MeasureIssue[] = []
  if ('rhythm' in t)
    out.push(
      issue(
        path,
        ['例行安排不上公开看板', '要公开就在例行安排里写 open'],
        ['What comes round is not on a public board', 'Say open of the rhythm itself'],
      ),
    )
  if (!PUBLIC_SHOWS.includes(t.show))
    out.push(
      issue(
        path,
        [`公开看板不能用 ${t.show}：组太小`, `可用：${PUBLIC_SHOWS.join('、')}`],
        [`${t.show} shows groups too small for everybody`, `Use ${PUBLIC_SHOWS.join(', ')}`],
      ),
    )
  if (!PUBLIC_SPANS.includes(t.period))
    out.push(
      issue(
        path,
        ['公开看板只用整月、整年', '把 period 改成 month 或 year'],
        ['A public board shows whole months and years', 'Let its period be month or year'],
      ),
    )
  if (NEEDS[t.show] === 'town' && partsOf(b.pack, 'insight.bulletin').length > 0)
    out.push(
      issue(
        path,
        ['本机制的通报已按镇街公布；两份表相减会露出小组', '去掉这一格，或不出通报'],
        ['The bulletin already publishes its towns; two tables could be subtracted', 'Drop the tile, or the bulletin'],
      ),
    )
  return out
}

const indexed = <T extends PackPart>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((p) => [p.id, p]))
const doubles = (kind: string, list: readonly PackPart[]): MeasureIssue[] =>
  list
    .filter((p, i) => list.findIndex((q) => q.id === p.id) !== i)
    .map((p) => issue(`${kind}.${p.id}`, ['编号重复', '每个编号只用一次'], ['Used twice', 'Use each id once']))

/** Does what the pack counts make sense? Empty means nothing was found. */
export const checkMeasures = (pack: Pack): MeasureIssue[] => {
  const measures = partsOf<Measure>(pack, 'insight.measure')
  const rates = partsOf<RatePart>(pack, 'insight.rate')
  const parts = partsOf<Split>(pack, 'insight.split')
  const boards = partsOf<Board>(pack, 'insight.board')
  const b: Book = {
    pack,
    types: partsOf<TypePart>(pack, 'matters.type' as TypePart['kind']),
    measures: indexed(measures),
    rates: indexed(rates),
    splits: indexed(parts),
    rhythms: indexed(partsOf<PackPart>(pack, 'rhythm.rhythm' as PackPart['kind'])),
  }
  return [
    ...doubles('measure', measures),
    ...doubles('rate', rates),
    ...doubles('split', parts),
    ...doubles('board', boards),
    ...measures.flatMap((m) => [...selection(b, m), ...amount(b, m)]),
    ...rates.flatMap((r) => shares(b, r)),
    ...parts.flatMap((s) => splits(b, s)),
    ...boards.flatMap((x) => closed(`${x.id}.face`, x.face, FACES)),
    ...boards.flatMap((x) => x.tiles.flatMap((t, i) => tile(b, { board: x, t, path: `${x.id}.tiles.${i}` }))),
  ]
}
