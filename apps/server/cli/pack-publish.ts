import { canonical, type Pack } from '@yiwang/kernel'
import type { PackEntry } from '@yiwang/packs'
import { type Db, sql } from '@yiwang/platform/db'
import { publishRelease, putInForce, releaseFrom } from '../releases.ts'
import { chooseTenant } from './choose-tenant.ts'
import { refusal } from './cli-error.ts'
import { checkPack } from './pack-check.ts'
import { onePack } from './pack-folder.ts'
import { changed } from './publish.ts'
import { auditSystem } from './system-audit.ts'
import { voice } from './voice.ts'

export type PublishFlags = { tenant?: string; draft?: boolean; json?: boolean }
type Published = { tenant: string; pack: string; version: number; draft: boolean; fresh: boolean }

/** Drafts of version 2 are 2001, 2002 and so on: they never take the number of a version to come. */
const DRAFTS = 1000
const draftsOf = (db: Db, pack: Pack): Promise<{ version: number; json: { pack: Pack } }[]> =>
  db.rows(
    sql(
      'select version, json from platform.pack_release where pack=$1 and version between $2 and $3 order by version',
      [pack.id, pack.version * DRAFTS + 1, pack.version * DRAFTS + DRAFTS - 1],
    ),
  )

/** The last draft when nothing changed since, else the next free number. */
const draftVersion = async (db: Db, e: PackEntry): Promise<number> => {
  const last = (await draftsOf(db, e.pack)).at(-1)
  if (!last) return e.pack.version * DRAFTS + 1
  const again = { ...releaseFrom(e), pack: { ...e.pack, version: last.version } }
  return canonical(again) === canonical(last.json) ? last.version : last.version + 1
}

const demoOnly = async (db: Db, tenant: string): Promise<void> => {
  const t = await db.one<{ demo: boolean }>(sql('select demo from platform.tenant where tenant=$1', [tenant]))
  if (!t?.demo)
    throw refusal(
      'NOT_DEMO',
      '草稿版只能放进演示县。正式使用请把 version 加一，再运行 packs publish。',
      'Drafts go into a demo county only. For real use raise version and run packs publish.',
    )
}

const inForceNow = (db: Db, o: { tenant: string; pack: string }) =>
  db.one<{ version: number }>(
    sql(
      `select version from platform.pack_in_force where tenant=$1 and pack=$2 and valid_from <= now()
       order by valid_from desc, version desc limit 1`,
      [o.tenant, o.pack],
    ),
  )

const sound = (e: PackEntry): void => {
  const { faults } = checkPack(e)
  if (faults.length === 0) return
  const first = faults[0]
  throw refusal(
    'PACK_FAULTS',
    `这个机制包还有 ${faults.length} 处要改，没有发布。第一处：${first?.file} ${first?.path} ${first?.message.zh}。用 packs check 看全部。`,
    `The pack has ${faults.length} faults and was not published. The first: ${first?.file} ${first?.path} ${first?.message.en}. See all with packs check.`,
  )
}

/** Stores the pack as a release and puts it in force for one county from now on. */
export const publishPack = async (db: Db, e: PackEntry, f: PublishFlags): Promise<Published> => {
  sound(e)
  const tenant = await chooseTenant(db, f.tenant)
  if (f.draft) await demoOnly(db, tenant)
  const version = f.draft ? await draftVersion(db, e) : e.pack.version
  const pack = { ...e.pack, version }
  await publishRelease(db, { ...releaseFrom(e), pack }, Date.now()).catch((x: Error) => {
    throw /differs from the release stored/.test(x.message) ? changed(pack.id, version) : x
  })
  const done = { tenant, pack: pack.id, version, draft: f.draft ?? false }
  const before = await inForceNow(db, done)
  if (before?.version === version) return { ...done, fresh: false }
  await putInForce(db, { tenant, pack: pack.id, version, from: Date.now() })
  const now = await inForceNow(db, done)
  if (now?.version !== version)
    throw refusal(
      'OLD_VERSION',
      `第 ${version} 版以前用过，现在用的是第 ${now?.version} 版。要用新内容，请把 version 加到更大的数。`,
      `Version ${version} was in force before; version ${now?.version} is now. Raise version to a new number.`,
    )
  const change = { version, before: before?.version ?? null, draft: done.draft }
  const act = { tenant, operation: 'cli.packs-publish' as const, subjectKind: 'pack', subject: pack.id }
  await auditSystem(db, { ...act, outcome: 'ok', change })
  return { ...done, fresh: true }
}

/** What runs on under a version before this one. */
const runningBefore = async (db: Db, p: Published): Promise<number> => {
  const found = await db.one<{ n: number }>(
    sql(`select count(*)::int as n from matters.matter where tenant=$1 and pack=$2 and super='open' and version < $3`, [
      p.tenant,
      p.pack,
      p.version,
    ]),
  )
  return found?.n ?? 0
}

export const publish = async (named: string, f: PublishFlags): Promise<void> => {
  const v = voice(f)
  const e = await onePack(named)
  sound(e)
  const { withPlatform } = await import('./open.ts')
  await withPlatform({ voice: v, beside: true }, async (c) => {
    const p = await publishPack(c.db, e, f)
    const [zh, en] = p.draft ? ['草稿', 'draft '] : ['', '']
    const older = p.draft ? 0 : await runningBefore(c.db, p)
    const move = `./yiwang packs move ${p.pack} --to ${p.version} --preview`
    v.answer({ ...p, older }, [
      p.fresh
        ? `${p.pack} ${zh}第 ${p.version} 版从现在起用于 ${p.tenant} 的新事项 · ${en}version ${p.version} is in force for new matters`
        : `${p.pack} 第 ${p.version} 版已经在用，没有变化 · version ${p.version} is in force already, nothing changed`,
      ...(older > 0
        ? [
            `在办的 ${older} 件还照旧版；要换版，先看会怎样 · ${older} running matters keep their version; to move them, look first:`,
            `  ${move}`,
          ]
        : []),
    ])
  })
}
