import { sayFileProblem, type TakenFile, takeFile } from '@yiwang/files/server'
import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { addPicture } from '../../contract/index.ts'
import { entry } from '../article/record.ts'
import { columnOf, type Deps } from '../deps.ts'
import { type BoundFigures, findingsOf } from '../domain/findings.ts'
import { mayWrite, personOf } from '../policy.ts'
import { findArticle, lockArticle, updateArticle } from '../store/article-store.ts'
import { boundOf, stateFailure } from './ready.ts'
import { rewritten, told } from './write.ts'

type Prepared = { readonly taken: TakenFile; readonly bound: BoundFigures }
const MOST = 20
const notPicture = (): Failure => {
  const message = { zh: '这不是照片。请选一张照片', en: 'This is no picture; choose one' }
  return new Failure('BAD_FILE', 422, {
    data: { why: message.zh, whyEn: message.en },
    fields: [{ path: 'file', message }],
  })
}

/** Takes one picture into a draft, drawn anew without its metadata. Who is on it is said now and checked before release. */
export const picture = (d: Deps) =>
  txCommand<typeof addPicture, Prepared>({
    op: addPicture,
    async prepare(db, g) {
      const verdict = mayWrite(g.actor, g.now)
      if (!verdict.ok) throw forbidden(verdict.why)
      if (!g.upload) throw invalid([{ path: 'file', message: { zh: '请选一张照片', en: 'Choose a picture' } }])
      const taken = await takeFile(g.upload, { storage: d.files.storage, tenant: g.tenant })
      if (taken.ok) {
        if (taken.family !== 'image') throw notPicture()
        const a = await findArticle(db, g.tenant, g.input.id)
        return { taken, bound: await boundOf(d, g.tenant, a ? [a.content] : []) }
      }
      const [zh, en] = [sayFileProblem(taken.problem, 'zh-CN'), sayFileProblem(taken.problem, 'en')]
      const data = { why: zh, whyEn: en, zh, en, problem: taken.problem.key }
      throw new Failure('BAD_FILE', 422, { data, fields: [{ path: 'file', message: { zh, en } }] })
    },
    async run(tx, g) {
      const verdict = mayWrite(g.actor, g.now)
      const person = personOf(g.actor)
      if (!verdict.ok || person === null) throw forbidden('needs-bulletin-editor')
      const a = await lockArticle(tx, g.tenant, g.input.id)
      if (!a) throw notFound()
      if (a.state !== 'draft' && a.state !== 'checked') throw stateFailure(a)
      if (a.content.pictures.length >= MOST)
        throw invalid([{ path: 'file', message: { zh: `最多 ${MOST} 张`, en: `At most ${MOST}` } }])
      const { name, mime, bytes, hash, thumb } = g.prepared.taken
      const id = g.newId()
      const row = { tenant: g.tenant, id, article: a.id, name, mime, bytes, hash, thumb, at: new Date(g.now) }
      await tx.write([{ insert: 'portal.photo', rows: [row] }])
      const { caption, shows, agreed } = g.input
      const content = { ...a.content, pictures: [...a.content.pictures, { id, caption, shows, agreed }] }
      const history = [...a.history, entry(g.actor, verdict.as, { at: g.now, what: 'edited', reason: '' })]
      const after = { ...rewritten(a, { content, person, now: g.now }), history }
      await updateArticle(tx, g.tenant, after)
      tx.events([told(after, 'edited')])
      const column = columnOf(d.frontOf(g.tenant), a.column)
      const findings = column ? findingsOf(content, column, g.prepared.bound) : []
      return {
        answer: { id: a.id, state: after.state, hash: after.hash, findings, picture: id },
        as: verdict.as,
        audit: { subject: a.id, pack: a.pack, change: { picture: id, shows, agreed } },
      }
    },
  })
