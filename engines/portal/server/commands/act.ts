import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { constraintOf } from '@yiwang/platform/db'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { actOnArticle } from '../../contract/index.ts'
import {
  type ArticleAction,
  type ArticleRecord,
  entry,
  type HistoryEntry,
  hashOf,
  seenHash,
} from '../article/record.ts'
import { columnOf, type Deps, type Front } from '../deps.ts'
import { changesBetween } from '../domain/changes.ts'
import { type BoundFigures, type Content, findingsOf } from '../domain/findings.ts'
import { dayOf } from '../domain/standing.ts'
import { begins, mayAct, needsOther, personOf } from '../policy.ts'
import { findArticle, lockArticle, updateArticle } from '../store/article-store.ts'
import { boundOf, mustBeReady, stateFailure, withBound } from './ready.ts'
import { told } from './write.ts'

type Ground = TxGround<typeof actOnArticle, BoundFigures>
type At = { readonly a: ArticleRecord; readonly g: Ground; readonly front: Front; readonly as: string }
type Step = (tx: Tx, at: At) => Promise<ArticleRecord>

const ready = (at: At, content: Content): void => {
  const column = columnOf(at.front, at.a.column)
  if (!column) throw stateFailure(at.a)
  mustBeReady(findingsOf(content, column, at.g.prepared))
}
const UNCHECKED = { checkedBy: null, checkedHash: null } as const

const check: Step = async (_, at) => {
  ready(at, at.a.content)
  return { ...at.a, state: 'checked', checkedBy: personOf(at.g.actor), checkedHash: at.a.hash }
}

/** The one it replaces keeps its page and says since when and by what. */
const takePlace = async (tx: Tx, at: At, released: ArticleRecord): Promise<void> => {
  const { g } = at
  if (released.content.replaces === null) return
  const old = await lockArticle(tx, g.tenant, released.content.replaces)
  if (!old || old.column !== released.column || old.state !== 'released')
    throw new Failure('NOT_READY', 409, {
      data: { n: 1, list: '要替代的那一篇不在用，或已有别的一篇替代它' },
      fields: [
        {
          path: 'replaces',
          message: {
            zh: '要替代的那一篇不在用，或已有别的一篇替代它',
            en: 'What it replaces is not in force, or something else replaced it',
          },
        },
      ],
    })
  const history = [...old.history, entry(g.actor, at.as, { at: g.now, what: 'replaced', reason: '' })]
  const from = released.content.from ?? dayOf(g.now)
  const after: ArticleRecord = {
    ...old,
    state: 'replaced',
    replacedBy: released.id,
    replacedFrom: from,
    history,
    changedAt: g.now,
  }
  await updateArticle(tx, g.tenant, after)
  tx.events([told(after, 'replaced')])
}
const release: Step = async (tx, at) => {
  const { a, g } = at
  if (a.checkedHash !== a.hash) throw new Failure('ARTICLE_CHANGED', 409)
  ready(at, a.content)
  const out: ArticleRecord = { ...a, state: 'released', releasedBy: personOf(g.actor), releasedAt: g.now }
  await takePlace(tx, at, out)
  return out
}

/** A draft goes back to its author; a proposed correction is dropped and what is out stays. */
const sendBack: Step = async (_, { a }) =>
  a.pending ? { ...a, pending: null } : { ...a, ...UNCHECKED, state: 'draft' }

const correct: Step = async (_, at) => {
  const { a, g } = at
  if (!a.pending) throw stateFailure(a)
  const content = withBound(a.pending.content, g.prepared)
  ready(at, content)
  const { reason } = a.pending
  const lines = changesBetween(a.content, content).map((c) => ({ ...c, at: g.now, reason }))
  return { ...a, content, hash: hashOf(content), pending: null, corrections: [...a.corrections, ...lines] }
}

const withdraw: Step = async (_, { a, g }) => ({ ...a, pending: null, state: 'withdrawn', endReason: g.input.reason })

/** What it had replaced is in force again: a mistake leaves no gap. */
const recall: Step = async (tx, { a, g, as }) => {
  const old = a.content.replaces === null ? undefined : await lockArticle(tx, g.tenant, a.content.replaces)
  if (old?.state === 'replaced' && old.replacedBy === a.id) {
    const history = [...old.history, entry(g.actor, as, { at: g.now, what: 'restored', reason: '' })]
    const back: ArticleRecord = {
      ...old,
      state: 'released',
      replacedBy: null,
      replacedFrom: null,
      history,
      changedAt: g.now,
    }
    await updateArticle(tx, g.tenant, back)
    tx.events([told(back, 'restored')])
  }
  return { ...a, pending: null, state: 'recalled', endReason: g.input.reason }
}

const STEPS: Readonly<Record<ArticleAction, { run: Step; says: HistoryEntry['what']; seen?: true; reason?: true }>> = {
  check: { run: check, says: 'checked', seen: true },
  release: { run: release, says: 'released', seen: true },
  'send-back': { run: sendBack, says: 'sent-back', reason: true },
  correct: { run: correct, says: 'corrected', seen: true },
  withdraw: { run: withdraw, says: 'withdrawn', reason: true },
  recall: { run: recall, says: 'recalled', reason: true },
}

const allowed = (a: ArticleRecord, g: Ground, front: Front): string => {
  const { action, hash, reason } = g.input
  const verdict = mayAct(g.actor, g.now, { action, of: a })
  if (!verdict.ok) throw forbidden(verdict.why)
  if (!begins(a, action)) throw stateFailure(a)
  if (needsOther(a, { actor: g.actor, action, persons: front.desk.persons }))
    throw new Failure(action === 'check' ? 'OTHER_CHECKER' : 'OTHER_PERSON', 409)
  if (STEPS[action].seen && hash !== seenHash(a)) throw new Failure('ARTICLE_CHANGED', 409)
  if (STEPS[action].reason && reason === '')
    throw invalid([{ path: 'reason', message: { zh: '写一句原因', en: 'Give a reason' } }])
  return verdict.as
}

/** One act on one article, under its lock. The bulletins' numbers are looked at just before. */
export const act = (d: Deps) =>
  txCommand<typeof actOnArticle, BoundFigures>({
    op: actOnArticle,
    async prepare(db, g) {
      const a = await findArticle(db, g.tenant, g.input.id)
      return boundOf(d, g.tenant, a ? [a.content, ...(a.pending ? [a.pending.content] : [])] : [])
    },
    async run(tx, g) {
      const a = await lockArticle(tx, g.tenant, g.input.id)
      const front = d.frontOf(g.tenant)
      if (!a || !front) throw notFound()
      const as = allowed(a, g, front)
      const { action, reason } = g.input
      const step = STEPS[action]
      const after = await step.run(tx, { a, g, front, as })
      const said = action === 'correct' ? (a.pending?.reason ?? '') : reason
      const history = [...a.history, entry(g.actor, as, { at: g.now, what: step.says, reason: said })]
      await updateArticle(tx, g.tenant, { ...after, history, changedAt: g.now }).catch((e) => {
        throw constraintOf(e) === 'article_replaces' ? stateFailure(a) : e
      })
      tx.events([told(after, step.says)])
      const change = { action, from: a.state, to: after.state, hash: after.hash, reason: said }
      return { answer: { state: after.state, hash: after.hash }, as, audit: { subject: a.id, pack: a.pack, change } }
    },
  })
