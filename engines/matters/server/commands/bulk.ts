import { Failure } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { txCommand } from '@yiwang/platform/engine'
import { bulk as bulkOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { actionOf } from '../domain/step.ts'
import { type Stepped, stepInTx, whyOf } from './step-in-tx.ts'

type Input = InputOf<typeof bulkOp>
type Answer = OutputOf<typeof bulkOp>

const answerOf = (input: Input, results: readonly Stepped[]): Answer => {
  const by = new Map(results.map((r) => [r.id, r]))
  const out: Answer = { done: [], failed: [] }
  for (const id of new Set(input.items.map((i) => i.id))) {
    const r = by.get(id)
    if (!r) continue
    if ('done' in r) out.done.push({ id, ref: r.done.ref })
    else out.failed.push({ id, ref: r.ref, code: r.failed.code, why: whyOf(r.failed) })
  }
  return out
}

/** The same step on many matters, each judged and written by itself; one that fails does not undo the others. */
export const bulkCommand = (deps: MattersDeps) =>
  txCommand<typeof bulkOp>({
    op: bulkOp,
    async run(tx, g) {
      const { input } = g
      const { action } = input
      const known = deps.packs.types(g.tenant).some((r) => actionOf(r, action)?.bulk)
      if (!known) throw new Failure('NOT_BULK', 409)
      const items = new Map(input.items.map((i) => [i.id, i]))
      const results: Stepped[] = []
      // In the order of the ids, so that two at the same time wait for each other and never in a circle.
      for (const id of [...items.keys()].sort()) {
        const item = items.get(id)
        const form = { ...input.form, ...item?.form }
        results.push(await stepInTx({ id, action, seq: item?.seq, form, bulkOnly: true }, { deps, tx, g }))
      }
      const done = results.flatMap((r) => ('done' in r ? [r] : []))
      const failed = results.flatMap((r) => ('failed' in r ? [{ id: r.id, code: r.failed.code }] : []))
      return {
        answer: answerOf(input, results),
        as: done[0]?.done.as ?? 'none',
        audit: { subject: g.newId(), change: { action, done: done.map((r) => r.id), failed } },
      }
    },
  })
