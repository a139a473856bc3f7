import { existsSync, statfsSync } from 'node:fs'
import { verifyAudit } from '@yiwang/platform/audit'
import { type Db, sql } from '@yiwang/platform/db'
import { FENCED_ROLE, OPEN_TABLES, STANDS } from '@yiwang/platform/fence'
import { migrations } from '@yiwang/platform/migrate'
import { declaredGround, judge } from '../../../safeguards/index.ts'
import type { Table } from '../../../safeguards/safeguard.ts'
import { violations } from './invariants.ts'

export const EXAMS = [
  'audit',
  'safeguards',
  'state',
  'clocks',
  'outbox',
  'figures',
  'migrations',
  'fence',
  'versions',
  'disk',
] as const
export type Exam = (typeof EXAMS)[number]
/** One examination: what was looked at in words, and what is wrong with what to do about it. */
export type Diagnosis = {
  readonly exam: Exam
  readonly said: readonly string[]
  readonly findings: readonly { what: string; remedy: string }[]
}
type At = { readonly db: Db; readonly now: number; readonly dir: string }
type Found = { what: string; remedy: string }

const tenants = async (db: Db): Promise<string[]> =>
  (await db.rows<{ tenant: string }>(sql('select tenant from platform.tenant order by tenant'))).map((r) => r.tenant)

const WHY: Readonly<Record<string, string>> = {
  content: '有一行被改过 · a row was changed',
  count: '少了或多了行 · rows were removed or added',
  chain: '前后对不上 · the chain is cut',
  number: '缺了一块 · a block is missing',
}

const audit = async ({ db }: At): Promise<Diagnosis> => {
  const [said, findings]: [string[], Found[]] = [[], []]
  for (const t of await tenants(db)) {
    const v = await verifyAudit(db, t)
    said.push(
      `${t}: ${v.rows} 行已封存在 ${v.blocks} 块，${v.unsealed} 行待封 · ${v.rows} rows sealed in ${v.blocks} blocks, ${v.unsealed} not yet`,
    )
    for (const b of v.broken)
      findings.push({
        what: `${t}: 审计第 ${b.block} 块 · audit block ${b.block}: ${WHY[b.why] ?? b.why}`,
        remedy:
          '停用写入，留下数据库原样，与备份比对这一块的时间段 · stop writing, keep the database as it is, compare that period with a backup',
      })
  }
  return { exam: 'audit', said, findings }
}

const tablesOf = async (db: Db): Promise<Table[]> => {
  const rows = await db.rows<{ name: string; columns: string[] }>(
    sql(`select table_schema || '.' || table_name as name, array_agg(column_name::text) as columns from information_schema.columns
      where table_schema not in ('pg_catalog','information_schema') group by 1`),
  )
  return rows
}
const safeguards = async ({ db }: At): Promise<Diagnosis> => {
  const judged = judge({ ...declaredGround(), tables: await tablesOf(db) })
  const hold = judged.filter((j) => j.findings.length === 0)
  const idle = judged.filter((j) => j.guards === 0)
  return {
    exam: 'safeguards',
    said: [
      `${hold.length} / ${judged.length} 条底线守住 · ${hold.length} of ${judged.length} safeguards hold`,
      ...judged.map(
        (j) =>
          `${j.id} ${j.title.zh} · ${j.title.en}: ${j.guards === 0 ? '还没有要守的 · nothing to guard yet' : `${j.guards}`}`,
      ),
      `还没有要守的 · nothing to guard yet: ${idle.map((j) => j.id).join(' ') || '-'}`,
    ],
    findings: judged.flatMap((j) =>
      j.findings.map((f) => ({
        what: `${j.id} ${f.where}: ${f.what}`,
        remedy: '停用这一项，改声明或改程序后再上线 · switch it off, mend the declaration or the program',
      })),
    ),
  }
}

const state = async ({ db }: At): Promise<Diagnosis> => {
  const [said, findings]: [string[], Found[]] = [[], []]
  for (const t of await tenants(db)) {
    const found = await violations(db, t)
    const n = await db.one<{ n: number }>(sql('select count(*)::int as n from matters.matter where tenant=$1', [t]))
    said.push(`${t}: ${n?.n ?? 0} 件按时间线重算 · ${n?.n ?? 0} matters replayed from their timelines`)
    findings.push(
      ...found.map((v) => ({ what: `${t}: ${v.words} — ${v.count} (${v.examples.join('; ')})`, remedy: v.remedy })),
    )
  }
  return { exam: 'state', said, findings }
}

