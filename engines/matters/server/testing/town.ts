import { type Actor, Failure, type Pack } from '@yiwang/kernel'
import type { Change, WriteSet } from '@yiwang/platform/write-set'
import { createMatter } from '../commands/create-matter.ts'
import { ring } from '../commands/ring.ts'
import type { MattersDeps } from '../deps.ts'
import { asClock, asDispatch, asMatter } from '../domain/revive.ts'
import type { ClockRow, Dispatch, Matter, Member, Sitting, Visit } from '../domain/state.ts'
import { actionOf, askOf, openActions } from '../domain/step.ts'
import { stepMatter } from '../domain/write-step.ts'
import type { Release } from '../pack-book.ts'
import { mayAct, ownerOf } from '../policy.ts'
import type { Subject } from '../store/load.ts'
import { COUNTY, chance, GRID, releaseOf, systemOf, T0, TOWN, UNITS, VILLAGE } from './bench.ts'

type Rows = Map<string, Record<string, unknown>>
const plain = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([k, v]) => {
      if (v instanceof Date) return [k, v.getTime()]
      if (v && typeof v === 'object' && Object.getOwnPropertySymbols(v).length)
        return [k, (v as Record<symbol, unknown>)[Object.getOwnPropertySymbols(v)[0] as symbol]]
      return [k, v]
    }),
  )

/** One matter and its rows in memory, moved by the engine's own decisions: what the write sets say is what happens. */
export class Town {
  now = T0
  readonly release: Release
  readonly deps: MattersDeps
  readonly tables = new Map<string, Rows>()
  readonly events: { kind: string; open: boolean; data: Record<string, unknown> }[] = []
  readonly chance: ReturnType<typeof chance>
  matter = ''

  constructor(pack: Pack, seed: number, type?: string) {
    this.release = releaseOf(pack, type)
    this.chance = chance(seed)
    const unitById = (_: string, id: string) => UNITS.find((u) => u.id === id)
    this.deps = {
      registry: { latest: () => undefined, unitById } as never,
      packs: {
        release: () => this.release,
        inForce: () => this.release,
        all: () => [this.release],
        types: () => [this.release],
        stored: () => [this.release],
      },
      files: {} as never,
    }
  }

  ground(actor: Actor) {
    return {
      actor,
      as: 'test',
      now: this.now,
      tenant: 't',
      random: this.chance.random,
      newId: () => this.chance.newId(this.now),
      input: {} as never,
    }
  }

  private table(name: string): Rows {
    const t = this.tables.get(name) ?? new Map()
    this.tables.set(name, t)
    return t
  }
  private apply(c: Change): void {
    if ('insert' in c)
      for (const r of c.rows)
        this.table(c.insert).set(String(r.id ?? r.appeal ?? `${r.clock}:${r.cycle}`), { ...plain(r) })
    else for (const r of c.rows) Object.assign(this.table(c.update).get(String(r.id)) ?? {}, plain(r))
  }
  write(w: Omit<WriteSet<unknown>, 'answer'>): void {
    if (w.guard)
      Object.assign(this.table(w.guard.table).get(w.guard.id) as object, plain(w.guard.set), { seq: w.guard.seq + 1 })
    for (const c of w.changes ?? []) this.apply(c)
    for (const e of w.events ?? []) this.events.push({ kind: e.kind, open: e.open, data: { ...e.data } })
  }

  open(actor: Actor, settle?: Record<string, unknown>, more: object = {}): Matter {
    const c = createMatter(
      this.deps,
      {
        input: { text: '路灯三天不亮', files: [], placeWords: '东门', ...more },
        channel: 'phone',
        ...(settle ? { settle } : {}),
      },
      this.ground(actor) as never,
    )
    this.write(c.write)
    this.matter = c.m.id
    // The made-up county has no map; the place is set as a map would.
    const place = { county: COUNTY, town: TOWN, community: VILLAGE, grid: GRID }
    const row = this.table('matters.matter').get(this.matter) as object
    Object.assign(row, place, { owner: ownerOf(this.release.type, c.m.stage, { ...c.m, ...place }) })
    return this.m
  }
  get m(): Matter {
    return asMatter({ ...this.table('matters.matter').get(this.matter) })
  }
  get clocks(): ClockRow[] {
    return [...this.table('matters.clock').values()].map((c) => asClock({ ...c }))
  }
  get dispatches(): Dispatch[] {
    return [...this.table('matters.dispatch').values()].map((d) => asDispatch({ ...d }))
  }
  subject(raiser = false): Subject {
    const visits = [...this.table('matters.visit').values()].filter((v) => !v.done_at) as unknown as Visit[]
    const merges = [...this.table('matters.merge').values()].filter((g) => !g.undone_at)
    const g = merges.at(-1)
    return {
      m: this.m,
      clocks: this.clocks,
      dispatches: this.dispatches,
      visits,
      other: this.other,
      sitting: this.sitting,
      member: this.member,
      topic: this.topic,
      leads: false,
      appeal: raiser ? { id: 'a', joined: false } : null,
      merge: g ? { id: String(g.id), master: String(g.master), kept: g.kept as never } : null,
    }
  }
  other: Matter | null = null
  sitting: Sitting | null = null
  topic: string | null = null
  member: Member | null = null

  /** What this person could do now. */
  can(actor: Actor, raiser = false): string[] {
    return openActions(this.subject(raiser), this.release, {
      ...this.ground(actor),
      unit: (id) => UNITS.find((u) => u.id === id),
    }).map((a) => a.id)
  }
  act(actor: Actor, id: string, form: Record<string, unknown> = {}, raiser = false): Matter {
    const s = this.subject(raiser)
    const action = actionOf(this.release, id)
    if (!action) throw new Error(`no action ${id}`)
    const may = mayAct(actor, action, askOf(s, this.release, this.now))
    if (!may.ok) throw new Failure('FORBIDDEN', 403, { data: { why: may.why } })
    this.write(
      stepMatter(
        { subject: s, release: this.release, action, form, unit: (u) => UNITS.find((x) => x.id === u) },
        this.ground(actor),
      ).write,
    )
    return this.m
  }
  /** Lets time pass, ringing every clock at its own moment. */
  pass(ms: number): void {
    const end = this.now + ms
    for (let guard = 0; guard < 500; guard++) {
      const next = this.clocks
        .filter((c) => c.next_at !== null && c.next_at <= end)
        .sort((a, b) => (a.next_at as number) - (b.next_at as number))[0]
      if (!next) break
      this.now = Math.max(this.now, next.next_at as number)
      this.ring(next)
    }
    this.now = end
  }
  ring(c: ClockRow): string {
    const spec = ring(this.deps)
    const g = {
      ...this.ground(systemOf()),
      input: { id: this.matter, clock: c.id, what: 'due' as const, cycle: c.cycle },
    }
    const raw = {
      m: { ...this.table('matters.matter').get(this.matter) },
      clocks: this.clocks,
      dispatches: this.dispatches,
      visits: this.subject().visits,
      other: null,
      leads: false,
      merge: null,
    }
    const w = spec.decide(raw, g)
    this.write(w)
    return w.answer.did
  }
  misses(kind: string): number {
    return [...this.table('matters.miss').values()].filter((x) => x.kind === kind).length
  }
}
