import type { Actor } from '@yiwang/kernel'
import { listSpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { inboxCounts as countsOp, type InboxRow, inbox as inboxOp } from '../../contract/index.ts'
import type { Action } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Dispatch, Matter } from '../domain/state.ts'
import { type Release, wordsOf } from '../pack-book.ts'
import { type Ask, mayAct, ownerKeys } from '../policy.ts'
import { countsSelect, cursorOf, inboxSelect, type Narrowing } from './inbox-views.ts'
import { ownFilters } from './own-filter.ts'
import { textPlaces } from './own-text.ts'
import { queueConditions } from './queue-stages.ts'
import { dueState, expected, gridName, iso, stageWords, unitName } from './wording.ts'

type View = z.input<typeof InboxRow>
/** A row of {@link inboxSelect} as JSON gives it. */
export type ListRow = Pick<
  Matter,
  | 'id'
  | 'ref'
  | 'seq'
  | 'title'
  | 'pack'
  | 'version'
  | 'type'
  | 'stage'
  | 'level'
  | 'super'
  | 'owner'
  | 'place'
  | 'town'
  | 'community'
  | 'grid'
  | 'category'
  | 'channel'
  | 'priority'
  | 'unit'
  | 'units'
  | 'accused_unit'
  | 'accused_person'
  | 'readers'
  | 'joins'
  | 'files'
  | 'due_clock'
  | 'paused'
  | 'confidential'
> & { due_at: string | null; due_start: string | null; opened_at: string }

type At = { deps: MattersDeps; actor: Actor; now: number }
const ms = (t: string | null): number | null => (t === null ? null : Date.parse(t))

/** The step this reader is expected to take from the list; the record itself knows the rest. */
const actOf = (row: ListRow, r: Release, at: At & { keys: ReadonlySet<string> }): string | null => {
  if (row.super !== 'open') return null
  const lead = {
    role: 'lead',
    unit: row.unit,
    level: row.level,
    state: 'open',
    ended_at: null,
    issued_at: 0,
  } as Dispatch
  const mine = row.owner !== null && at.keys.has(row.owner)
  const ask: Ask = {
    m: row as unknown as Matter,
    type: r.type,
    dispatches: mine ? [lead] : [],
    now: at.now,
    raiser: false,
  }
  const offered = (a: Action) => a.who[0] !== 'system' && mayAct(at.actor, a, ask).ok
  return expected(r, row.stage, offered)?.id ?? null
}

/** Rows as every list of matters shows them. */
export const inboxRows = (rows: readonly ListRow[], at: At): View[] => {
  const keys = new Set(ownerKeys(at.actor, at.now))
  const place = { deps: at.deps, tenant: at.actor.tenant }
  return rows.map((m) => {
    const r = at.deps.packs.release(m.pack, m.version, m.type)
    // The time for reopening a closed matter is nobody's task.
    const due = m.super === 'open' ? ms(m.due_at) : null
    return {
      id: m.id,
      ref: m.ref,
      seq: m.seq,
      pack: m.pack,
      packWords: wordsOf(r, 'pack.short'),
      typeWords: wordsOf(r, `type.${m.type}`),
      title: m.title,
      stage: m.stage,
      stageWords: stageWords(r, m.stage),
      place: m.place,
      gridName: gridName(place, m.grid),
      category: m.category ? (r.categories.get(m.category)?.name ?? m.category) : null,
      channel: m.channel as View['channel'],
      priority: m.priority,
      unitName: unitName(place, m.unit),
      joins: m.joins,
      files: m.files,
      due: due === null ? null : iso(due),
      clock: m.super === 'open' ? m.due_clock : null,
      clockState: dueState({ due, start: ms(m.due_start), paused: m.paused }, at.now),
      openedAt: iso(Date.parse(m.opened_at)),
      act: actOf(m, r, { ...at, keys }),
    }
  })
}

/** A category and everything below it, in whichever releases are in force. */
const below = (deps: MattersDeps, tenant: string, code: string | undefined): string[] | null => {
  if (!code) return null
  const found = new Set([code])
  for (const r of deps.packs.all(tenant))
    for (let grew = true; grew; ) {
      grew = false
      for (const c of r.categories.values())
        if (c.parent && found.has(c.parent) && !found.has(c.code)) {
          found.add(c.code)
          grew = true
        }
    }
  return [...found]
}

type Asked<I> = { readonly actor: Actor; readonly input: I; readonly now: number }
/** What a list is narrowed by; INVALID for a field that is none of the kind's, or none of this reader's. */
export const narrowingOf = <I extends Narrowing['input']>(deps: MattersDeps, q: Asked<I>) => ({
  input: q.input,
  categories: below(deps, q.actor.tenant, q.input.category),
  own: ownFilters(deps.packs, q),
  texts: textPlaces(deps.packs),
})

export const inboxSpec = (deps: MattersDeps) =>
  listSpec<typeof inboxOp>({
    op: inboxOp,
    select: (actor, input, now) =>
      inboxSelect(actor, { ...narrowingOf(deps, { actor, input, now }), queues: queueConditions(deps.packs) }, now),
    shape(raw, { actor, input, now }) {
      const rows = raw as unknown as ListRow[]
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return {
        items: inboxRows(shown, { deps, actor, now }),
        next: rows.length > input.limit && last ? cursorOf(last) : null,
        now: iso(now),
      }
    },
  })

export const inboxCountsSpec = (deps: MattersDeps) =>
  listSpec<typeof countsOp>({
    op: countsOp,
    select: (actor, _input, now) => countsSelect(actor, queueConditions(deps.packs), now),
    shape: (rows) => ({ counts: (rows[0]?.counts ?? {}) as Record<string, number> }),
  })
