import type { Actor } from '@yiwang/kernel/actor'
import type { Words } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { article } from '../../contract/index.ts'
import { type Front, wordsIn } from '../deps.ts'
import { changesBetween } from '../domain/changes.ts'
import type { Content, Finding } from '../domain/findings.ts'
import { dayOf, standingOf } from '../domain/standing.ts'
import { begins, mayAct, mayWrite, needsOther } from '../policy.ts'
import type { Link } from '../store/article-store.ts'
import { HAPPENED, POSTS } from '../words.ts'
import type { ArticleAction, ArticleRecord } from './record.ts'
import { seenHash } from './record.ts'

export type ArticleView = OutputOf<typeof article>
type Row = Omit<
  ArticleView,
  Exclude<
    keyof ArticleView,
    | 'id'
    | 'column'
    | 'title'
    | 'summary'
    | 'unit'
    | 'number'
    | 'from'
    | 'to'
    | 'area'
    | 'banner'
    | 'standing'
    | 'releasedAt'
    | 'corrected'
  >
>
export type Reading = {
  readonly actor: Actor
  readonly now: number
  readonly front: Front
  readonly staff: boolean
  readonly links: ReadonlyMap<string, Link>
  readonly findings: readonly Finding[]
  readonly pendingFindings: readonly Finding[]
}

const iso = (ms: number): string => new Date(ms).toISOString()
const named = (front: Front, kind: string, id: string | null) =>
  id === null ? null : { id, words: wordsIn(front, `${kind}.${id}`) }

/** An article in a list. */
export const rowOf = (a: ArticleRecord, o: { front: Front; now: number }): Row => {
  const c = a.content
  return {
    id: a.id,
    column: a.column,
    title: c.title,
    summary: c.summary,
    unit: c.unit,
    number: c.number,
    from: c.from,
    to: c.to,
    area: named(o.front, 'area', c.area),
    banner: named(o.front, 'banner', c.banner),
    standing: standingOf(a, dayOf(o.now)),
    releasedAt: a.releasedAt === null ? null : iso(a.releasedAt),
    corrected: a.corrections.length > 0,
  }
}

/** Where a figure comes from: a bulletin, or a unit that told it and that nobody here computed. */
const figuresOf = (c: Content): ArticleView['figures'] =>
  c.figures.map(({ figure: _, ...f }) => ({
    ...f,
    basis: f.bulletin === null ? 'reported' : 'computed',
  }))
const picturesOf = (a: ArticleRecord): ArticleView['pictures'] =>
  a.content.pictures.map((p) => {
    const url = `/api/articles/${a.id}/pictures/${p.id}`
    return { id: p.id, caption: p.caption, url, thumb: `${url}?size=thumb` }
  })

const OPEN_HISTORY = new Set(['released', 'corrected', 'replaced', 'restored', 'withdrawn', 'recalled'])
const historyOf = (a: ArticleRecord, staff: boolean): ArticleView['history'] =>
  a.history
    .filter((h) => staff || OPEN_HISTORY.has(h.what))
    .map((h) => {
      const post: Words = POSTS[h.as] ?? { zh: h.as, en: h.as }
      return {
        at: iso(h.at),
        what: HAPPENED[h.what]!,
        by: staff && h.name !== '' ? { zh: `${post.zh} ${h.name}`, en: `${post.en} ${h.name}` } : post,
        reason: staff || h.what !== 'released' ? h.reason : '',
      }
    })

const ACTIONS: readonly ArticleAction[] = ['check', 'release', 'send-back', 'correct', 'withdraw', 'recall']
const EDITABLE = new Set(['draft', 'checked', 'released', 'replaced'])
const can = (a: ArticleRecord, r: Reading): string[] => [
  ...(EDITABLE.has(a.state) && mayWrite(r.actor, r.now).ok ? ['edit'] : []),
  ...ACTIONS.filter(
    (action) =>
      begins(a, action) &&
      mayAct(r.actor, r.now, { action, of: a }).ok &&
      !needsOther(a, { actor: r.actor, action, persons: r.front.desk.persons }),
  ),
]

const pendingOf = (a: ArticleRecord, findings: readonly Finding[]): ArticleView['pending'] =>
  a.pending && {
    at: iso(a.pending.at),
    by: POSTS[a.pending.as] ?? { zh: a.pending.as, en: a.pending.as },
    reason: a.pending.reason,
    changes: changesBetween(a.content, a.pending.content),
    findings: [...findings],
  }
const forDesk = (a: ArticleRecord, r: Reading) => ({
  can: can(a, r),
  draft: a.pending?.content ?? a.content,
  findings: [...r.findings],
  pending: pendingOf(a, r.pendingFindings),
})
const FOR_PUBLIC = { can: [], draft: null, findings: [], pending: null }
/** Recalled means that nobody is to rely on a word of it: the page says so and why. */
const GONE = {
  title: '',
  summary: '',
  body: '',
  number: null,
  from: null,
  to: null,
  figures: [],
  pictures: [],
  corrections: [],
}

const linkTo = (r: Reading, id: string | null, since: string | null): ArticleView['replaces'] => {
  const to = id === null ? undefined : r.links.get(id)
  return to ? { id: to.id, title: to.title, number: to.number, since: since ?? to.from } : null
}

/** The article as this reader sees it: the public without drafts, names and the words of a recalled one. */
export const viewOf = (a: ArticleRecord, r: Reading): ArticleView => {
  const whole: ArticleView = {
    ...rowOf(a, r),
    state: a.state,
    body: a.content.body,
    figures: figuresOf(a.content),
    pictures: picturesOf(a),
    replaces: linkTo(r, a.content.replaces, a.content.from),
    replacedBy: linkTo(r, a.replacedBy, a.replacedFrom),
    endReason: a.endReason ?? '',
    corrections: a.corrections.map((c) => ({ ...c, at: iso(c.at) })),
    history: historyOf(a, r.staff),
    hash: seenHash(a),
    ...(r.staff ? forDesk(a, r) : FOR_PUBLIC),
  }
  return a.state === 'recalled' && !r.staff ? { ...whole, ...GONE } : whole
}
