import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, HeldPost, Operation } from '@yiwang/kernel'
import { uuidv7 } from '@yiwang/kernel/id'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { openDb, type Row, sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, createPlatform, systemActor } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { statementOf } from '@yiwang/platform/write-set'
import { composition, type PostKind, patches, postKindFacts, type Tier } from '@yiwang/registry/pack'
import { createRegistry } from '@yiwang/registry/server'
import { seedRegistry } from './registry.ts'

export const TENANT = 'jx'
export const COUNTY = '370828'
export const NOON = Date.parse('2021-06-01T12:00:00+08:00')
const DATA = join(import.meta.dirname, '../../../packs/jinxiang-five-moves/data')

export const team = composition({
  id: 'team',
  per: 'grid',
  slots: [
    { slot: '1', count: 1, kind: 'grid-team', words: { zh: '县直单位领导班子成员', en: 'Leader of a county unit' } },
    { slot: '2', count: 2, kind: 'grid-team', words: { zh: '县直单位干部', en: 'County cadre' } },
    { slot: '3', count: 3, kind: 'grid-team', words: { zh: '镇街干部', en: 'Town cadre' } },
  ],
  basis: { basis: 'stated', source: 'm13-P2' },
})

export const tiers: readonly Tier[] = [
  { id: 'community', words: { zh: '社区组织', en: 'community organisation' }, serves: 'community', most: 1 },
  { id: 'branch', words: { zh: '小区组织', en: 'estate organisation' }, serves: 'grid' },
  { id: 'group', words: { zh: '网格小组', en: 'grid group' }, serves: 'grid', most: 1 },
]

export const patchKinds = [
  patches({
    id: 'care',
    words: { zh: '责任片区', en: 'patch' },
    holder: { zh: '负责人', en: 'holder' },
    homes: { least: 10, most: 30, basis: { basis: 'default', source: 'm04-P1' } },
    basis: { basis: 'stated', source: 'm04 flow 1' },
  }),
]

/** A person of the staff with one post in force. */
export const staff = (kind: PostKind, at: Partial<HeldPost> & { person?: string } = {}): Actor => ({
  kind: 'staff',
  tenant: TENANT,
  account: '00000000-0000-7000-8000-0000000000a1',
  person: at.person ?? null,
  name: '王**',
  posts: [
    {
      id: '00000000-0000-7000-8000-0000000000b1',
      kind,
      level: postKindFacts(kind).level,
      unit: at.unit ?? null,
      grid: at.grid ?? null,
      area: at.area ?? COUNTY,
      from: at.from ?? 0,
      to: at.to ?? null,
    },
  ],
})
export const clerk = staff('registry-clerk')
export const anyone: Actor = { ...systemActor(TENANT), kind: 'anonymous', device: 'device-of-a-test' }

/** The demo county in a database of its own, behind the real pipeline. */
export const registryWorld = async () => {
  const fresh = await freshDatabase()
  const db = openDb(fresh.url, 4)
  const clock = { now: NOON }
  const random = seededRandom(7)
  const write = async (changes: Parameters<typeof statementOf>[2]) => {
    const s = statementOf(TENANT, undefined, changes)
    await db.one(sql(s.text, s.values))
  }
  const started = performance.now()
  const newId = () => uuidv7(clock.now, random)
  const seeded = await seedRegistry({ write, newId, now: clock.now, tenant: TENANT, packDataDir: DATA })
  const seedMs = performance.now() - started
  const { registry, api } = createRegistry({
    db,
    now: () => clock.now,
    compositionOf: () => team,
    poolsOf: () => [],
    postingsOf: () => [],
    tiersOf: () => tiers,
    patchKindsOf: () => patchKinds,
  })
  const platform = createPlatform({
    db,
    now: () => clock.now,
    random,
    log: silentLog,
    // Every call here names its actor, so no session is ever looked up.
    sessions: { probe: 'null', find: async () => undefined },
    engines: [registry],
  })
  const files = mkdtempSync(join(tmpdir(), 'yiwang-roster-'))
  return {
    db,
    clock,
    seeded,
    seedMs,
    api,
    platform,
    call: <Op extends Operation>(op: Op, actor: Actor, input: InputOf<Op>): Promise<OutputOf<Op>> =>
      callAs(platform, op, { actor, input }),
    /** Sends a roster the way the upload door does. */
    async send<Op extends Operation>(
      op: Op,
      o: { actor: Actor; input: object; name: string; content: string | Buffer },
    ) {
      const path = join(files, o.name)
      writeFileSync(path, o.content)
      const upload = { name: o.name, path, bytes: Buffer.byteLength(o.content) }
      const input = op.input.parse(o.input)
      const reply = await platform.run(op, { tenant: TENANT, request: 'test', input, upload, system: o.actor })
      return reply.answer as OutputOf<Op>
    },
    one: async <T = Row>(text: string, values: unknown[] = []): Promise<T> => (await db.one<T>(sql(text, values)))!,
    async close() {
      await db.close()
      await fresh.drop()
    },
  }
}
export type RegistryWorld = Awaited<ReturnType<typeof registryWorld>>
