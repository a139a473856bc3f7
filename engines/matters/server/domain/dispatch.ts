import type { Random } from '@yiwang/kernel'
import type { Dispatch, Matter } from './state.ts'

type Unit = { id: string; name: string; level: string } | null | undefined
type Ground = {
  m: Matter
  now: number
  random: Random
  actor: { account: string | null }
  duty: { item: string; version: number } | null
  newId(): string
}

/** Level of the one who handles: the level of the unit, or the grid's own team. */
export const levelOf = (unit: Unit): Matter['level'] =>
  !unit ? 'grid' : unit.level === 'county' ? 'county' : unit.level === 'town' ? 'town' : 'community'

const outbound = (g: Ground): string => {
  const b = g.random(4)
  const n = (b[0]! * 16777216 + b[1]! * 65536 + b[2]! * 256 + b[3]!) >>> 0
  return `YW${new Date(g.now).toISOString().slice(0, 10).replaceAll('-', '')}${String(n).padStart(10, '0')}`
}

/** A new order; one to the outside channel carries our number from the start and theirs when they answer. */
export const newDispatch = (
  g: Ground,
  o: { unit: Unit; role: Dispatch['role']; external: boolean; level?: Matter['level'] },
): Dispatch => ({
  id: g.newId(),
  round: g.m.round,
  unit: o.unit?.id ?? null,
  unit_name: o.unit?.name ?? '',
  role: o.role,
  level: o.level ?? levelOf(o.unit),
  channel: o.external ? '12345' : 'internal',
  outbound_no: o.external ? outbound(g) : null,
  inbound_no: null,
  handed_over_at: o.external ? g.now : null,
  accepted_at: null,
  handed_back_at: null,
  item: g.duty?.item ?? null,
  list_version: g.duty?.version ?? null,
  task: null,
  state: 'open',
  designated: false,
  issued_at: g.now,
  issued_by: g.actor.account,
  signed_at: null,
  signed_by: null,
  auto_signed: false,
  contacted_at: null,
  replied_at: null,
  returned_at: null,
  returned_by: null,
  return_reason: null,
  decision: null,
  called: false,
  arrive_by: null,
  arrived_at: null,
  arrived_by: null,
  rated_unit: null,
  rated_call: null,
  answer: null,
  answer_reason: null,
  ended_at: null,
})
