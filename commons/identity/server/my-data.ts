import { notFound, type Words, yes } from '@yiwang/kernel'
import { commandSpec, querySpec } from '@yiwang/platform/engine'
import { myData, replyToRecord } from '../contract/index.ts'
import { maskPhone } from './mask.ts'
import type { MyDataView, PostView, Wiring } from './options.ts'
import { findOwn, listReplies, type OwnAccount } from './store/account-store.ts'

const iso = (d: Date | null): string | null => d?.toISOString() ?? null
const SIGNED_IN: Words = { zh: '登录时自动记下', en: 'Noted at sign-in' }
const ACCOUNT: Words = { zh: '管理员建用户时填的', en: 'The administrator entered it with the account' }
const POST: Words = { zh: '任职记录', en: 'Record of appointment' }
const DUTY_POST: Words = {
  zh: '任职记录；值守岗位的姓名、职责和单位电话对外公开',
  en: 'Record of appointment; duty posts are published with name, duty and office phone',
}

const phoneOf = (own: OwnAccount): MyDataView['stored'] => [
  {
    what: { zh: '手机号', en: 'Phone' },
    value: own.phone ? maskPhone(own.phone) : '—',
    source: own.username === null ? { zh: '您登录时填的', en: 'You gave it when signing in' } : ACCOUNT,
    since: iso(own.created_at),
  },
]
const staffOf = (own: OwnAccount, posts: readonly PostView[]): MyDataView['stored'] =>
  own.username === null
    ? []
    : [
        { what: { zh: '姓名', en: 'Name' }, value: own.name, source: ACCOUNT, since: iso(own.created_at) },
        { what: { zh: '用户名', en: 'Username' }, value: own.username, source: ACCOUNT, since: iso(own.created_at) },
        ...posts.map((p) => ({
          what: p.kindWords,
          value: p.unitName ?? p.areaName ?? p.grid ?? '—',
          source: p.grid === null ? POST : DUTY_POST,
          since: p.from,
        })),
      ]
const storedOf = (own: OwnAccount, posts: readonly PostView[]): MyDataView['stored'] => [
  ...staffOf(own, posts),
  ...phoneOf(own),
  {
    what: { zh: '上次登录', en: 'Last sign-in' },
    value: iso(own.last_sign_in) ?? '—',
    source: SIGNED_IN,
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
      const [posts, matters, looks, consents, replies, records] = await Promise.all([
        w.postViews(db, tenant, actor.posts),
        w.mattersOf(db, of),
        w.looksOf(db, of),
        w.consentsOf(db, of),
        listReplies(db, tenant, actor.account),
        w.recordsOf(db, of),
      ])
      const said = replies.map((r) => ({ about: r.about, text: r.text, at: r.at.toISOString() }))
      return { stored: [...storedOf(own, posts), ...records], matters, looks, consents, replies: said }
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
