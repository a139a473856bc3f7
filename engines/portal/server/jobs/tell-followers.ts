import type { Words } from '@yiwang/kernel/message'
import { type Message, messageRows, SMS_MAX, smsWords } from '@yiwang/notify/server'
import type { Consumer, Delivered, WorkContext } from '@yiwang/platform/engine'
import type { ArticleRecord } from '../article/record.ts'
import { type Deps, type Front, wordsIn } from '../deps.ts'
import { findArticle } from '../store/article-store.ts'
import { type Follower, followersOf } from '../store/subscription-store.ts'

const AT_ONCE = 200
const cut = (s: string, most: number): string => ([...s].length > most ? `${[...s].slice(0, most - 1).join('')}…` : s)

/** One SMS: which column, what it is called as far as it fits, and how to end it. */
export const smsOf = (o: { column: Words; title: string; token: string }): Words => {
  const act = { zh: `退订码${o.token}`, en: `to stop: ${o.token}` }
  const sms = (title: string) =>
    smsWords({ fact: { zh: `${o.column.zh}：${title}`, en: `New in ${o.column.en}` }, act })
  const room = SMS_MAX - [...`【一网】${o.column.zh}：，${act.zh}。`].length
  return sms(cut(o.title, Math.max(2, room)))
}
const inApp = (column: Words, title: string): Words => ({
  zh: `${column.zh}有新的一篇：${title}`,
  en: `New in ${column.en}: ${title}`,
})

const messageTo = (f: Follower, a: ArticleRecord, column: Words): Message[] => {
  const dedupe = `portal:${a.id}:${f.account}`
  const { title } = a.content
  if (f.kind === 'staff')
    return [{ to: { account: f.account }, words: inApp(column, title), link: `/public/read/${a.id}`, dedupe }]
  return f.phone === null ? [] : [{ to: { phone: f.phone }, words: smsOf({ column, title, token: f.token }), dedupe }]
}

const tellAll = async (ctx: WorkContext, o: { a: ArticleRecord; front: Front; at: number }): Promise<void> => {
  const { a } = o
  const column = wordsIn(o.front, `column.${a.column}`)
  const { area, banner } = a.content
  for (let after: string | null = null; ; ) {
    const ask = { tenant: ctx.tenant, shelf: a.column, area, banner, before: o.at, after, limit: AT_ONCE }
    const some: Follower[] = await followersOf(ctx.db, ask)
    const messages = some.flatMap((f) => messageTo(f, a, column))
    if (messages.length > 0) await ctx.store([messageRows(ctx, messages)])
    if (some.length < AT_ONCE) return
    after = some.at(-1)?.account ?? null
  }
}

/** Each released article once to each person who asked for such before it came out. A repeated event sends nothing twice. */
export const tellFollowers = (d: Deps): Consumer => ({
  name: 'portal.followers',
  kinds: new Set(['portal.article-released@1']),
  async handle(events: readonly Delivered[], ctx) {
    const front = d.frontOf(ctx.tenant)
    for (const e of events) {
      const a = await findArticle(ctx.db, ctx.tenant, e.subject.id)
      // Recalled before anybody was told: nothing to tell.
      if (!front || !a || (a.state !== 'released' && a.state !== 'replaced')) continue
      await tellAll(ctx, { a, front, at: e.at })
    }
  },
})