const LATE_MS = 120_000
const clocks = async ({ db, now }: At): Promise<Diagnosis> => {
  const late = await db.rows<{ tenant: string; kind: string; n: number; since: Date }>(
    sql(
      'select tenant, kind, count(*)::int as n, min(next_at) as since from matters.clock where next_at < $1 group by 1, 2 order by 4',
      [new Date(now - LATE_MS)],
    ),
  )
  const mute = await db.rows<{ tenant: string; id: string; kind: string }>(
    sql(
      `select c.tenant, c.id, c.kind from matters.clock c where c.state='running' and c.ended_at is null and c.due_at is not null and c.next_at is null and c.due_at > $1
       and not exists (select 1 from matters.miss s where s.tenant=c.tenant and s.clock=c.id) and c.step is not null limit 20`,
      [new Date(now)],
    ),
  )
  const lost = await db.rows<{ tenant: string; n: number }>(
    sql(
      `select c.tenant, count(*)::int as n from matters.clock c where c.state='breached' and not exists
        (select 1 from matters.miss s where s.tenant=c.tenant and s.clock=c.id) group by 1`,
    ),
  )
  const running = await db.one<{ n: number }>(sql("select count(*)::int as n from matters.clock where state='running'"))
  return {
    exam: 'clocks',
    said: [`${running?.n ?? 0} 个时限在走 · ${running?.n ?? 0} clocks run`],
    findings: [
      ...late.map((l) => ({
        what: `${l.tenant}: ${l.n} 个“${l.kind}”时限到点没响，最早 ${l.since.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} · ${l.n} ${l.kind} clocks are due and have not rung`,
        remedy:
          '后台任务没有在跑：用 ./yiwang up 启动（不要加 --no-worker） · the worker is not running: start ./yiwang up without --no-worker',
      })),
      ...mute.map((c) => ({
        what: `${c.tenant}: 时限 ${c.id}（${c.kind}）不会再响 · clock ${c.id} will never ring`,
        remedy: '备份后报告 · keep a backup and report it',
      })),
      ...lost.map((l) => ({
        what: `${l.tenant}: ${l.n} 次超时没有记录 · ${l.n} breaches without a record`,
        remedy: '备份后报告 · keep a backup and report it',
      })),
    ],
  }
}

const outbox = async ({ db }: At): Promise<Diagnosis> => {
  const dead = await db.rows<{ tenant: string; consumer: string; n: number; error: string }>(
    sql(
      'select tenant, consumer, count(*)::int as n, min(error) as error from platform.retry where dead group by 1, 2',
    ),
  )
  const unsent = await db.rows<{ tenant: string; n: number }>(
    sql("select tenant, count(*)::int as n from notify.message where state='dead' group by 1"),
  )
  const behind = await db.rows<{ tenant: string; consumer: string; n: number }>(
    sql(
      `select c.tenant, c.consumer, (select count(*)::int from platform.event e where e.tenant=c.tenant and (e.xid,e.pos) > (c.xid,c.pos)) as n
       from platform.cursor c order by 3 desc`,
    ),
  )
  const most = behind[0]
  return {
    exam: 'outbox',
    said: [
      `${behind.length} 个后台读者，最多落后 ${most?.n ?? 0} 条 · ${behind.length} consumers, at most ${most?.n ?? 0} events behind`,
    ],
    findings: [
      ...dead.map((d) => ({
        what: `${d.tenant}: ${d.consumer} 有 ${d.n} 条处理不了：${d.error.slice(0, 120)} · ${d.n} dead letters`,
        remedy: '看错误原因，改好后重启服务再处理 · mend the cause and restart',
      })),
      ...unsent.map((u) => ({
        what: `${u.tenant}: ${u.n} 条短信发不出去 · ${u.n} messages could not be sent`,
        remedy: '检查短信通道 · check the SMS provider',
      })),
      ...behind
        .filter((b) => b.n > 10_000)
        .map((b) => ({
          what: `${b.tenant}: ${b.consumer} 落后 ${b.n} 条 · is ${b.n} events behind`,
          remedy: '启动后台任务 · start the worker',
        })),
    ],
  }
}

type Recheck = { tenant: string; pack: string; n: number; last: Date }
/** What the nightly recheck found last of each measure and day; a later one that agrees settles it. */
const DIFFERING = `select * from (select distinct on (tenant, pack, measure, day) tenant, pack, measure, day::text as day,
  at, agrees, found from insight.recheck order by tenant, pack, measure, day, at desc) r
  where not agrees order by tenant, pack, measure, day limit 50`
