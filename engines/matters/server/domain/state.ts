import type { Span } from '@yiwang/kernel'

/** Cannot be done now (挂账): why, what is done meanwhile, and the day it will be; asked for until somebody else approves. */
export type Hold = {
  state: 'asked' | 'held'
  reason: string
  measure: string
  until: number
  by: string | null
}
/** A step on the way inside one matter, with its own day. */
export type Milestone = { name: string; due: number; reached: number | null }

/** A matter as the domain sees it: the row of the database with camel-case left alone, times in ms. */
export type Matter = {
  tenant: string
  id: string
  seq: number
  ref: string
  pack: string
  version: number
  type: string
  stage: string
  super: 'open' | 'fixed' | 'closed'
  stage_before: string | null
  round: number
  level: 'grid' | 'community' | 'town' | 'county'
  owner: string | null
  title: string
  text: string
  channel: string
  priority: number
  class: string
  category: string | null
  labels: string[]
  county: string | null
  town: string | null
  community: string | null
  grid: string | null
  lon: number | null
  lat: number | null
  place: string
  near_border: boolean
  unit: string | null
  units: string[]
  designated: boolean
  accused_unit: string | null
  accused_person: string | null
  confidential: boolean
  may_publish: boolean
  merged_into: string | null
  joins: number
  files: number
  asked: number
  extended: number
  rejected: number
  returns: number
  attempts: number
  registrar: string | null
  dispatcher: string | null
  handler: string | null
  checker: string | null
  returner: string | null
  reply: string | null
  reply_solved: boolean | null
  proposal: string | null
  question: { text: string; options: string[]; until: string | null } | null
  extension: { spans: Span[]; reason: string; by: string | null } | null
  hold: Hold | null
  exclusion: { id: string; unit: string | null; by: string | null; first: string | null; granted: boolean } | null
  milestones: Milestone[]
  /** Values of the fields the pack adds, by field. */
  fields: Record<string, unknown>
  /** Kinds of post that may read a restricted matter; null for an ordinary one. */
  readers: string[] | null
  escalations: number
  solved: boolean | null
  satisfied: string | null
  rating_words: string | null
  due_at: number | null
  due_clock: string | null
  due_start: number | null
  paused: boolean
  promised_at: number | null
  opened_at: number
  settled_at: number | null
  settled_by: string | null
  forwarded_at: number | null
  closed_at: number | null
  close_code: string | null
}

export type Dispatch = {
  id: string
  round: number
  unit: string | null
  unit_name: string
  role: 'lead' | 'co' | 'party'
  /** The level this order was issued to; null on orders older than the ladder. */
  level: Matter['level'] | null
  channel: 'internal' | '12345'
  outbound_no: string | null
  inbound_no: string | null
  handed_over_at: number | null
  accepted_at: number | null
  handed_back_at: number | null
  item: string | null
  list_version: number | null
  task: string | null
  state: 'open' | 'signed' | 'returned' | 'replied' | 'ended'
  designated: boolean
  issued_at: number
  issued_by: string | null
  signed_at: number | null
  signed_by: string | null
  auto_signed: boolean
  contacted_at: number | null
  replied_at: number | null
  returned_at: number | null
  returned_by: string | null
  return_reason: string | null
  /** How the order's level left it: raised to the next, or decided by a review. */
  decision: string | null
  /** Called to the place (吹哨报到): by when, and when it came. */
  called: boolean
  arrive_by: number | null
  arrived_at: number | null
  arrived_by: string | null
  /** What the caller says of the unit, and the unit of the call: 1 to 5. */
  rated_unit: number | null
  rated_call: number | null
  /** A party's answer in a parallel review, with its class of reason. */
  answer: string | null
  answer_reason: string | null
  ended_at: number | null
}

export type ClockRow = {
  id: string
  dispatch: string | null
  notice: string | null
  kind: string
  round: number
  /** `breached` is still open and late; `missed` ended late; `void` ended because nothing was left to wait for. */
  state: 'running' | 'paused' | 'met' | 'breached' | 'missed' | 'void'
  start_at: number
  due_at: number | null
  target: Span[]
  calendar: string
  calendar_version: number
  provisional: boolean
  pauses: { from: number; to: number | null }[]
  ended_at: number | null
  missed_at: number | null
  next_at: number | null
  step: string | null
  cycle: number
  unit: string | null
}

/** One sitting of the joint review (会审): of a level, of an area; matters are decided while it is in session. */
export type Sitting = {
  id: string
  level: Matter['level']
  area: string
  state: 'sitting' | 'closed'
}

/** Somebody of a pool, as an act that names her sees her. */
export type Member = { id: string; pool: string; name: string; certificate: string | null; valid_until: number | null }

export type Visit = {
  id: string
  round: number
  cause: string
  opened_at: number
  done_at: number | null
  visitor: string | null
}
