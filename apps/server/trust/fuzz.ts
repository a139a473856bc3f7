import type { Operation } from '@yiwang/kernel'
import * as fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { inputOf, type Known } from './arbitrary.ts'
import type { Scene } from './scene.ts'
import { requestOf } from './send.ts'

type Shot = { readonly op: Operation; readonly request: InjectOptions }
/** Slow by design (password hashes): tried, but not by the thousand. */
const SLOW = new Set([
  'identity.sign-in',
  'identity.sign-in-code',
  'identity.create-account',
  'identity.reset-password',
  'identity.change-password',
])
/** Fires at the shooter's own foot: a signed-out or disabled role would prove nothing further. */
const SPARED = new Set(['identity.sign-out', 'identity.set-disabled', 'registry.end-term'])

const BODIES = [
  '',
  '{',
  '{"a":',
  '[]',
  'null',
  '"x"',
  '1',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '\u0000',
  '{"id":"\\ud800"}',
  `{"form":${'['.repeat(2000)}${']'.repeat(2000)}}`,
  `{"x":"${'长'.repeat(400_000)}"}`,
]
const TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=gbk',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
  'application/json;',
]
const HEADERS: Record<string, string>[] = [
  { 'x-yiwang-tenant': '../x' },
  { 'x-yiwang-tenant': 'nowhere' },
  { 'idempotency-key': '钥匙 '.repeat(3).replaceAll(/[^\x20-\x7e]/g, '?') },
  { 'idempotency-key': 'k'.repeat(500) },
  { 'x-yiwang-device': '!' },
  { authorization: 'Bearer x' },
  { authorization: `Bearer ${'z'.repeat(60)}` },
  { cookie: 'yiwang=abc; yiwang=def' },
  { 'accept-language': 'x'.repeat(3000) },
  { 'content-length': '5' },
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '::1' },
  { 'content-encoding': 'gzip' },
  { range: 'bytes=9-1' },
]

const bent = (op: Operation, request: InjectOptions, bend: { kind: number; pick: number }): InjectOptions => {
  const at = <T>(xs: readonly T[]): T => xs[bend.pick % xs.length] as T
  const headers = { ...(request.headers as Record<string, string>) }
  if (bend.kind === 0 && request.method !== 'GET') return { ...request, payload: at(BODIES) }
  if (bend.kind === 1 && request.method !== 'GET')
    return { ...request, headers: { ...headers, 'content-type': at(TYPES) } }
  if (bend.kind === 2) return { ...request, headers: { ...headers, ...at(HEADERS) } }
  if (bend.kind === 3)
    return {
      ...request,
      url: `${request.url}${at(['%', '%00', '%ff', '/..', '//', '?a[]=1&a[b]=2', '?__proto__[x]=1', '?limit=1&limit=2', `?q=${'x'.repeat(9000)}`])}`,
    }
  if (bend.kind === 4 && request.payload)
    return { ...request, payload: String(request.payload).slice(0, bend.pick % 40) }
  return op.upload && bend.kind === 5 ? { ...request, payload: 'half a body', headers } : request
}

const known = (s: Scene): Known => ({
  ids: Object.values(s.raised).flatMap((m) => [m.id, m.appeal]),
  refs: Object.values(s.raised).map((m) => m.ref),
  words: [
    '路灯',
    '村口',
    '370828',
    'sign',
    'note',
    'dispatch',
    'reply',
    'withdraw',
    'reopen',
    '13900030003',
    '2026-06',
    'supervision',
    ...s.w.seeded.grids.slice(0, 2),
  ],
})