const figures = async ({ db }: At): Promise<Diagnosis> => {
  const done = await db.rows<Recheck>(
    sql('select tenant, pack, count(*)::int as n, max(at) as last from insight.recheck group by 1, 2 order by 1, 2'),
  )
  const differ = await db.rows<{ tenant: string; pack: string; measure: string; day: string; found: unknown[] }>(
    sql(DIFFERING),
  )
  return {
    exam: 'figures',
    said: done.map(
      (r) =>
        `${r.tenant}: ${r.pack} 抽查过 ${r.n} 次计数，最近 ${r.last.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} · ${r.n} sums rechecked`,
    ),
    findings: differ.map((d) => ({
      what: `${d.tenant}: ${d.pack} 的“${d.measure}”${d.day} 与事项对不上 · ${d.measure} of ${d.day} is not what the matters say: ${JSON.stringify(d.found).slice(0, 200)}`,
      remedy: `运行 ./yiwang packs recount ${d.pack}，下次抽查相符即消失 · run ./yiwang packs recount ${d.pack}; an agreeing recheck settles it`,
    })),
  }
}

const applied = async ({ db }: At): Promise<Diagnosis> => {
  const rows = await db.rows<{ name: string; hash: string }>(
    sql("select name, hash from yiwang.migration where name <> '-lock-'"),
  )
  const seen = new Map(rows.map((r) => [r.name, r.hash]))
  const here = migrations()
  const names = new Set(here.map((m) => m.name))
  return {
    exam: 'migrations',
    said: [`${rows.length} / ${here.length} 步已做 · ${rows.length} of ${here.length} steps applied`],
    findings: [
      ...here
        .filter((m) => !seen.has(m.name))
        .map((m) => ({ what: `${m.name} 还没做 · not applied`, remedy: './yiwang up' })),
      ...here
        .filter((m) => seen.has(m.name) && seen.get(m.name) !== m.hash)
        .map((m) => ({
          what: `${m.name} 做过之后又改了 · changed after it ran`,
          remedy: '换回原来的程序版本 · use the program version that made this database',
        })),
      ...rows
        .filter((r) => !names.has(r.name))
        .map((r) => ({
          what: `${r.name} 这个程序不认识 · unknown to this program`,
          remedy: '数据库比程序新：升级程序 · the database is newer: upgrade the program',
        })),
    ],
  }
}

const fence = async ({ db }: At): Promise<Diagnosis> => {
  const stands = (await db.one<{ stands: boolean }>(sql(STANDS)))?.stands === true
  const open = stands ? await db.rows<{ name: string }>(sql(OPEN_TABLES)) : []
  return {
    exam: 'fence',
    said: [
      stands ? '租户之间的第二道围栏在 · the second fence between tenants stands' : '没有第二道围栏 · no second fence',
    ],
    findings: [
      ...(stands
        ? []
        : [
            {
              what: '数据库用户不能建角色，租户之间只有第一道围栏 · the database user may make no role; only the first fence stands',
              remedy: `请数据库管理员：create role ${FENCED_ROLE}; grant ${FENCED_ROLE} to <用户>; 再启动一次 · have the role made and granted, then start again`,
            },
          ]),
      ...open.map((t) => ({
        what: `${t.name} 在围栏外 · stands outside the fence`,
        remedy: '重新启动一次，围栏会补上 · start once more: the fence is completed',
      })),
    ],
  }
}

const versions = async ({ db }: At): Promise<Diagnosis> => {
  const v = await db.one<{ n: number; text: string }>(
    sql("select current_setting('server_version_num')::int as n, version() as text"),
  )
  const major = Math.floor((v?.n ?? 0) / 10_000)
  const node = Number(process.versions.node.split('.')[0])
  return {
    exam: 'versions',
    said: [`Node ${process.versions.node}, PostgreSQL ${major}`],
    findings: [
      ...(major < 15 || major > 18 ? [{ what: `PostgreSQL ${major}`, remedy: '请用 15 到 18 版 · use 15 to 18' }] : []),
      ...(node < 24 ? [{ what: `Node ${node}`, remedy: '请用 24 或更高 · use 24 or newer' }] : []),
    ],
  }
}

const LEAST_BYTES = 1_000_000_000
const disk = async ({ dir }: At): Promise<Diagnosis> => {
  if (!existsSync(dir)) return { exam: 'disk', said: [], findings: [] }
  const s = statfsSync(dir)
  const free = s.bavail * s.bsize
  const gb = (free / 1e9).toFixed(1)
  return {
    exam: 'disk',
    said: [`剩余 ${gb} GB · ${gb} GB free (${dir})`],
    findings:
      free < LEAST_BYTES
        ? [{ what: `磁盘只剩 ${gb} GB · ${gb} GB left`, remedy: '清理磁盘或换大的 · free some space' }]
        : [],
  }
}

const LOOK: Readonly<Record<Exam, (at: At) => Promise<Diagnosis>>> = {
  audit,
  safeguards,
  state,
  clocks,
  outbox,
  figures,
  migrations: applied,
  fence,
  versions,
  disk,
}

/** Examines an installation without changing anything. */
export const examine = async (at: At, exams: readonly Exam[] = EXAMS): Promise<Diagnosis[]> => {
  const out: Diagnosis[] = []
  for (const e of exams) out.push(await LOOK[e](at))
  return out
}
