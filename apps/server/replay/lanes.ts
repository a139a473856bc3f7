import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '@yiwang/kernel'
import { ring } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, createPlatform, type Platform, systemActor } from '@yiwang/platform/platform'
import type { CaseState, Step } from './plot.ts'

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

export type DueClock = { matter: string; id: string; step: string; cycle: number; next_at: Date }
/** Rings a clock at its own moment. @throws Error when nothing comes of it */
export const ringClock = async (lane: Lane, tenant: string, c: DueClock): Promise<void> => {
  lane.now = c.next_at.getTime()
  const what = c.step === 'remind' ? 'remind' : c.step === 'due' ? 'due' : 'after'
  const { did } = await callAs(lane.platform, ring, {
    actor: systemActor(tenant),
    input: { id: c.matter, clock: c.id, what, cycle: c.cycle },
  })
  lane.count++
  if (did === 'nothing') throw new Error(`clock ${c.id} of ${c.matter} is due but nothing came of it`)
}

const FIRST = `select matter, id, step, cycle, next_at from matters.clock
  where tenant=$1 and matter=$2 and next_at <= $3 order by next_at limit 1`
/** Rings what is due for one matter up to `until`, each at its own moment. */
const ringMatter = async (lane: Lane, tenant: string, o: { matter: string; until: number }): Promise<void> => {
  for (;;) {
    const c = await lane.platform.db.one<DueClock>(sql(FIRST, [tenant, o.matter, new Date(o.until)]))
    if (!c) return
    await ringClock(lane, tenant, c)
  }
}

/** Does the case's next steps up to `until`, its clocks ringing in between. */
export const advance = async (lane: Lane, tenant: string, o: { run: Running; until: number }): Promise<void> => {
  const { run } = o
  while (run.steps[0] && run.steps[0].at < o.until) {
    const step = run.steps.shift() as Step
    if (run.state.id) await ringMatter(lane, tenant, { matter: run.state.id, until: step.at })
    lane.now = step.at
    const input = await step.input(run.state)
    if (!input) continue
    Object.assign(run.state, await call(lane, step, { input, n: run.n }))
    lane.count++
  }
}

type Asked = { readonly input: Record<string, unknown>; readonly n: number }
const answerOf = async (lane: Lane, step: Step, input: Record<string, unknown>): Promise<unknown> => {
  if (!step.file) return callAs(lane.platform, step.op, { actor: step.actor, input: input as never })
  const path = join(tmpdir(), `yiwang-replay-${randomUUID()}`)
  await writeFile(path, step.file.text)
  try {
    const { actor, op } = step
    const upload = { name: step.file.name, path, bytes: Buffer.byteLength(step.file.text) }
    const call = { tenant: actor.tenant, key: undefined, request: 'replay', system: actor, upload }
    return (await lane.platform.run(op, { ...call, input: op.input.parse(input) })).answer
  } finally {
    await rm(path, { force: true })
  }
}

const call = async (lane: Lane, step: Step, { input, n }: Asked): Promise<Partial<CaseState>> => {
  try {
    const a = (await answerOf(lane, step, input)) as Partial<CaseState> & { applied?: boolean; problems?: unknown }
    if (a.applied === false)
      throw new Error(`case ${n}: ${step.file?.name} was not taken: ${JSON.stringify(a.problems)}`)
    return {
      ...(a.id ? { id: a.id } : {}),
      ...(a.ref ? { ref: a.ref } : {}),
      ...(a.secret ? { secret: a.secret } : {}),
      ...(a.counted === undefined ? {} : { counted: a.counted }),
    }
  } catch (e) {
    if (e instanceof Failure)
      throw new Error(
        `case ${n}: ${step.op.id} ${String(input.action ?? '')} refused: ${e.code} ${JSON.stringify(e.data)} ${JSON.stringify(e.fields)}`,
      )
    throw e
  }
}
