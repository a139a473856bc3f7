import { hide, notFound, yes } from '@yiwang/kernel'
import { commandSpec, type Engine, querySpec } from '@yiwang/platform/engine'
import { markRead, notices, outbox } from '../contract/index.ts'
import { type Provider, simulator } from './provider.ts'
import { sendSweep } from './send.ts'
import { countUnread, isDemo, listNotices, listOutbox, OWNERS } from './store/message-store.ts'

const noticesSpec = querySpec<typeof notices>({
  op: notices,
  async run({ db, tenant, actor }, input) {
    const account = actor.account ?? ''
    const of = { tenant, account, unread: input.unread === 'true', limit: input.limit }
    const [rows, unread] = await Promise.all([listNotices(db, of), countUnread(db, tenant, account)])
    const items = rows.map((r) => ({
      id: r.id,
      at: r.at.toISOString(),
      words: { zh: r.zh, en: r.en },
      link: r.link,
      read: r.read_at !== null,
    }))
    return { items, unread }
  },
})

type Owner = { id: string; account: string | null }
const markReadSpec = commandSpec<typeof markRead, readonly Owner[]>({
  op: markRead,
  load: { sql: OWNERS, values: (input) => [input.ids] },
  authorise: (actor, owners, { input }) => {
    const mine = new Set(owners.filter((o) => o.account === actor.account).map((o) => o.id))
    return input.ids.every((id) => mine.has(id)) ? yes('self') : hide('not-yours')
  },
  decide: (owners, g) => ({
    changes: [
      {
        update: 'notify.message',
        key: ['tenant', 'id'],
        rows: owners.map((o) => ({ tenant: g.tenant, id: o.id, read_at: new Date(g.now) })),
      },
    ],
    audit: { subject: g.actor.account ?? '-', change: { read: owners.length } },
    answer: { ok: true },
  }),
})

const outboxSpec = querySpec<typeof outbox>({
  op: outbox,
  async run({ db, tenant }, input) {
    if (!(await isDemo(db, tenant))) throw notFound()
    const rows = await listOutbox(db, tenant, input.limit)
    return {
      items: rows.map((r) => ({
        id: r.id,
        at: r.at.toISOString(),
        channel: r.channel,
        to: r.to,
        text: r.zh,
        state: r.state,
      })),
    }
  },
})

/** The one notifier: notices inside the application, SMS through `provider` (default: the simulator). */
export const createNotify = (o: { provider?: Provider } = {}): Engine => ({
  name: 'notify',
  commands: [markReadSpec],
  queries: [noticesSpec, outboxSpec],
  sweeps: [sendSweep(o.provider ?? simulator())],
})
