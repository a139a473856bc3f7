import { Failure, type Operation } from '@yiwang/kernel'
import { ring } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, createPlatform, type Platform, systemActor } from '@yiwang/platform/platform'
import type { CaseState, Step } from './story.ts'

/** A worker of the replay: the real platform, with a clock of its own that stands where its case stands. */
export type Lane = { readonly platform: Platform; now: number; count: number }

export const openLanes = (base: Platform, n: number, seed: number): Lane[] =>
  Array.from({ length: n }, (_, i) => {
    const lane = { now: 0, count: 0 } as Lane
    const platform = createPlatform({
      ...base,
      now: () => lane.now,
      random: seededRandom(seed * 7919 + i * 104_729 + 17),
    })
    return Object.assign(lane, { platform })
  })

/** A case on its way: what is still to be done, and what came of it so far. */
export type Running = { readonly steps: Step[]; readonly state: CaseState; readonly n: number }

type Due = { id: string; step: string; cycle: number; next_at: Date }
/** Rings what is due for one matter before `until`, each at its own moment. */
export const ringMatter = async (lane: Lane, tenant: string, o: { matter: string; until: number }): Promise<number> => {
  let rung = 0
  for (;;) {
    const [c] = await lane.platform.db.rows<Due>(
      sql(
        'select id, step, cycle, next_at from matters.clock where tenant=$1 and matter=$2 and next_at <= $3 order by next_at limit 1',
        [tenant, o.matter, new Date(o.until)],
      ),
    )
    if (!c) return rung
    lane.now = c.next_at.getTime()
    const what = c.step === 'remind' ? 'remind' : c.step === 'due' ? 'due' : 'after'
    const { did } = await callAs(lane.platform, ring, {
      actor: systemActor(tenant),
      input: { id: o.matter, clock: c.id, what, cycle: c.cycle },
    })
    lane.count++
    if (did === 'nothing') throw new Error(`clock ${c.id} of ${o.matter} is due but nothing came of it`)
    rung++
  }
}

/** Does the case's next steps up to `until`, its clocks ringing in between. */
export const advance = async (lane: Lane, tenant: string, o: { run: Running; until: number }): Promise<void> => {
  const { run } = o
  while (run.steps[0] && run.steps[0].at < o.until) {
    const step = run.steps.shift() as Step
    if (run.state.id) await ringMatter(lane, tenant, { matter: run.state.id, until: step.at })
    lane.now = step.at
    const input = step.input(run.state)
    if (!input) continue
    Object.assign(run.state, await call(lane, step.op, { actor: step.actor, input, n: run.n }))
    lane.count++
  }
}

const call = async (
  lane: Lane,
  op: Operation,
  o: { actor: Step['actor']; input: Record<string, unknown>; n: number },
): Promise<Partial<CaseState>> => {
  try {
    const a = (await callAs(lane.platform, op, { actor: o.actor, input: o.input as never })) as Partial<CaseState>
    return {
      ...(a.id ? { id: a.id } : {}),
      ...(a.ref ? { ref: a.ref } : {}),
      ...(a.secret ? { secret: a.secret } : {}),
      ...(a.counted === undefined ? {} : { counted: a.counted }),
    }
  } catch (e) {
    if (e instanceof Failure)
      throw new Error(
        `case ${o.n}: ${op.id} ${String(o.input.action ?? '')} refused: ${e.code} ${JSON.stringify(e.data)} ${JSON.stringify(e.fields)}`,
      )
    throw e
  }
}
