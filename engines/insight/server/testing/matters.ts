import { type Bench, id, TENANT } from './bench.ts'

/** Columns of a made-up matter that a test cares about. */
export type Made = {
  readonly n: number
  readonly at: number
  readonly stage?: string
  readonly super?: string
  readonly town?: string | null
  readonly category?: string | null
  readonly level?: string
  readonly settled?: number
  readonly forwarded?: number
  readonly closed?: number
  readonly closeCode?: string
  readonly confidential?: boolean
  readonly mergedInto?: string
}
const date = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms))
const iso = (ms: number | undefined): string | null => date(ms)?.toISOString() ?? null

const matterRow = (m: Made) => ({
  tenant: TENANT,
  id: id('ma', m.n),
  ref: String(1_000_000_000 + m.n),
  pack: 'moves',
  version: 1,
  type: 'appeal',
  stage: m.stage ?? (m.settled ? 'settled' : m.forwarded ? 'dispatched' : 'registered'),
  super: m.super ?? (m.settled ? 'closed' : 'open'),
  level: m.level ?? (m.settled ? 'grid' : 'county'),
  title: `第${m.n}件事`,
  text: '水压低',
  channel: 'web',
  town: m.town ?? null,
  category: m.category ?? null,
  confidential: m.confidential ?? false,
  merged_into: m.mergedInto ?? null,
  opened_at: iso(m.at),
  settled_at: iso(m.settled),
  forwarded_at: iso(m.forwarded),
  closed_at: iso(m.closed),
  close_code: m.closeCode ?? null,
})
const appealRow = (m: Made) => ({
  tenant: TENANT,
  id: id('ap', m.n),
  matter: id('ma', m.n),
  ref: String(2_000_000_000 + m.n),
  secret: '-',
  channel: 'web',
  text: '水压低',
  joined: false,
  at: iso(m.at),
  registered_at: iso(m.at),
})

/** Inserts rows given as objects; columns left out take their default. */
export const rows = async (b: Bench, table: string, list: readonly Record<string, unknown>[]): Promise<void> => {
  const first = list[0]
  if (!first) return
  const columns = Object.keys(first).join(',')
  await b.query(
    `insert into ${table}(${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(list)],
  )
}
export const matters = async (b: Bench, list: readonly Made[]): Promise<void> => {
  await rows(b, 'matters.matter', list.map(matterRow))
  await rows(b, 'matters.appeal', list.map(appealRow))
}

export type Order = {
  readonly n: number
  readonly matter: number
  readonly unit: string | null
  readonly at: number
  readonly sign?: 'met' | 'missed'
  readonly reply?: 'met' | 'missed' | 'running' | 'breached'
  readonly returned?: boolean
}
const HOUR = 3_600_000
const clockRow = (o: Order, kind: 'sign' | 'reply', state: string) => ({
  tenant: TENANT,
  id: id(kind.slice(0, 2), o.n),
  matter: id('ma', o.matter),
  dispatch: id('di', o.n),
  kind,
  round: 1,
  state,
  start_at: iso(o.at),
  due_at: iso(o.at + (kind === 'sign' ? 1 : 48) * HOUR),
  target: [],
  calendar: 'cn-mainland',
  calendar_version: 1,
  pauses: [],
  cycle: 0,
  provisional: false,
  unit: o.unit,
})
/** Orders to units with their clocks, and the misses of signatures that came late. */
export const orders = async (b: Bench, list: readonly Order[]): Promise<void> => {
  await rows(
    b,
    'matters.dispatch',
    list.map((o) => ({
      tenant: TENANT,
      id: id('di', o.n),
      matter: id('ma', o.matter),
      round: 1,
      unit: o.unit,
      unit_name: '',
      role: 'lead',
      channel: 'internal',
      state: o.returned ? 'returned' : 'signed',
      designated: false,
      auto_signed: false,
      issued_at: iso(o.at),
      returned_at: o.returned ? iso(o.at + HOUR) : null,
    })),
  )
  await rows(b, 'matters.clock', [
    ...list.flatMap((o) => (o.sign ? [clockRow(o, 'sign', o.sign)] : [])),
    ...list.flatMap((o) => (o.reply ? [clockRow(o, 'reply', o.reply)] : [])),
  ])
  await rows(
    b,
    'matters.miss',
    list
      .filter((o) => o.sign === 'missed')
      .map((o) => ({
        tenant: TENANT,
        clock: id('si', o.n),
        cycle: 0,
        matter: id('ma', o.matter),
        dispatch: id('di', o.n),
        kind: 'sign',
        round: 1,
        unit: o.unit,
        due_at: iso(o.at + HOUR),
        at: iso(o.at + HOUR),
      })),
  )
}

export const units = (b: Bench, list: readonly { n: number; name: string }[]): Promise<void> =>
  rows(
    b,
    'registry.unit',
    list.map((u) => ({
      tenant: TENANT,
      id: id('un', u.n),
      code: `u${u.n}`,
      name: u.name,
      short: u.name,
      kind: 'bureau',
      level: 'county',
      duties: '',
      phone: '',
      active: true,
    })),
  )

export type Call = { n: number; matter: number; at: number; answered: boolean; solved?: boolean; satisfied?: string }
export const visits = (b: Bench, list: readonly Call[]): Promise<void> =>
  rows(
    b,
    'matters.visit',
    list.map((v) => ({
      tenant: TENANT,
      id: id('vi', v.n),
      matter: id('ma', v.matter),
      round: 1,
      cause: 'reply',
      opened_at: iso(v.at - HOUR),
      done_at: iso(v.at),
      answered: v.answered,
      solved: v.solved ?? null,
      satisfied: v.satisfied ?? null,
    })),
  )

export type Paper = { n: number; series: 'supervision' | 'special-report'; at: number; matters: number[] }
export const notices = (b: Bench, list: readonly Paper[]): Promise<void> =>
  rows(
    b,
    'matters.notice',
    list.map((x) => ({
      tenant: TENANT,
      id: id('no', x.n),
      seq: 1,
      series: x.series,
      year: 2020,
      number: x.n,
      title: '督办',
      cause: '超期',
      cause_code: 'late',
      matters: x.matters.map((m) => id('ma', m)),
      state: x.series === 'supervision' ? 'issued' : 'released',
      issued_at: iso(x.at),
      released_at: iso(x.at),
      feedback: [],
      dedupe: String(x.n),
    })),
  )
