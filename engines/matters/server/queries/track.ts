import { notFound, tidyRef } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { type TrackView, track as trackOp } from '../../contract/index.ts'
import { secretHash } from '../commands/secret.ts'
import type { MattersDeps } from '../deps.ts'
import { isOpen } from '../domain/clock.ts'
import type { Matter } from '../domain/state.ts'
import { raiserFileView } from '../files/file-view.ts'
import { type Release, wordsOf } from '../pack-book.ts'
import type { Subject } from '../store/load.ts'
import { asTrackRows, type EventRow, type FileRow, type TrackRows, trackSql } from '../store/view.ts'
import { actionsOpen, type Reading, raiserActionView } from './action-view.ts'
import { whyOf } from './clock-view.ts'
import { fieldsTold } from './field-values.ts'
import { isHeldBack } from './held-back.ts'
import { holdView, milestoneViews } from './hold-view.ts'
import { hersIn } from './mine.ts'
import { promisedClock } from './promised-clock.ts'
import { filesOf, outcomeOf, textOf, unitThen } from './timeline.ts'
import { answerOf, byRaiser, isTold, type Promise_, replacedDues } from './track-lines.ts'
import {
  actionWords,
  bodyName,
  dueState,
  iso,
  isoOr,
  ownerWords,
  ownText,
  plain,
  roleWords,
  saidOr,
  stageWords,
  w,
} from './wording.ts'

type View = z.input<typeof TrackView>

const nowOf = (s: Subject, g: Reading): View['now'] => {
  const { m } = s
  const clock = promisedClock(s, g.r)
  const paused = clock?.state === 'paused'
  const due = paused ? null : (clock?.due_at ?? null)
  const own = hersIn(g.r, m.stage).length > 0
  return {
    words: plain(g.r, `stage.${m.stage}`, { other: stageWords(g.r, m.stage), unit: bodyName(g, m) }),
    who: m.super !== 'open' ? w('已办结', 'Closed') : own ? w('您', 'You') : ownerWords(g, m),
    due: isoOr(due),
    state: dueState({ due, start: clock?.start_at ?? null, paused }, g.now),
    why: clock ? whyOf(clock, g) : { zh: [], en: [] },
  }
}

const promisesOf = (s: Subject, events: readonly EventRow[], r: Release): Promise_[] => {
  const clock = promisedClock(s, r)
  if (!clock?.due_at) return []
  const words = saidOr(r, `clock.${clock.kind}.resident`, saidOr(r, `clock.${clock.kind}`, w(clock.kind, clock.kind)))
  const old = replacedDues(events, clock.kind).filter((due) => due !== clock.due_at)
  return [
    ...old.map((due) => ({ due: iso(due), replaced: true, words })),
    ...(clock.state === 'paused' ? [] : [{ due: iso(clock.due_at), replaced: false, words }]),
  ]
}

const linesOf = (rows: TrackRows, g: Reading): View['lines'] => {
  const me = rows.shown.appeal?.joined ? rows.appeal.id : undefined
  return rows.events
    .flatMap((e, i) => {
      if (!e.open && !isTold(e)) return []
      const action = outcomeOf(e)
      const quiet = !e.open || isHeldBack(rows.events, i) || (byRaiser(e) && e.data.appeal !== me)
      const words = plain(g.r, `action.${action}`, {
        other: actionWords(g.r, action),
        unit: unitThen(e, { ...g, m: rows.shown.m }),
      })
      return [
        {
          at: new Date(e.at).toISOString(),
          words,
          text: quiet ? null : textOf(e.data.text),
          files: quiet ? [] : filesOf(e),
        },
      ]
    })
    .reverse()
}

/** Files the resident may see: what came with her own words at the start, and what the open lines name. */
const filesFor = (rows: TrackRows, lines: View['lines'], g: Reading): View['files'] => {
  const named = new Set(lines.flatMap((l) => l.files))
  const { m } = rows.own
  const own = (f: FileRow): boolean => !rows.appeal.joined && f.matter === m.id && Date.parse(f.at) <= m.opened_at
  return rows.files
    .filter((f) => named.has(f.id) || own(f))
    .map((f) => raiserFileView(g.deps.files, f, { appeal: rows.appeal.id, now: g.now }))
}

