import { fileURLToPath } from 'node:url'
import { hashPassword, newAccount } from '@yiwang/identity/server'
import { uuidv7 } from '@yiwang/kernel'
import { type Db, sql } from '@yiwang/platform/db'
import { systemRandom } from '@yiwang/platform/now'
import { type Change, statementOf } from '@yiwang/platform/write-set'
import { type SeedResult, seedRegistry } from './registry.ts'

export const DEMO_PASSWORD = 'yiwang-demo-2026'

type Desk = {
  username: string
  name: string
  kind: string
  level: 'town' | 'county' | 'community' | 'grid'
  unit?: string
  area?: string
}

/** One person per desk of the process, so that every step of it can be tried. */
const desks = (county: string, towns: readonly string[]): Desk[] => {
  const at = (username: string, name: string, kind: string): Desk => ({
    username,
    name,
    kind,
    level: 'county',
    area: county,
  })
  return [
    at('dispatcher', '林知远', 'county-dispatcher'),
    at('dispatcher2', '苏念安', 'county-dispatcher'),
    at('arbiter', '顾明理', 'arbiter'),
    at('checker', '许慎言', 'reply-checker'),
    at('visitor', '温如晴', 'visitor'),
    at('supervisor', '秦守正', 'supervisor'),
    at('supervisor2', '陆思齐', 'supervisor'),
    at('editor', '江墨涵', 'bulletin-editor'),
    at('bulletin-checker', '方致和', 'bulletin-checker'),
    at('releaser', '白清源', 'bulletin-releaser'),
    at('registrar', '薛书简', 'registry-clerk'),
    at('admin', '尹司钥', 'system-admin'),
    at('auditor', '柏明鉴', 'auditor'),
    at('leader', '闻大同', 'leader'),
    { username: 'town', name: '岳青禾', kind: 'town-dispatcher', level: 'town', area: towns[0] ?? county },
    { username: 'counter', name: '黎可亲', kind: 'town-dispatcher', level: 'town', area: towns[1] ?? county },
  ]
}

type Ground = { db: Db; now: number; tenant: string; newId(): string; password: string }
const write = async (g: Pick<Ground, 'db' | 'tenant'>, changes: Change[]): Promise<void> => {
  for (const c of changes) {
    const s = statementOf(g.tenant, undefined, [c])
    await g.db.pool.query(s.text, s.values as unknown[])
  }
}

const staff = (g: Ground, d: Desk, unitId: string | null): Change[] => {
  const person = g.newId()
  return [
    {
      insert: 'registry.person',
      rows: [{ tenant: g.tenant, id: person, code: `DEMO-${d.username}`, name: d.name, phone: null, unit: unitId }],
    },
    newAccount({
      tenant: g.tenant,
      id: g.newId(),
      kind: 'staff',
      username: d.username,
      person,
      name: d.name,
      password: g.password,
      now: Date.now(),
    }),
    {
      insert: 'registry.post',
      rows: [
        {
          tenant: g.tenant,
          id: g.newId(),
          person,
          kind: d.kind,
          level: d.level,
          unit: unitId,
          area: d.area ?? null,
          valid_from: new Date(g.now - 86_400_000 * 3000),
        },
      ],
    },
  ]
}

const unitStaff = (g: Ground, seeded: SeedResult): Change[] =>
  [...seeded.units].flatMap(([code, id], i) => {
    const level = code.startsWith('T') ? ('town' as const) : ('county' as const)
    const names = ['谷', '安', '和', '宁', '康', '泰']
    const n = `${names[i % names.length]}`
    return [
      ...staff(g, { username: `handler.${code.toLowerCase()}`, name: `经办${n}`, kind: 'handler', level }, id),
      ...staff(g, { username: `leader.${code.toLowerCase()}`, name: `负责${n}`, kind: 'unit-leader', level }, id),
    ]
  })

const gridAccounts = (g: Ground, seeded: SeedResult): Change[] =>
  seeded.grids.slice(0, 3).flatMap((grid, i) => {
    const first = seeded.teams.get(grid)?.[3]?.person
    return first
      ? [
          newAccount({
            tenant: g.tenant,
            id: g.newId(),
            kind: 'staff',
            username: `grid.000${i + 1}`,
            person: first.id,
            name: first.name,
            password: g.password,
            now: Date.now(),
          }),
        ]
      : []
  })

export type DemoAccounts = { username: string; words: { zh: string; en: string } }[]
export const DEMO_ACCOUNTS: DemoAccounts = [
  { username: 'dispatcher', words: { zh: '县派单员', en: 'county dispatcher' } },
  { username: 'grid.0001', words: { zh: '网格小组成员（民情书记）', en: 'grid team member' } },
  { username: 'handler.d01', words: { zh: '承办单位经办人', en: 'handling unit' } },
  { username: 'checker', words: { zh: '答复审核', en: 'reply checker' } },
  { username: 'visitor', words: { zh: '回访员', en: 'call-back officer' } },
  { username: 'arbiter', words: { zh: '退单裁定', en: 'arbiter' } },
  { username: 'supervisor', words: { zh: '督办', en: 'supervisor' } },
  { username: 'editor', words: { zh: '通报拟稿', en: 'bulletin editor' } },
  { username: 'bulletin-checker', words: { zh: '通报核对', en: 'bulletin checker' } },
  { username: 'releaser', words: { zh: '通报发布', en: 'bulletin releaser' } },
  { username: 'registrar', words: { zh: '基础台账管理', en: 'registry clerk' } },
  { username: 'admin', words: { zh: '用户与岗位', en: 'users and posts' } },
  { username: 'auditor', words: { zh: '审计', en: 'auditor' } },
  { username: 'leader', words: { zh: '县领导', en: 'county leader' } },
]

/** Loads the demo county once: territory, teams, one account per desk. Every person is made up. */
export const seedCounty = async (o: {
  db: Db
  now: number
  tenant: string
  dataDir: URL
  name: { zh: string; en: string }
}): Promise<SeedResult> => {
  const newId = () => uuidv7(Date.UTC(2020, 0, 1), systemRandom)
  const g: Ground = { db: o.db, now: o.now, tenant: o.tenant, newId, password: await hashPassword(DEMO_PASSWORD) }
  const seeded = await seedRegistry({
    write: (c) => write(g, c),
    newId,
    now: o.now,
    tenant: o.tenant,
    packDataDir: fileURLToPath(o.dataDir),
  })
  const changes = [
    ...desks(seeded.county, seeded.towns).flatMap((d) => staff(g, d, null)),
    ...unitStaff(g, seeded),
    ...gridAccounts(g, seeded),
  ]
  await write(g, changes)
  const tenant = {
    tenant: o.tenant,
    name_zh: o.name.zh,
    name_en: o.name.en,
    division: seeded.county,
    demo: true,
    is_default: true,
    created_at: new Date(o.now),
  }
  await write(g, [{ insert: 'platform.tenant', rows: [tenant], skipDuplicates: true }])
  return seeded
}

export const hasTenant = async (db: Db, tenant: string): Promise<boolean> =>
  (await db.one(sql('select 1 from platform.tenant where tenant=$1', [tenant]))) !== undefined
