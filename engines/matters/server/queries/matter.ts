import { notFound, tidyRef } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { type DispatchView, type MatterView, matter as matterOp, type RaiserView } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Dispatch, Matter } from '../domain/state.ts'
import { askOf } from '../domain/step.ts'
import { fileView } from '../files/file-view.ts'
import { categoryPath, wordsOf } from '../pack-book.ts'
import { askedUnits, mayRead, myDispatch } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import { asMatterRows, type MatterRows, matterSql, type RaiserRow } from '../store/view.ts'
import { actionsOpen, actionsShut, actionView, type Reading } from './action-view.ts'
import { clockViews } from './clock-view.ts'
import { fieldValues } from './field-values.ts'
import { holdView, milestoneViews } from './hold-view.ts'
import { timelineOf } from './timeline.ts'
import {
  divisionName,
  gridName,
  iso,
  isoOr,
  isShielded,
  isUuid,
  levelName,
  nextWords,
  ownerWords,
  ownText,
  roleWords,
  seesShielded,
  stageWords,
  unitName,
} from './wording.ts'

type View = z.input<typeof MatterView>

const letter = (i: number): string =>
  (i < 26 ? '' : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))

/** Raisers as 反映人 A, B …; the masked phone of a protected one is for the desk only. */
const raiserViews = (rows: readonly RaiserRow[], m: Matter, at: Reading): z.input<typeof RaiserView>[] => {
  const shielded = isShielded(m)
  const shut = shielded && !seesShielded(at.actor, at.now)
  return rows.map((a, i) => ({
    appeal: a.id,
    label: `${ownText(at.r) ? roleWords(at.r, 'raiser').zh : '反映人'} ${letter(i)}`,
    ref: a.ref,
    channel: a.channel as z.input<typeof RaiserView>['channel'],
    at: new Date(a.at).toISOString(),
    phone: shut ? null : a.phone,
    shielded,
    onBehalf: a.on_behalf,
  }))
}

const dispatchView = (d: Dispatch, m: Matter, g: Reading): z.input<typeof DispatchView> => ({
  id: d.id,
  unit: d.unit,
  unitName: d.unit_name || (unitName(g, d.unit) ?? levelName(g, m, d.level ?? 'grid')),
  role: d.role,
  channel: d.channel,
  outboundNo: d.outbound_no,
  inboundNo: d.inbound_no,
  at: iso(d.issued_at),
  signedAt: isoOr(d.signed_at),
  autoSigned: d.auto_signed,
  repliedAt: isoOr(d.replied_at),
  handedBackAt: isoOr(d.handed_back_at),
  endedAt: isoOr(d.ended_at),
  state: d.state,
  designated: d.designated,
  task: d.task,
  round: d.round,
  level: d.level,
  call: d.called
    ? {
        by: isoOr(d.arrive_by),
        arrived: isoOr(d.arrived_at),
        late: d.arrive_by !== null && (d.arrived_at ?? g.now) > d.arrive_by,
      }
    : null,
  answer: d.answer === null ? null : wordsOf(g.r, `option.answer.${d.answer}`),
  reason: d.answer_reason === null ? null : wordsOf(g.r, `option.reasonClass.${d.answer_reason}`),
})

const placeView = (m: Matter, g: Reading): View['place'] => ({
  point: m.lon !== null && m.lat !== null ? { lon: m.lon, lat: m.lat } : null,
  words: m.place,
  grid: m.grid,
  gridName: gridName(g, m.grid),
  community: m.community,
  communityName: divisionName(g, m.community),
  town: m.town,
  townName: divisionName(g, m.town),
  nearBorder: m.near_border,
})

const ratingOf = (m: Matter): View['rating'] =>
  m.solved === null && m.satisfied === null && m.rating_words === null
    ? null
    : { solved: m.solved, satisfied: m.satisfied as 'yes' | 'fair' | 'no' | null, words: m.rating_words }

