import { Failure, hide, newRef, newSecret, no, tidyRef, yes } from '@yiwang/kernel'
import { commandSpec, type Ground } from '@yiwang/platform/engine'
import type { Change } from '@yiwang/platform/write-set'
import { join as joinOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { SHOWN } from '../store/load.ts'
import { secretHash } from './secret.ts'

type Open = { id: string; seq: number; super: string; joins: number; public: boolean }
type Input = { text: string; phone?: string | undefined; sms: boolean }

/** By the matter's public number; a merged one is joined at its master. */
const LOAD = `(select json_build_object('id', m.id, 'seq', m.seq, 'super', m.super, 'joins', m.joins,
   'public', own.may_publish and m.may_publish and not m.confidential and m.accused_unit is null and coalesce(m.accused_person,'')='')
  from matters.matter own join matters.matter m on m.tenant=own.tenant and m.id=${SHOWN}
  where own.tenant=$1 and own.ref=:1)`

const rowsOf = (m: Open, g: Ground<Input>, receipt: { ref: string; secret: string }): Change[] => {
  const appeal = g.newId()
  const { tenant, input: i } = g
  const when = new Date(g.now)
  return [
    {
      insert: 'matters.appeal',
      rows: [
        {
          tenant,
          id: appeal,
          matter: m.id,
          ref: receipt.ref,
          secret: secretHash(receipt.secret),
          channel: 'web',
          text: i.text,
          joined: true,
          registered_by: g.actor.account,
          sms: i.sms,
          at: when,
          registered_at: when,
        },
      ],
    },
    {
      insert: 'matters.raiser',
      rows: [{ tenant, appeal, phone: i.phone ?? null, tail: i.phone?.slice(-4) ?? null, account: g.actor.account }],
    },
  ]
}

/** "It affects me too": a new appeal on an open matter that may be public, with a number and a secret of its own. */
export const joinCommand = (_deps: MattersDeps) =>
  commandSpec<typeof joinOp, Open>({
    op: joinOp,
    reroll: ['appeal_ref'],
    load: { sql: LOAD, values: (i) => [tidyRef(i.ref)] },
    authorise(actor, m) {
      if (actor.kind === 'staff') return no('use-staff-intake')
      // What its raiser keeps to herself is not there for others.
      if (!m.public) return hide('not-public')
      return yes(actor.kind === 'resident' ? 'resident' : 'anyone')
    },
    decide(m, g) {
      if (m.super !== 'open') throw new Failure('NOT_OPEN', 409)
      const receipt = { ref: newRef(g.random), secret: newSecret(g.random) }
      const joins = m.joins + 1
      return {
        guard: { table: 'matters.matter', id: m.id, seq: m.seq, set: { joins } },
        changes: rowsOf(m, g, receipt),
        events: [
          {
            kind: 'matters.joined@1',
            subject: { kind: 'matter', id: m.id },
            open: false,
            data: { action: 'join', verb: 'join', joins },
          },
        ],
        audit: { subject: m.id, change: { ref: receipt.ref, joins } },
        answer: { ...receipt, joins },
      }
    },
  })
