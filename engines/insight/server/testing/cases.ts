import { field } from '@yiwang/kernel/cond'
import { definePack, type PackPart } from '@yiwang/kernel/pack'
import { board, measure, rateOf, split } from '../../pack/index.ts'
import { type MeasurePlan, measuresIn } from '../measures/plan.ts'
import { type Bench, id, TENANT } from './bench.ts'

const basis = { basis: 'default', source: 'test' } as const
export const TOWNS = ['370828001', '370828002', '370828003', '370828004']

/** A kind of matter with fields of its own, counted in every way there is. */
export const kind = {
  kind: 'matters.type',
  id: 'mediation',
  channels: ['web', 'counter'],
  stages: { open: {}, agreed: {}, failed: {} },
  form: [
    { id: 'people', kind: 'number' },
    { id: 'household', kind: 'text' },
    { id: 'outcome', kind: 'choice' },
  ],
  actions: [],
}
const of = { type: 'mediation' }
export const parts: PackPart[] = [
  kind,
  measure({
    id: 'all',
    unit: '件',
    of,
    at: 'opened',
    by: ['town', 'grid', 'unit', 'category', 'level', 'stage', 'hour'],
    basis,
  }),
  measure({ id: 'agreed', unit: '件', of: { ...of, stages: ['agreed'] }, at: 'opened', by: ['town'], basis }),
  measure({ id: 'failed', unit: '件', of: { ...of, stages: ['failed'] }, at: 'opened', by: ['town'], basis }),
  measure({ id: 'running', unit: '件', of: { ...of, stages: ['open'] }, at: 'opened', by: ['town'], basis }),
  measure({
    id: 'ended',
    unit: '件',
    of: { ...of, super: 'closed', category: '01' },
    at: 'closed',
    by: ['town'],
    basis,
  }),
  measure({
    id: 'heard',
    unit: '人次',
    of: { ...of, when: field('outcome').in('a', 'b') },
    at: 'opened',
    amount: { field: 'people' },
    by: ['town'],
    basis,
  }),
  measure({ id: 'homes', unit: '户', of, at: 'opened', amount: { distinct: 'household' }, by: ['town'], basis }),
  rateOf({ id: 'share', of: 'agreed', over: 'all', least: 10, basis }),
  split({ id: 'sum', whole: 'all', parts: ['agreed', 'failed', 'running'], basis }),
  board({
    id: 'lead',
    face: 'leader',
    tiles: [
      { measure: 'all', show: 'figure', period: 'month' },
      { measure: 'all', show: 'trend', period: 'month' },
      { rate: 'share', show: 'figure', period: 'month' },
      { partition: 'sum', show: 'partition', period: 'all' },
      { measure: 'all', show: 'by-town', period: 'month' },
      { measure: 'all', show: 'by-grid', period: 'month' },
      { measure: 'all', show: 'funnel', period: 'all' },
      { measure: 'all', show: 'heat', period: 'month' },
      { measure: 'heard', show: 'by-town', period: 'all' },
      { measure: 'homes', show: 'figure', period: 'all' },
      { rate: 'share', show: 'by-town', period: 'all' },
      { measure: 'all', show: 'map-grid', period: 'all' },
      { rate: 'share', show: 'map-town', period: 'all' },
      { measure: 'all', show: 'town-trends', period: 'all' },
      { measure: 'homes', show: 'town-trends', period: 'year' },
    ],
    basis,
  }),
  board({ id: 'hall', face: 'wall', tiles: [{ measure: 'ended', show: 'trend', period: 'year' }], basis }),
  board({
    id: 'open',
    face: 'public',
    tiles: [
      { measure: 'all', show: 'by-town', period: 'month' },
      { measure: 'agreed', show: 'by-town', period: 'month' },
      { rate: 'share', show: 'by-town', period: 'month' },
      { measure: 'all', show: 'trend', period: 'month' },
      { partition: 'sum', show: 'partition', period: 'month' },
      { measure: 'all', show: 'by-town', period: 'year' },
      { measure: 'homes', show: 'figure', period: 'year' },
      { measure: 'all', show: 'map-town', period: 'month' },
      { measure: 'all', show: 'town-trends', period: 'month' },
    ],
    basis,
  }),
]
const words = {
  'pack.name': { zh: '调解中心', en: 'Mediation centre' },
  'board.lead': { zh: '调解一页通', en: 'Mediation at a glance' },
  'measure.all': { zh: '调解事项', en: 'Mediations' },
  'stage.open': { zh: '办理中', en: 'Open' },
}
export const planOf = (more: readonly PackPart[] = parts, version = 1): MeasurePlan =>
  measuresIn(definePack({ id: 'talks', mechanism: 'none', version, calendar: 'c', parts: [...more] }), words)!

/** What a test says of a matter; the rest is as at its opening. */
export type Talk = {
  readonly n: number
  readonly at: number
  readonly stage?: 'open' | 'agreed' | 'failed'
  readonly town?: string | null
  readonly grid?: string | null
  readonly unit?: number | null
  readonly category?: string | null
  readonly closed?: number | null
  readonly merged?: boolean
  readonly fields?: Record<string, unknown>
}
const row = (t: Talk) => ({
  tenant: TENANT,
  id: id('ta', t.n),
  seq: 1,
  ref: String(3_000_000_000 + t.n),
  pack: 'talks',
  version: 1,
  type: 'mediation',
  stage: t.stage ?? 'open',
  super: (t.stage ?? 'open') === 'open' ? 'open' : 'closed',
  level: 'town',
  title: `第${t.n}场`,
  text: '-',
  channel: 'web',
  town: t.town ?? null,
  grid: t.grid ?? null,
  unit: t.unit === undefined || t.unit === null ? null : id('un', t.unit),
  category: t.category ?? null,
  opened_at: new Date(t.at),
  closed_at: t.closed === undefined || t.closed === null ? null : new Date(t.closed),
  merged_into: t.merged ? id('ta', 0) : null,
  fields: t.fields ?? {},
})

/** Writes matters as they are now, without telling anybody. */
export const put = async (b: Bench, list: readonly Talk[]): Promise<void> => {
  const columns = Object.keys(row({ n: 0, at: 0 }))
  await b.query(
    `insert into matters.matter(${columns}) select ${columns} from jsonb_populate_recordset(null::matters.matter, $1)
     on conflict (tenant, id) do update set ${columns.map((c) => `${c}=excluded.${c}`)}`,
    [JSON.stringify(list.map(row))],
  )
}
/** Tells of them, the way casework does: one event each. */
export const tell = (b: Bench, numbers: readonly number[], kind_ = 'matters.close@1') =>
  b.query(
    `insert into platform.event(tenant, id, kind, subject_kind, subject, at, actor_kind, open, data)
     select $1, gen_random_uuid(), $3, 'matter', s, now(), 'system', false, '{}' from unnest($2::uuid[]) s`,
    [TENANT, numbers.map((n) => id('ta', n)), kind_],
  )
export const exclude = (b: Bench, n: number, state: 'asked' | 'granted') =>
  b.query(
    `insert into matters.exclusion(tenant, id, matter, reason, text, state, asked_at) values($1, gen_random_uuid(), $2, 'r', 't', $3, now())`,
    [TENANT, id('ta', n), state],
  )

/** Everything that is derived, byte for byte. */
export const derived = async (b: Bench): Promise<string[]> => {
  const { rows } = await b.query(
    `select 'fact ' || f::text as line from insight.fact f union all select 'rollup ' || r::text from insight.rollup r order by 1`,
  )
  return rows.map((r: { line: string }) => r.line)
}
