import { fileURLToPath } from 'node:url'
import { hashPassword, newAccount } from '@yiwang/identity/server'
import { uuidv7 } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type Db, sql } from '@yiwang/platform/db'
import { systemRandom } from '@yiwang/platform/now'
import { type Change, statementOf } from '@yiwang/platform/write-set'
import { type SeedResult, seedRegistry } from './registry.ts'

export const DEMO_PASSWORD = 'yiwang-demo-2026'

export type Desk = {
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

/** `words`: the post as one would say it; `tries`: what to do first with it. */
export type DemoAccounts = { username: string; words: Words; tries: Words }[]
const demo = (username: string, words: Words, tries: Words) => ({ username, words, tries })
const w = (zh: string, en: string): Words => ({ zh, en })
export const DEMO_ACCOUNTS: DemoAccounts = [
  demo(
    'dispatcher',
    w('县级派单岗', 'County dispatcher'),
    w('看新来的事，派给单位', 'see what came in and give it to a unit'),
  ),
  demo(
    'grid.0001',
    w('民情书记（网格小组成员）', 'Opinion secretary (grid team)'),
    w('用手机记一次走访，当场办结', 'record a visit on a phone, settle a matter on the spot'),
  ),
  demo(
    'handler.d01',
    w('承办岗（县委办公室）', 'Handler (county committee office)'),
    w('签收、答复，或退单、申请延期', 'sign, reply, or return and ask for more time'),
  ),
  demo('checker', w('答复审核岗', 'Reply checker'), w('通过答复，或退回重答', 'accept a reply or send it back')),
  demo(
    'visitor',
    w('回访岗', 'Call-back officer'),
    w('打电话问解决了没有，记下来', 'ask the resident by phone and note the answer'),
  ),
  demo(
    'arbiter',
    w('退单裁定岗', 'Arbiter of returns'),
    w('单位退回的单，定由谁办', 'decide who handles a returned order'),
  ),
  demo('supervisor', w('督查岗', 'Supervisor'), w('看什么超时了，发督办通知单', 'see what is late and issue a notice')),
  demo(
    'editor',
    w('通报拟稿岗', 'Bulletin editor'),
    w('起草一个月的通报，看数字背后的事', 'draft the bulletin of a month, open the cases behind a figure'),
  ),
  demo('bulletin-checker', w('通报审核岗', 'Bulletin checker'), w('核对通报的数', 'check the figures of a bulletin')),
  demo(
    'releaser',
    w('通报发布岗', 'Bulletin releaser'),
    w('发布核对过的通报', 'release a checked bulletin to the public'),
  ),
  demo(
    'registrar',
    w('名册管理岗', 'Registry clerk'),
    w('管网格、小组和人员，导入表格', 'keep grids, teams and people; import a table'),
  ),
  demo(
    'admin',
    w('系统管理员', 'System administrator'),
    w('建用户，定谁在什么岗', 'make users and appoint them to posts'),
  ),
  demo('auditor', w('审计员', 'Auditor'), w('查谁在什么时候做了什么', 'see who did what and when')),
  demo(
    'leader',
    w('县级分管负责人', 'County leader'),
    w('看几个数，点开看是哪些事', 'a few figures, each opening to its cases'),
  ),
]

/** Desks beside those the demo county begins with, each with its account; the password is the demo's. */
export const seedDesks = async (o: { db: Db; tenant: string; desks: readonly Desk[] }): Promise<void> => {
  const newId = () => uuidv7(Date.now(), systemRandom)
  const g: Ground = { db: o.db, now: Date.now(), tenant: o.tenant, newId, password: await hashPassword(DEMO_PASSWORD) }
  await write(
    g,
    o.desks.flatMap((d) => staff(g, d, null)),
  )
}

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