/** How far a request to leave it out of the figures is. */
const exclusionOf = (m: Matter): View['exclusion'] => {
  if (m.exclusion === null) return null
  return m.exclusion.granted ? 'granted' : m.exclusion.first ? 'half' : 'asked'
}

/** What is left to meet; the time for reopening a closed matter is nobody's task. */
const headOf = (m: Matter) =>
  m.super === 'open' ? { due: isoOr(m.due_at), clock: m.due_clock } : { due: null, clock: null }

const facts = (m: Matter, g: Reading) => ({
  id: m.id,
  ref: m.ref,
  seq: m.seq,
  pack: m.pack,
  packWords: wordsOf(g.r, 'pack.short'),
  version: m.version,
  type: m.type,
  typeWords: wordsOf(g.r, `type.${m.type}`),
  title: m.title,
  text: m.text,
  stage: m.stage,
  stageWords: stageWords(g.r, m.stage),
  super: m.super,
  round: m.round,
  level: m.level,
  now: { who: ownerWords(g, m), next: nextWords(g.r, m), ...headOf(m) },
  place: placeView(m, g),
  category: m.category ? { code: m.category, path: categoryPath(g.r, m.category) } : null,
  labels: m.labels,
  channel: m.channel as View['channel'],
  said: {
    text: ownText(g.r),
    channel: g.r.words[`channel.${m.channel}`] ?? null,
    raiser: ownText(g.r) && (g.r.words['role.raiser'] ?? null),
  },
  openedAt: iso(m.opened_at),
  closedAt: isoOr(m.closed_at),
  unitName: unitName(g, m.unit),
  joins: m.joins,
  publicReply: m.reply,
  replySolved: m.reply_solved,
  hold: holdView(m, g.r),
  milestones: milestoneViews(m, g.now),
  exclusion: exclusionOf(m),
  rating: ratingOf(m),
})

/** The whole record for one reader of the staff; who may read it was asked before. */
export const matterView = (rows: MatterRows, g: Reading): View => {
  const { subject: s } = rows
  const open = actionsOpen(s, g)
  const asked = askedUnits(g.actor, s, g.now)
  const helps = myDispatch(g.actor, askOf(s, g.r, g.now))?.role === 'co'
  const hers = (unit: string | null): boolean => asked === null || (unit !== null && asked.has(unit))
  const orders = s.dispatches.filter((d) => d.role !== 'party' || hers(d.unit))
  return {
    ...facts(s.m, g),
    fields: fieldValues(s.m, g, rows.members),
    raisers: raiserViews(rows.raisers, s.m, g),
    dispatches: orders.sort((a, b) => b.issued_at - a.issued_at).map((d) => dispatchView(d, s.m, g)),
    clocks: clockViews(
      s.clocks.filter((c) => c.notice === null && (c.unit === null || hers(c.unit))),
      g,
    ),
    timeline: timelineOf(rows.events, { ...g, m: s.m }),
    files: rows.files.map(fileView),
    merged: rows.master ? { into: rows.master.id, ref: rows.master.ref } : null,
    children: [...rows.children],
    can: open.map((a) => actionView(g.r, a, helps)),
    cannot: actionsShut(s, open, g),
    looks: rows.looks,
  }
}

/** One matter, by id or by its public number: two statements with the session's. */
export const matterQuery = (deps: MattersDeps) =>
  querySpec<typeof matterOp>({
    op: matterOp,
    async run({ db, actor, tenant, now }, input) {
      const id = isUuid(input.id) ? input.id : null
      const found = await db.one(matterSql({ tenant, id, ref: tidyRef(input.id), scope: scopeOf(actor, now, 4) }))
      if (!found?.subject) throw notFound()
      const rows = asMatterRows(found)
      const { m } = rows.subject
      if (!mayRead(actor, m, now).ok) throw notFound()
      return matterView(rows, { deps, tenant, actor, now, r: deps.packs.release(m.pack, m.version, m.type) })
    },
  })
