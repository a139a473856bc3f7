import type { OutputOf } from '@yiwang/kernel/operation'
import { movePreview, moveVersion } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { callAs, systemActor } from '@yiwang/platform/platform'
import type { Composed } from '../compose.ts'
import { chooseTenant } from './choose-tenant.ts'
import { refusal, wrongUse } from './cli-error.ts'
import { type Voice, voice } from './voice.ts'

export type MoveFlags = {
  to: number
  from?: number
  preview?: boolean
  reason?: string
  tenant?: string
  json?: boolean
}
type Preview = OutputOf<typeof movePreview>
type Staying = Preview['staying'][number]
type At = { c: Composed; tenant: string; pack: string; to: number }

/** Versions under which matters still run, beside the one they are to move to. */
const runningUnder = async (at: At): Promise<number[]> => {
  const rows = await at.c.db.rows<{ version: number }>(
    sql(
      `select distinct version from matters.matter where tenant=$1 and pack=$2 and super='open' and version<>$3 order by version`,
      [at.tenant, at.pack, at.to],
    ),
  )
  return rows.map((r) => r.version)
}
const refOf = (ref: string | null): string => ref ?? '限定查看 · restricted'
const stayLine = (s: Staying): string =>
  `    ${refOf(s.ref)}  ${s.stageWords.zh}：${s.why.map((x) => `${x.words.zh} · ${x.words.en}`).join('；')}`
const time = (iso: string): string =>
  new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

const previewLines = (p: Preview, at: { from: number; to: number }): string[] => [
  `第 ${at.from} 版 → 第 ${at.to} 版：在办 ${p.running} 件，能换 ${p.moving} 件 · running ${p.running}, can move ${p.moving}`,
  ...p.stages.map((s) => `  ${s.words.zh} · ${s.words.en}：${s.moving}/${s.running}`),
  ...(p.running > p.moving ? [`  换不了 ${p.running - p.moving} 件 · cannot move`, ...p.staying.map(stayLine)] : []),
  ...(p.changing
    ? [`  到期时间改变 ${p.changing} 个，其中换后立即到期 ${p.late} 个 · due times change, due at once`]
    : []),
  ...p.dues.map((d) => `    ${refOf(d.ref)}  ${d.words.zh} · ${d.words.en}：${time(d.before)} → ${time(d.after)}`),
]

const previewAll = async (at: At, from: readonly number[], v: Voice): Promise<void> => {
  const actor = systemActor(at.tenant, 'command-line')
  const all = []
  for (const n of from)
    all.push({
      from: n,
      to: at.to,
      ...(await callAs(at.c.platform, movePreview, { actor, input: { pack: at.pack, from: n, to: at.to } })),
    })
  v.answer({ tenant: at.tenant, pack: at.pack, previews: all }, [
    ...all.flatMap((p) => previewLines(p, p)),
    all.length ? '只是预览，没有改动 · A preview; nothing was changed' : NOTHING,
  ])
}
const NOTHING = '没有要换版的在办事项 · No running matter to move'

const moveOne = async (at: At, from: number, reason: string): Promise<{ moved: number; staying: Staying[] }> => {
  const actor = systemActor(at.tenant, 'command-line')
  let [moved, after] = [0, undefined as string | undefined]
  const staying: Staying[] = []
  do {
    const input = { pack: at.pack, from, to: at.to, reason, limit: 500, ...(after ? { after } : {}) }
    const r = await callAs(at.c.platform, moveVersion, { actor, input })
    moved += r.moved
    staying.push(...r.staying)
    after = r.next ?? undefined
  } while (after)
  return { moved, staying }
}

const moveAll = async (at: At, o: { from: readonly number[]; reason: string; v: Voice }): Promise<void> => {
  const all = []
  for (const n of o.from) all.push({ from: n, to: at.to, ...(await moveOne(at, n, o.reason)) })
  o.v.answer({ tenant: at.tenant, pack: at.pack, moves: all }, [
    ...all.flatMap((m) => [
      `第 ${m.from} 版 → 第 ${m.to} 版：换了 ${m.moved} 件，留下 ${m.staying.length} 件 · moved ${m.moved}, staying ${m.staying.length}`,
      ...m.staying.map(stayLine),
    ]),
    ...(all.length ? [] : [NOTHING]),
  ])
}

const stored = async (at: At): Promise<void> => {
  const rows = await at.c.db.rows<{ version: number }>(
    sql('select version from platform.pack_release where pack=$1 order by version', [at.pack]),
  )
  const have = rows.map((r) => r.version)
  if (have.includes(at.to)) return
  const [zh, en] = have.length ? [`有：${have.join('、')}`, `There are: ${have.join(', ')}`] : ['一版也没有', 'None']
  throw refusal(
    'NO_RELEASE',
    `库里没有 ${at.pack} 的第 ${at.to} 版（${zh}）。先运行 ./yiwang packs publish ${at.pack}。`,
    `No version ${at.to} of ${at.pack} is stored. ${en}. Run ./yiwang packs publish ${at.pack} first.`,
  )
}

/** `packs move`: running matters to the version in force, after a look at what that does. */
export const move = async (named: string, f: MoveFlags): Promise<void> => {
  if (!f.preview && !f.reason?.trim())
    throw wrongUse(
      '要换版，请用 --reason 写明为什么（反映人会看到）；只想看看，请用 --preview。',
      'To move, say why with --reason (raisers read it); only to look, use --preview.',
    )
  const v = voice(f)
  const { withPlatform } = await import('./open.ts')
  await withPlatform({ voice: v, beside: true }, async (c) => {
    const at: At = { c, tenant: await chooseTenant(c.db, f.tenant), pack: named.split('/').at(-1) ?? named, to: f.to }
    await stored(at)
    const from = f.from === undefined ? await runningUnder(at) : [f.from]
    if (f.preview) await previewAll(at, from, v)
    else await moveAll(at, { from, reason: (f.reason ?? '').trim(), v })
  })
}
