import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { draftArticle, editArticle } from '../../contract/index.ts'
import { type ArticleRecord, entry, hashOf } from '../article/record.ts'
import { columnOf, type Deps, type Front } from '../deps.ts'
import { changesBetween } from '../domain/changes.ts'
import { type BoundFigures, type Content, findingsOf } from '../domain/findings.ts'
import { mayWrite, personOf } from '../policy.ts'
import { insertArticle, lockArticle, photoIds, updateArticle } from '../store/article-store.ts'
import { boundOf, mustBeKnown, mustHavePictures, stateFailure, withBound } from './ready.ts'

type Written = { content: Content; bound: BoundFigures }
const written = async (d: Deps, tenant: string, content: Content): Promise<Written> => {
  const bound = await boundOf(d, tenant, [content])
  return { content: withBound(content, bound), bound }
}
const writer = (g: Pick<TxGround<typeof draftArticle>, 'actor' | 'now'>): { as: string; person: string } => {
  const verdict = mayWrite(g.actor, g.now)
  const person = personOf(g.actor)
  if (!verdict.ok || person === null) throw forbidden(verdict.ok ? 'nobody' : verdict.why)
  return { as: verdict.as, person }
}
const saved = (d: Deps, tenant: string, a: ArticleRecord, w: Written) => {
  const column = columnOf(d.frontOf(tenant), a.column)
  return {
    id: a.id,
    state: a.state,
    hash: hashOf(w.content),
    findings: column ? findingsOf(w.content, column, w.bound) : [],
  }
}

type Drafting = TxGround<typeof draftArticle, Written>
const newArticle = (g: Drafting, by: { front: Front; as: string; person: string }): ArticleRecord => {
  const { content } = g.prepared
  return {
    id: g.newId(),
    seq: 1,
    pack: by.front.pack.id,
    version: by.front.pack.version,
    column: g.input.column,
    state: 'draft',
    content,
    hash: hashOf(content),
    replacedBy: null,
    replacedFrom: null,
    authors: [by.person],
    checkedBy: null,
    checkedHash: null,
    releasedBy: null,
    releasedAt: null,
    endReason: null,
    pending: null,
    corrections: [],
    history: [entry(g.actor, by.as, { at: g.now, what: 'drafted', reason: '' })],
    changedAt: g.now,
  }
}

/** A new draft. What is missing or unbound is said at once and stops nothing yet. */
export const draft = (d: Deps) =>
  txCommand<typeof draftArticle, Written>({
    op: draftArticle,
    async prepare(_db, g) {
      writer(g)
      const front = d.frontOf(g.tenant)
      if (!front) throw notFound()
      const { column, ...content } = g.input
      mustBeKnown(front, column, content)
      mustHavePictures(content, new Set())
      return written(d, g.tenant, content)
    },
    async run(tx, g) {
      const { as, person } = writer(g)
      const front = d.frontOf(g.tenant)
      if (!front) throw notFound()
      const made = newArticle(g, { front, as, person })
      await insertArticle(tx, g.tenant, made)
      tx.events([told(made, 'drafted')])
      return {
        answer: saved(d, g.tenant, made, g.prepared),
        as,
        audit: { subject: made.id, pack: made.pack, change: { column: made.column, hash: made.hash } },
      }
    },
  })

export const told = (a: ArticleRecord, what: ArticleRecord['history'][number]['what']) => ({
  kind: `portal.article-${what}@1` as const,
  subject: { kind: 'article', id: a.id },
  data: { column: a.column, state: a.state },
  open: false,
})

/** A draft with other words: whoever wrote them is an author, and what was checked is checked no more. */
export const rewritten = (a: ArticleRecord, o: { content: Content; person: string; now: number }): ArticleRecord => ({
  ...a,
  state: 'draft',
  content: o.content,
  hash: hashOf(o.content),
  authors: [...new Set([...a.authors, o.person])],
  checkedBy: null,
  checkedHash: null,
  changedAt: o.now,
})

type Editing = TxGround<typeof editArticle, Written>
/** After release the words stay as they are; what is to change waits for somebody else. */
const proposed = (a: ArticleRecord, g: Editing, by: { as: string; person: string }): ArticleRecord => {
  const { content } = g.prepared
  if (g.input.reason === '')
    throw invalid([{ path: 'reason', message: { zh: '写一句为什么更正', en: 'Say why it is corrected' } }])
  if (content.replaces !== a.content.replaces)
    throw invalid([
      { path: 'replaces', message: { zh: '发布后不能改替代了哪一篇', en: 'What it replaces stays after release' } },
    ])
  if (changesBetween(a.content, content).length === 0)
    throw invalid([{ path: '', message: { zh: '没有改动', en: 'Nothing was changed' } }])
  const pending = { at: g.now, by: by.person, as: by.as.split('@')[0] ?? by.as, reason: g.input.reason, content }
  return { ...a, pending, changedAt: g.now }
}

const lockFor = async (tx: Tx, g: Editing): Promise<ArticleRecord> => {
  const a = await lockArticle(tx, g.tenant, g.input.id)
  if (!a) throw notFound()
  if (a.state === 'withdrawn' || a.state === 'recalled') throw stateFailure(a)
  const seen = a.pending ? hashOf(a.pending.content) : a.hash
  if (g.input.hash !== seen && g.input.hash !== a.hash) throw new Failure('ARTICLE_CHANGED', 409)
  mustHavePictures(g.prepared.content, await photoIds(tx, g.tenant, a.id))
  return a
}

/** Changes a draft, or proposes a correction of what is out. A draft that was checked has to be checked again. */
export const edit = (d: Deps) =>
  txCommand<typeof editArticle, Written>({
    op: editArticle,
    async prepare(_db, g) {
      writer(g)
      const { id: _, hash: __, reason: ___, ...content } = g.input
      return written(d, g.tenant, content)
    },
    async run(tx, g) {
      const by = writer(g)
      const a = await lockFor(tx, g)
      const front = d.frontOf(g.tenant)
      if (!front) throw notFound()
      const { content } = g.prepared
      mustBeKnown(front, a.column, content)
      const out = a.releasedAt !== null
      const after = out ? proposed(a, g, by) : rewritten(a, { content, person: by.person, now: g.now })
      const what = out ? 'proposed' : 'edited'
      const history = [...a.history, entry(g.actor, by.as, { at: g.now, what, reason: g.input.reason })]
      await updateArticle(tx, g.tenant, { ...after, history })
      tx.events([told(after, what)])
      return {
        answer: saved(d, g.tenant, after, g.prepared),
        as: by.as,
        audit: { subject: a.id, pack: a.pack, change: { what, hash: hashOf(content), reason: g.input.reason } },
      }
    },
  })
