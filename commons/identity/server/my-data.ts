import { notFound, yes } from '@yiwang/kernel'
import { commandSpec, querySpec } from '@yiwang/platform/engine'
import { myData, replyToRecord } from '../contract/index.ts'
import { maskPhone } from './mask.ts'
import type { MyDataView, Wiring } from './options.ts'
import { findOwn, listReplies, type OwnAccount } from './store/account-store.ts'

const iso = (d: Date | null): string | null => d?.toISOString() ?? null
const storedOf = (own: OwnAccount): MyDataView['stored'] => [
  {
    what: { zh: '手机号', en: 'Phone' },
    value: own.phone ? maskPhone(own.phone) : '—',
    source: { zh: '您登录时填的', en: 'You gave it when signing in' },
    since: iso(own.created_at),
  },
  {
    what: { zh: '上次登录', en: 'Last sign-in' },
    value: iso(own.last_sign_in) ?? '—',
    source: { zh: '登录时自动记下', en: 'Noted at sign-in' },
    since: iso(own.last_sign_in),
  },
]

/** Everything kept about the caller, where it came from and who looked (safeguard S1). */
export const myDataSpec = (w: Wiring) =>
  querySpec<typeof myData>({
    op: myData,
    async run({ db, tenant, actor }) {
      const own = actor.account ? await findOwn(db, tenant, actor.account) : undefined
      if (!own || !actor.account) throw notFound()
      const of = { tenant, account: actor.account, phone: own.phone, person: own.person }
      const [matters, looks, consents, replies] = await Promise.all([
        w.mattersOf(db, of),
        w.looksOf(db, of),
        w.consentsOf(db, of),
        listReplies(db, tenant, actor.account),
      ])
      const said = replies.map((r) => ({ about: r.about, text: r.text, at: r.at.toISOString() }))
      return { stored: storedOf(own), matters, looks, consents, replies: said }
    },
  })

/** A person's own words on a record about her; whoever keeps that record hears of it by the event. */
export const replySpec = commandSpec<typeof replyToRecord, unknown>({
  op: replyToRecord,
  authorise: () => yes('self'),
  decide: (_, g) => {
    const id = g.newId()
    const { about, text, appeal } = g.input
    const account = g.actor.account as string
    return {
      changes: [
        {
          insert: 'identity.record_reply',
          rows: [{ tenant: g.tenant, id, account, about, text, appeal, at: new Date(g.now) }],
        },
      ],
      events: [
        {
          kind: 'identity.record-replied@1',
          subject: { kind: 'record-reply', id },
          data: { about, appeal },
          open: false,
        },
      ],
      audit: { subject: account, change: { about, appeal } },
      answer: { ok: true },
    }
  },
})
