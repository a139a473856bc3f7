import type { Words } from '@yiwang/kernel'
import { type Message, messageRows } from '@yiwang/notify/server'
import { sql } from '@yiwang/platform/db'
import type { Consumer, Delivered, WorkContext } from '@yiwang/platform/engine'
import { grouped, raiserMessages, TOLD } from './tell-raiser.ts'

/** Whom an event concerns inside the house: people of units, or of a post. */
type Staff = { units?: string[]; posts?: string[]; words: (ref: string) => Words }
const w =
  (zh: string, en: string) =>
  (ref: string): Words => ({ zh: zh.replace('{ref}', ref), en: en.replace('{ref}', ref) })
const unitsOf = (e: Delivered): string[] => (typeof e.data.unit === 'string' ? [e.data.unit] : [])
const idsOf = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x) => typeof x === 'string') : [])
const CLOCK: Record<string, [string, string]> = { sign: ['签收', 'sign-for'], reply: ['答复', 'reply'] }

const staffFor = (e: Delivered): Staff | undefined => {
  const [zh, en] = CLOCK[String(e.data.clock)] ?? ['办理', 'handling']
  switch (e.kind) {
    case 'matters.dispatched@1':
      return { units: unitsOf(e), words: w('待签收：{ref}', 'To sign for: {ref}') }
    case 'matters.due-soon@1':
      return { units: unitsOf(e), words: w(`{ref} ${zh}快到期`, `{ref}: ${en} due soon`) }
    case 'matters.overdue@1':
      return {
        units: unitsOf(e),
        posts: (e.data.tell as string[] | undefined)?.includes('supervisor') ? ['supervisor'] : [],
        words: w(`{ref} ${zh}已超时`, `{ref}: ${en} is late`),
      }
    case 'matters.returned@1':
      return { posts: ['arbiter'], words: w('退单待裁定：{ref}', 'A return waits for a ruling: {ref}') }
    case 'matters.replied@1':
      return e.data.co
        ? undefined
        : { posts: ['reply-checker'], words: w('答复待审核：{ref}', 'An answer waits for a check: {ref}') }
    case 'matters.whistle@1':
      return { units: idsOf(e.data.called), words: w('吹哨，请到场报到：{ref}', 'Called to the place: {ref}') }
    case 'matters.convene@1':
      return { units: idsOf(e.data.parties), words: w('请答复意见：{ref}', 'Your view is asked for: {ref}') }
    case 'matters.escalate@1':
      return { units: unitsOf(e), words: w('下级上报，待签收：{ref}', 'Raised from below, to sign for: {ref}') }
    case 'matters.supervised@1':
      return { units: unitsOf(e), words: w('收到督办单：{ref}', 'Supervision notice: {ref}') }
    case 'matters.report-drafted@1':
      return { posts: ['supervisor'], words: w('专报草稿待核对', 'A special report waits for a check') }
    default:
      return undefined
  }
}

const KINDS = new Set([
  ...TOLD,
  'matters.due-soon@1',
  'matters.overdue@1',
  'matters.returned@1',
  'matters.replied@1',
  'matters.supervised@1',
  'matters.report-drafted@1',
  'matters.whistle@1',
  'matters.convene@1',
  'matters.escalate@1',
])

type Holder = { account: string; person: string; unit: string | null; units: string[]; kind: string }
const holders = (ctx: WorkContext, units: string[], posts: string[]): Promise<Holder[]> =>
  ctx.db.rows<Holder>(
    sql(
      `select a.id as account, p.person, p.unit, p.kind,
         array(select o.unit from registry.post o where o.tenant=p.tenant and o.person=p.person and o.unit is not null
           and o.valid_from <= $4 and (o.valid_to is null or o.valid_to > $4)) as units from registry.post p join identity.account a on a.tenant=p.tenant and a.person=p.person and not a.disabled
       where p.tenant=$1 and p.valid_from <= $4 and (p.valid_to is null or p.valid_to > $4)
         and (p.kind='handler' and p.unit = any($2::uuid[]) or p.kind = any($3::text[]))`,
      [ctx.tenant, units, posts, new Date(ctx.now)],
    ),
  )
type Known = {
  id: string
  ref: string
  accused_unit: string | null
  accused_person: string | null
  readers: string[] | null
}
const matters = async (ctx: WorkContext, ids: string[]): Promise<Map<string, Known>> =>
  new Map(
    (
      await ctx.db.rows<Known>(
        sql(
          'select id, ref, accused_unit, accused_person, readers from matters.matter where tenant=$1 and id = any($2::uuid[])',
          [ctx.tenant, ids],
        ),
      )
    ).map((r) => [r.id, r]),
  )
/**
 * The rule of `recused`: the one complained about is not even told that there is something (S5); of a restricted matter
 * only those who may read it hear.
 */
const mayHear = (p: Holder, m: Known | undefined): boolean =>
  !m ||
  ((m.readers === null || m.readers.includes(p.kind)) &&
    !((m.accused_unit !== null && p.units.includes(m.accused_unit)) || m.accused_person?.includes(p.person)))

const inHouse = (e: Delivered, people: readonly Holder[], m: Known | undefined): Message[] => {
  const s = staffFor(e)
  if (!s) return []
  const mine = people.filter(
    (p) => mayHear(p, m) && ((p.unit !== null && s.units?.includes(p.unit)) || s.posts?.includes(p.kind)),
  )
  const link = e.subject.kind === 'matter' ? `/staff/matters/${e.subject.id}` : '/staff/notices'
  return mine.map((p) => ({
    to: { account: p.account },
    words: s.words(grouped(m?.ref ?? '')),
    link,
    dedupe: `${e.id}:${p.account}`,
  }))
}

/** Tells people what concerns them. Never says what the matter is about, nor who raised it. */
export const tellPeople: Consumer = {
  name: 'matters.tell',
  kinds: KINDS,
  async handle(events, ctx) {
    const staff = events.map(staffFor)
    const units = [...new Set(staff.flatMap((s) => s?.units ?? []))]
    const posts = [...new Set(staff.flatMap((s) => s?.posts ?? []))]
    const [people, known, toRaisers] = await Promise.all([
      units.length + posts.length ? holders(ctx, units, posts) : [],
      matters(ctx, units.length + posts.length ? events.map((e) => e.subject.id) : []),
      raiserMessages(events, ctx),
    ])
    const messages = [...toRaisers, ...events.flatMap((e) => inHouse(e, people, known.get(e.subject.id)))]
    if (messages.length) await ctx.store([messageRows(ctx, messages)])
  },
}
