import { uuidv7 } from '@yiwang/kernel'
import { sealAudit } from './audit.ts'
import { sql } from './db.ts'
import type { Sweep, WorkContext } from './engine.ts'
import { BATCH, drain, isBehind, retryDue, reviveDead, worker } from './outbox.ts'
import { callAs, type Platform, systemActor } from './platform.ts'
import { statementOf } from './write-set.ts'

/** Between two passes, unless one consumer's look came back full: many small looks would cost more than what they bring. */
const PAUSE_MS = 200
const LEASE_MS = 20_000
const SEAL_EVERY = 2_000

export const workContext = (p: Platform, tenant: string): WorkContext => ({
  tenant,
  now: p.now(),
  db: p.db.of(tenant).planned,
  random: p.random,
  newId: () => uuidv7(p.now(), p.random),
  command: (op, input, key) =>
    callAs(p, op, { actor: systemActor(tenant), input, ...(key === undefined ? {} : { key }) }),
  async store(changes) {
    const full = changes.filter((c) => c.rows.length > 0)
    if (full.length === 0) return
    const s = statementOf(tenant, undefined, full)
    await p.db.of(tenant).one(sql(s.text, s.values))
  },
  change: (s) => p.db.of(tenant).rows(s),
})

/** One server at a time sweeps for a tenant; a server that sleeps loses the lease and, by its own guards, every effect. */
const mayWork = async (p: Platform, tenant: string, name: string): Promise<boolean> => {
  const held = await p.db.of(tenant).one(
    sql(
      `insert into platform.lease(tenant, name, owner, until, fence) values($1,$2,$3,now()+$4*interval '1 ms',1)
       on conflict (tenant, name) do update set owner=$3, until=now()+$4*interval '1 ms', fence=lease.fence+1
       where lease.owner=$3 or lease.until < now() returning fence`,
      [tenant, name, worker, LEASE_MS],
    ),
  )
  return held !== undefined
}

export type Worker = {
  stop(): Promise<void>
  /** Everything that is due now, until nothing moves (tests, replay). */
  settle(): Promise<void>
}

export const tenantsOf = async (p: Platform): Promise<string[]> =>
  (await p.db.rows<{ tenant: string }>(sql('select tenant from platform.tenant order by tenant'))).map((r) => r.tenant)

/** One pass over everything for one tenant; returns how much moved. */
export const workOnce = async (
  p: Platform,
  tenant: string,
  due: (s: Sweep) => boolean = () => true,
): Promise<number> => {
  let moved = 0
  for (const e of p.engines) {
    for (const s of e.sweeps ?? []) if (due(s)) moved += await s.run(workContext(p, tenant))
  }
  const consumers = p.engines.flatMap((e) => e.consumers ?? [])
  moved += await drain(p.db.of(tenant), consumers, workContext(p, tenant))
  await retryDue(p.db.of(tenant), consumers, workContext(p, tenant))
  return moved
}

const pause = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms))
/** Everything that follows from what happened so far. Readers wait for older transactions of the whole server, so this may too. */
export const catchUp = async (p: Platform, tenant: string, due?: (s: Sweep) => boolean): Promise<void> => {
  const consumers = p.engines.flatMap((e) => e.consumers ?? []).map((c) => c.name)
  for (;;) {
    while ((await workOnce(p, tenant, due)) > 0);
    if (!(await isBehind(p.db.of(tenant), tenant, consumers))) return
    await pause(20)
  }
}
export const settle = async (p: Platform): Promise<void> => {
  for (const t of await tenantsOf(p)) await catchUp(p, t)
}

/** Lets a sweep of a tenant look once in its own pause, by the platform's clock. */
export const paced = (p: Platform): ((tenant: string) => (s: Pick<Sweep, 'name' | 'every'>) => boolean) => {
  const looked = new Map<string, number>()
  return (tenant) => (s) => {
    const key = `${tenant} ${s.name}`
    if (p.now() - (looked.get(key) ?? Number.NEGATIVE_INFINITY) < s.every) return false
    looked.set(key, p.now())
    return true
  }
}

/** The worker role: sweeps, consumers, retries and seals, for every tenant, until stopped. It begins with dead letters. */
export const startWorker = (p: Platform): Worker => {
  let stopped = false
  let wake: (() => void) | undefined
  const due = paced(p)
  const pass = async (): Promise<number> => {
    let moved = 0
    for (const t of await tenantsOf(p)) {
      if (stopped || !(await mayWork(p, t, 'work'))) continue
      moved += await workOnce(p, t, due(t))
      if (due(t)({ name: 'seal', every: SEAL_EVERY }))
        while ((await sealAudit(p.db.of(t), t, p.now())) > 0 && !stopped);
    }
    return moved
  }
  const revive = async (): Promise<void> => {
    for (const t of await tenantsOf(p)) await reviveDead(p.db.of(t), t)
  }
  const loop = (async () => {
    await revive().catch((e) => p.log.error({ error: String(e) }, 'dead letters were not tried again'))
    while (!stopped) {
      const moved = await pass().catch((e) => {
        if (!stopped) p.log.error({ error: String(e) }, 'worker pass failed')
        return 0
      })
      if (moved < BATCH && !stopped)
        await new Promise<void>((r) => {
          wake = r
          setTimeout(r, PAUSE_MS)
        })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake?.()
      await loop
    },
    settle: () => settle(p),
  }
}
