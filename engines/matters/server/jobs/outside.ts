import { Failure } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import type { Consumer } from '@yiwang/platform/engine'
import { act } from '../../contract/index.ts'

/**
 * The counterpart of the outside hotline, until its wire is connected: it takes an order over and answers with a
 * number of its own. Both numbers and times stand on the dispatch.
 */
export const outsideHotline: Consumer = {
  name: 'matters.outside',
  kinds: new Set(['matters.dispatched@1', 'matters.rule-accept@1']),
  async handle(events, ctx) {
    for (const e of events.filter((x) => x.data.channel === '12345')) {
      const d = await ctx.db.one<{ inbound_no: string | null }>(
        sql('select inbound_no from matters.dispatch where tenant=$1 and matter=$2 and id=$3', [
          ctx.tenant,
          e.subject.id,
          e.data.dispatch,
        ]),
      )
      if (!d || d.inbound_no !== null) continue
      const inbound = `12345-${String(e.data.outbound).slice(2, 10)}-${String(e.data.outbound).slice(-6)}`
      try {
        await ctx.command(act, { id: e.subject.id, action: 'forward-accepted', form: { inbound } })
      } catch (error) {
        // The matter has moved to a stage that takes no number any more.
        if (!(error instanceof Failure && error.code === 'NOT_OFFERED')) throw error
      }
    }
  },
}