/** `count` requests as one role; the same seed gives the same requests. */
export const shots = (s: Scene, o: { count: number; seed: number; token: string | undefined }): Shot[] => {
  const quick = s.implemented.filter((op) => !SLOW.has(op.id) && !SPARED.has(op.id))
  const slow = s.implemented.filter((op) => SLOW.has(op.id))
  const k = known(s)
  const each = Math.ceil(o.count / quick.length)
  const from = { token: o.token, headers: { 'x-yiwang-device': 'device-of-fuzz' } }
  const of = (op: Operation, n: number): Shot[] =>
    fc
      .sample(fc.tuple(inputOf(op, k), fc.record({ kind: fc.integer({ min: 0, max: 30 }), pick: fc.nat(1000) })), {
        numRuns: n,
        seed: o.seed,
      })
      .map(([input, bend]) => ({ op, request: bent(op, requestOf(op, input, from), bend) }))
  return [...quick.flatMap((op) => of(op, each)), ...slow.flatMap((op) => of(op, 20))].slice(
    0,
    Math.max(o.count, quick.length),
  )
}

const TABLES = `select string_agg(format('select %L as t, count(*)::int as n from %I.%I', table_schema||'.'||table_name, table_schema, table_name), ' union all ') as q
  from information_schema.tables where table_type='BASE TABLE' and table_schema in ('platform','identity','registry','matters','insight','notify','search','series','files')`
/** Traces a refusal may leave: the audit says so, and wrong passwords are counted. */
const TRACES = new Set(['platform.audit', 'identity.attempt', 'identity.code'])
const counts = async (s: Scene): Promise<Map<string, number>> => {
  const { q } = await s.w.one<{ q: string }>(TABLES)
  return new Map((await s.w.db.pool.query<{ t: string; n: number }>(q)).rows.map((r) => [r.t, r.n]))
}

export type Fuzzed = {
  sent: number
  statuses: Record<string, number>
  faults: string[]
  slowest: number
  compared: number
  written: string[]
}

/** Fires them; collects answers of 5xx, answers slower than 2 s, and rows that refused requests left behind. */
export const fire = async (s: Scene, all: readonly Shot[]): Promise<Fuzzed> => {
  const out: Fuzzed = { sent: 0, statuses: {}, faults: [], slowest: 0, compared: 0, written: [] }
  const BATCH = 250
  for (let i = 0; i < all.length; i += BATCH) {
    const before = await counts(s)
    let done = 0
    const batch = all.slice(i, i + BATCH)
    for (let j = 0; j < batch.length; j += 8) {
      const answers = await Promise.all(batch.slice(j, j + 8).map((shot) => one(s, shot, out)))
      done += answers.filter((ok) => ok).length
    }
    if (done > 0) continue
    out.compared++
    const after = await counts(s)
    for (const [t, n] of after)
      if (!TRACES.has(t) && n !== before.get(t))
        out.written.push(`${t}: ${before.get(t)} -> ${n} after refusals of ${batch[0]?.op.id}`)
  }
  return out
}

const timed = async (s: Scene, request: InjectOptions) => {
  const started = performance.now()
  const r = await s.app.inject(request).catch((e: Error) => ({ statusCode: 599, body: String(e) }))
  return { r, took: performance.now() - started }
}
/** A refusal speaks the reader's language, not two side by side. */
const TWO_LANGUAGES = /[\u4e00-\u9fff] · [a-z]+ [a-z]+/
const one = async (s: Scene, shot: Shot, out: Fuzzed): Promise<boolean> => {
  const first = await timed(s, shot.request)
  const { r } = first
  let { took } = first
  // A machine that was busy with something else is no hang: what is slow once is sent once more.
  if (took > 2000) took = (await timed(s, shot.request)).took
  out.sent++
  out.statuses[r.statusCode] = (out.statuses[r.statusCode] ?? 0) + 1
  out.slowest = Math.max(out.slowest, took)
  const what = `${r.statusCode} ${shot.op.id} ${shot.request.method} ${String(shot.request.url).slice(0, 120)} ${String(shot.request.payload ?? '').slice(0, 200)} -> ${r.body.slice(0, 120)}`
  if (r.statusCode >= 500) out.faults.push(what)
  else if (took > 2000) out.faults.push(`slow (${Math.round(took)} ms) ${what}`)
  else if (r.statusCode >= 400 && TWO_LANGUAGES.test(r.body)) out.faults.push(`in two languages ${what}`)
  return r.statusCode < 400 && shot.op.kind === 'command'
}
