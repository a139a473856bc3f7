import type { Words } from '@yiwang/kernel'
import { type Message, smsWords } from '@yiwang/notify/server'
import { sql } from '@yiwang/platform/db'
import type { Delivered, WorkContext } from '@yiwang/platform/engine'
import { type Moved, movedWords } from './moved-due.ts'

/** One fact and at most one act; `inApp` also stands in the raiser's own pages. */
type Said = { readonly fact: Words; readonly act?: Words; readonly inApp?: boolean }

const WHY: Readonly<Record<string, Words>> = {
  'matters.moved@1': { zh: '规定换了新版', en: 'the rules have a new version' },
  'matters.decide-extension@1': { zh: '延期已批准', en: 'an extension was approved' },
  'matters.decide-hold@1': { zh: '眼下办不了，先挂账', en: 'it has to wait for now' },
  'matters.decide@1': { zh: '会审定了日子', en: 'a joint review set the day' },
}
const number = (v: unknown): number | null => (typeof v === 'number' ? v : null)
/** The due time that an event moved; a day set where none was promised moves nothing. */
export const movedIn = (e: Delivered): Moved | undefined => {
  const { data: d } = e
  if (!WHY[e.kind] || d.approved === false || d.decision === 'explain') return undefined
  const [before, after] = [number(d.before), number(d.after ?? d.until ?? d.by)]
  return before === null || after === null || before === after ? undefined : { before, after }
}

const told = (e: Delivered): Said | undefined => {
  switch (e.kind) {
    case 'matters.registered@1':
      return { fact: { zh: '您反映的事已记下', en: 'Your report is registered' } }
    case 'matters.dispatched@1':
      return { fact: { zh: '您反映的事已交给负责的单位', en: 'Your report was handed to a unit' } }
    case 'matters.ask@1':
      return {
        fact: { zh: '办理单位有一句要问您', en: 'The unit has a question for you' },
        act: { zh: '请查进度回答', en: 'please answer' },
      }
    case 'matters.accepted@1':
      return {
        fact: { zh: '您反映的事有结果了', en: 'There is a result' },
        act: { zh: '解决了没有，请说一声', en: 'tell us whether it is solved' },
      }
    default:
      return undefined
  }
}
const saidOf = (e: Delivered, now: number): Said | undefined => {
  const moved = movedIn(e)
  const why = WHY[e.kind]
  return moved && why ? { fact: movedWords(moved, { why, now }), inApp: true } : told(e)
}
/** What raisers are told of. */
export const TOLD = [
  'matters.registered@1',
  'matters.dispatched@1',
  'matters.ask@1',
  'matters.accepted@1',
  ...Object.keys(WHY),
]

type Raiser = { matter: string; appeal: string; ref: string; phone: string | null; account: string | null }
/** Whoever raised or joined one of the matters; the phone only where she agreed to be written to. */
const raisers = (ctx: WorkContext, matters: string[]): Promise<Raiser[]> =>
  ctx.db.rows<Raiser>(
    sql(
      `select e.id as matter, a.id as appeal, a.ref, case when a.sms then r.phone end as phone, r.account
       from unnest($2::uuid[]) e(id)
       join matters.matter own on own.tenant=$1 and (own.id=e.id or own.merged_into=e.id)
       join matters.appeal a on a.tenant=own.tenant and a.matter=own.id join matters.raiser r on r.tenant=a.tenant and r.appeal=a.id
       where (a.sms and r.phone is not null) or r.account is not null`,
      [ctx.tenant, matters],
    ),
  )

export const grouped = (ref: string): string => `${ref.slice(0, 4)} ${ref.slice(4, 8)} ${ref.slice(8)}`

const messagesTo = (o: Raiser, e: Delivered, said: Said): Message[] => {
  const { fact, act } = said
  const words = smsWords({ ref: grouped(o.ref), fact, ...(act ? { act } : {}) })
  const dedupe = `${e.id}:${o.appeal}`
  const sms = o.phone === null ? [] : [{ to: { phone: o.phone }, words, dedupe }]
  if (!said.inApp || o.account === null) return sms
  const number: Words = { zh: `${fact.zh}（${grouped(o.ref)}）。`, en: `${fact.en} (${grouped(o.ref)}).` }
  return [...sms, { to: { account: o.account }, words: number, link: `/track/${o.ref}`, dedupe: `${dedupe}:in` }]
}

/** Words for those who raised what the events are about. Number, fact, act: never what the matter says. */
export const raiserMessages = async (events: readonly Delivered[], ctx: WorkContext): Promise<Message[]> => {
  const facts = events.flatMap((e) => {
    const said = saidOf(e, ctx.now)
    return said ? [{ e, said }] : []
  })
  if (facts.length === 0) return []
  const owners = await raisers(
    ctx,
    facts.map((f) => f.e.subject.id),
  )
  return facts.flatMap(({ e, said }) =>
    owners.filter((o) => o.matter === e.subject.id).flatMap((o) => messagesTo(o, e, said)),
  )
}
