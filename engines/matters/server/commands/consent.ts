import { type Event, hide, tidyRef, yes } from '@yiwang/kernel'
import { commandSpec } from '@yiwang/platform/engine'
import type { Change } from '@yiwang/platform/write-set'
import { consent as consentOp } from '../../contract/index.ts'
import { mayShow } from '../queries/wording.ts'
import { RAISER_SQL } from '../store/load.ts'
import { subjectOf } from './act.ts'
import { secretHash } from './secret.ts'

/** What the raiser agreed to, given or taken back at any time and in any stage; it changes nothing else (S6). */
export const consentCommand = () =>
  commandSpec<typeof consentOp, unknown>({
    op: consentOp,
    load: {
      sql: RAISER_SQL,
      values: (i, _now, a) => [
        tidyRef(i.ref),
        i.secret ? secretHash(i.secret) : null,
        a.kind === 'resident' ? a.account : null,
      ],
    },
    authorise: (_, raw) => (subjectOf(raw).appeal ? yes('raiser') : hide('not-the-raiser')),
    decide(raw, g) {
      const { m, appeal } = subjectOf(raw)
      const { sms, mayPublish } = g.input
      const id = appeal?.id as string
      // Who joined speaks for her own number, not for whether the matter shows.
      const shown = mayPublish === undefined || appeal?.joined ? m.may_publish : mayPublish && mayShow(m)
      const changes: Change[] =
        sms === undefined
          ? []
          : [{ update: 'matters.appeal', key: ['tenant', 'id'], rows: [{ tenant: m.tenant, id, sms }] }]
      const data = { appeal: id, ...(sms === undefined ? {} : { sms }), mayPublish: shown }
      const event: Event = {
        kind: 'matters.consent-changed@1',
        subject: { kind: 'matter', id: m.id },
        data,
        open: false,
      }
      return {
        ...(shown === m.may_publish
          ? {}
          : { guard: { table: 'matters.matter', id: m.id, seq: m.seq, set: { may_publish: shown } } }),
        changes,
        events: [event],
        audit: { subject: m.id, change: data },
        answer: { ok: true as const },
      }
    },
  })
