import { type FileStore, type FilesDeps, type ReadableFile, UPLOADER } from '@yiwang/files/server'
import { type Reader, sql } from '@yiwang/platform/db'
import { mayRead, type Seen } from '../policy.ts'
import { fileOwner } from './attach.ts'

type Found = ReadableFile & { readonly owner: string; readonly matter: string | null; readonly seen: Seen | null }

const FIND = `select f.name, f.mime, f.bytes, f.hash, f.thumb, f.owner, f.matter, case when m.id is null then null else
  json_build_object('town', m.town, 'community', m.community, 'grid', m.grid, 'unit', m.unit, 'units', m.units,
    'accused_unit', m.accused_unit, 'accused_person', m.accused_person, 'readers', m.readers) end as seen
  from matters.file f left join matters.matter m on m.tenant=f.tenant and m.id=f.matter where f.tenant=$1 and f.id=$2`

const speaksFor = async (db: Reader, o: { tenant: string; appeal: string; matter: string }): Promise<boolean> =>
  /^[0-9a-f-]{36}$/.test(o.appeal) &&
  (await db.one(
    sql(
      `select 1 from matters.appeal a join matters.matter m on m.tenant=a.tenant and m.id=a.matter
       where a.tenant=$1 and a.id=$2::uuid and $3 in (m.id, m.merged_into)`,
      [o.tenant, o.appeal, o.matter],
    ),
  )) !== undefined

/** An account whose own appeal this matter is sees what she sent and what steps shown to her carry. */
const shownTo = async (db: Reader, o: { tenant: string; account: string; matter: string; file: string }) =>
  (await db.one(
    sql(
      `select 1 from matters.appeal a join matters.raiser r on r.tenant=a.tenant and r.appeal=a.id and r.account=$2
       where a.tenant=$1 and a.matter=$3 and exists (select 1 from platform.event e where e.tenant=$1 and e.subject=$3
         and e.open and e.data->'files' ? $4)`,
      [o.tenant, o.account, o.matter, o.file],
    ),
  )) !== undefined

/**
 * The file when the asker may read it now. Staff read by the matter's own rule, whatever link they hold: who is
 * recused from the matter meets none of its files. A file that hangs on nothing is its uploader's alone.
 */
export const findFile =
  (files: FileStore): FilesDeps['find'] =>
  async (ctx, asked) => {
    const { db, actor, tenant, now } = ctx
    const f = await db.one<Found>(sql(FIND, [tenant, asked.id]))
    if (!f) return undefined
    const own = fileOwner(actor) === f.owner
    const spoken = asked.key === undefined ? undefined : files.readKey(asked.key, { file: asked.id, now })
    if (f.matter === null) return own || spoken === UPLOADER ? f : undefined
    if (actor.kind === 'staff' || actor.kind === 'system')
      return f.seen && mayRead(actor, f.seen, now).ok ? f : undefined
    if (own && actor.kind === 'resident') return f
    if (spoken !== undefined && spoken !== UPLOADER)
      return (await speaksFor(db, { tenant, appeal: spoken, matter: f.matter })) ? f : undefined
    if (actor.kind !== 'resident' || !actor.account) return undefined
    const asker = { tenant, account: actor.account, matter: f.matter, file: asked.id }
    return (await shownTo(db, asker)) ? f : undefined
  }