/** Who answered: the unit or the place; where there is neither, the desk whose turn it was. */
const answeredBy = (from: string, m: Matter, g: Reading): string => {
  const owner = g.r.type.stages[from]?.owner
  return m.unit === null && m.grid === null && owner ? roleWords(g.r, owner).zh : bodyName(g, m)
}

const replyOf = (rows: TrackRows, g: Reading): View['reply'] => {
  const { m } = rows.shown
  const a = answerOf(rows.events)
  if (!a || (m.super === 'open' && a.round !== m.round)) return null
  return { text: a.text, unitName: answeredBy(a.from, m, g), at: new Date(a.at).toISOString(), explained: a.explained }
}

/** Until when she may ask for it again: the clock that the pack's reopening ends. */
const reopenUntil = (s: Subject, r: Release): string | null => {
  const acts = new Set(r.type.actions.filter((a) => a.verb === 'reopen').map((a) => a.id))
  const kinds = new Set(r.type.clocks.filter((d) => d.to.some((id) => acts.has(id))).map((d) => d.id))
  return isoOr(s.clocks.find((c) => kinds.has(c.kind) && isOpen(c))?.due_at ?? null)
}

const ratingOf = (rows: TrackRows): View['rating'] => {
  const { appeal, own } = rows
  const rated = appeal.solved !== null || appeal.satisfied !== null
  const from = rated ? appeal : appeal.joined ? null : own.m
  return from === null || (from.solved === null && from.satisfied === null)
    ? null
    : { solved: from.solved, satisfied: from.satisfied as 'yes' | 'fair' | 'no' | null }
}

/** A person asked about sees each answer with its source and class once the last has come, and may reply to it (S1). */
const opinionsOf = (s: Subject, g: Reading): View['opinions'] => {
  const asked = s.dispatches.filter((d) => d.role === 'party' && d.round === s.m.round)
  if (asked.some((d) => d.ended_at === null)) return []
  return asked.flatMap((d) =>
    d.answer === null
      ? []
      : [
          {
            unitName: d.unit_name,
            answer: wordsOf(g.r, `option.answer.${d.answer}`),
            reason: d.answer_reason ? wordsOf(g.r, `option.reasonClass.${d.answer_reason}`) : null,
          },
        ],
  )
}

/** What a resident reads. Progress is the master's after a merge; number, words, files, visit and rating stay her own. */
export const trackView = (rows: TrackRows, g: Reading): View => {
  const { appeal, own, shown } = rows
  const lines = linesOf(rows, g)
  const { m } = shown
  return {
    appeal: appeal.id,
    ref: appeal.ref,
    seq: m.seq,
    title: own.m.title,
    text: appeal.text,
    textWords: ownText(g.r),
    super: m.super,
    stage: m.stage,
    now: nowOf(shown, g),
    promised: promisesOf(shown, rows.events, g.r),
    lines,
    question: m.question,
    reply: replyOf(rows, g),
    rating: ratingOf(rows),
    mergedInto: own.m.id === m.id ? null : m.ref,
    can: actionsOpen(shown, g).map((a) => raiserActionView(g.r, a)),
    files: filesFor(rows, lines, g),
    openedAt: new Date(appeal.at).toISOString(),
    closedAt: isoOr(m.closed_at),
    reopenUntil: reopenUntil(shown, g.r),
    hold: m.hold?.state === 'held' ? holdView(m, g.r) : null,
    milestones: milestoneViews(m, g.now),
    fields: fieldsTold(m, g),
    opinions: opinionsOf(shown, g),
  }
}

/** By number and secret, or by the raiser's own account. A wrong secret and an unknown number are answered alike. */
export const trackQuery = (deps: MattersDeps) =>
  querySpec<typeof trackOp>({
    op: trackOp,
    async run({ db, actor, tenant, now }, input) {
      const secret = input.secret ? secretHash(input.secret) : null
      const account = actor.kind === 'resident' ? actor.account : null
      const found = await db.one(trackSql({ tenant, ref: tidyRef(input.ref), secret, account }))
      if (!found?.own || !found.shown) throw notFound()
      const rows = asTrackRows(found)
      const { m } = rows.shown
      return trackView(rows, { deps, tenant, actor, now, r: deps.packs.release(m.pack, m.version, m.type) })
    },
  })
