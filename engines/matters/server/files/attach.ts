import {
  checkFileCount,
  type FileFamily,
  type FileKind,
  type FileProblem,
  fileKinds,
  sayFileProblem,
  type TakenFile,
  takeFile,
  UPLOADER,
} from '@yiwang/files/server'
import { type Actor, Failure, failure, invalid } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import { attach as op } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { raiserFileView } from './file-view.ts'

/** One person may hold this many messages' worth of files that hang on nothing yet. */
const MESSAGES = 3
const FRESH_MS = 24 * 3_600_000

/** Who a file belongs to until it hangs on a matter; undefined for a caller without account and device key. */
export const fileOwner = (a: Actor): string | undefined => a.account ?? (a.device ? `device:${a.device}` : undefined)

const badFile = (p: FileProblem): Failure => {
  const [zh, en] = [sayFileProblem(p, 'zh-CN'), sayFileProblem(p, 'en')]
  return new Failure('BAD_FILE', 422, {
    data: { why: zh, whyEn: en, zh, en, problem: p.key },
    fields: [{ path: 'file', message: { zh, en } }],
  })
}

/** Files of this owner that wait for a matter, for one family at most three times what one message may carry. */
const checkWaiting = async (tx: Tx, o: { tenant: string; owner: string; family: FileFamily; now: number }) => {
  const kinds = (Object.keys(fileKinds) as FileKind[]).filter((k) => fileKinds[k].family === o.family)
  const r = await tx.one<{ n: number }>(
    sql(
      'select count(*)::int as n from matters.file where tenant=$1 and owner=$2 and matter is null and at > $3 and kind = any($4::text[])',
      [o.tenant, o.owner, new Date(o.now - FRESH_MS), kinds],
    ),
  )
  const messages = Array.from({ length: Math.floor((r?.n ?? 0) / MESSAGES) + 1 }, () => o.family)
  const refused = checkFileCount(messages)
  if (refused) throw badFile(refused.problem)
}

/** Takes one file, before or after the words it belongs to; it hangs on nothing until a step names it. */
export const attach = (deps: Pick<MattersDeps, 'files'>) =>
  txCommand<typeof op, { owner: string; taken: TakenFile }>({
    op,
    async prepare(_db, g) {
      const owner = fileOwner(g.actor)
      if (!owner) throw failure('UNAUTHENTICATED')
      if (!g.upload) throw invalid([{ path: 'file', message: { zh: '请选一个文件', en: 'Choose a file' } }])
      const taken = await takeFile(g.upload, { storage: deps.files.storage, tenant: g.tenant })
      if (!taken.ok) throw badFile(taken.problem)
      return { owner, taken }
    },
    async run(tx, g) {
      const { owner, taken } = g.prepared
      await checkWaiting(tx, { tenant: g.tenant, owner, family: taken.family, now: g.now })
      const { name, kind, mime, bytes, hash, thumb } = taken
      const row = { tenant: g.tenant, id: g.newId(), owner, name, kind, mime, bytes, hash, thumb, at: new Date(g.now) }
      await tx.write([{ insert: 'matters.file', rows: [row] }])
      const file = raiserFileView(deps.files, { ...row }, { appeal: UPLOADER, now: g.now })
      const position = taken.position && { lon: taken.position.lon, lat: taken.position.lat }
      return {
        answer: { file, position },
        as: g.actor.kind === 'anonymous' ? 'anyone' : g.actor.kind,
        audit: { subject: row.id, change: { kind, bytes, hash } },
      }
    },
  })
