import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newAccount, tokenHash } from '@yiwang/identity/server'
import type { Operation } from '@yiwang/kernel'
import { act, open_ } from '@yiwang/matters/contract'
import { type Change, statementOf } from '@yiwang/platform/write-set'
import { postKindFacts } from '@yiwang/registry/pack'
import { allOperations } from '../operations.ts'
import { createServer } from '../serve.ts'
import { openWorld, TENANT, type World } from '../testing/world.ts'
import type { Canary } from './canaries.ts'
import { MATTERS, type MatterKey, ROLES, type Role } from './roles.ts'

export const ELSEWHERE = 'elsewhere'
export const RAISER_PHONE = '13900010001'
/** One word every matter of the scene holds, so that a search for it must find exactly what its reader may see. */
export const COMMON = '路灯'

export type Raised = {
  id: string
  ref: string
  secret: string
  appeal: string
  name: string
  phone: string
  seq: number
}
export type Ids = { account: string; person: string | null; post: string | null; token: string }

const write = async (w: World, tenant: string, changes: Change[]): Promise<void> => {
  for (const c of changes) {
    const s = statementOf(tenant, undefined, [c])
    await w.db.pool.query(s.text, s.values as unknown[])
  }
}

const uuid = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

const placeOf = (
  w: World,
  r: Role,
): { level: string; unit: string | null; grid: string | null; area: string | null } => {
  const facts = r.post ? postKindFacts(r.post) : { level: 'county' as const }
  const { near, far } = corners(w)
  const at = r.at ?? {}
  const corner = at.area === 'far' || at.grid === 'far' ? far : near
  const area = at.area === undefined ? null : at.area === 'county' ? w.seeded.county : null
  const byLevel = facts.level === 'community' ? corner.community : corner.town
  return {
    level: facts.level,
    unit: at.unit ? (w.seeded.units.get(at.unit) ?? null) : null,
    grid: at.grid ? corner.grid : null,
    area: at.area === undefined ? null : (area ?? byLevel),
  }
}

export type Corner = { grid: string; community: string; town: string }
const cornersOf = new WeakMap<World, { near: Corner; far: Corner }>()
const corners = (w: World) => cornersOf.get(w) as { near: Corner; far: Corner }
const findCorners = async (w: World): Promise<void> => {
  const rows = await w.rows<Corner>(
    'select code as grid, division as community, town from registry.grid where tenant=$1 and valid_to is null order by code',
    [TENANT],
  )
  const near = rows[0] as Corner
  const far = rows.find((r) => r.town !== near.town) as Corner
  cornersOf.set(w, { near, far })
}

/** A grid that was merged away, for what may no longer be done with one. */
export const OLD_GRID = '370828-OLD'
const oldGrid = (w: World) =>
  w.rows(
    `insert into registry.grid select (jsonb_populate_record(null::registry.grid, to_jsonb(g) || $3::jsonb)).* from registry.grid g where tenant=$1 and code=$2`,
    [
      TENANT,
      corners(w).near.grid,
      JSON.stringify({ id: uuid(0xd000), code: OLD_GRID, status: 'merged', valid_to: new Date(w.clock.now - 1000) }),
    ],
  )

/** One account with its post and an open session; the ways to be nobody are made here too. */
const enrol = async (w: World, r: Role, n: number): Promise<Ids> => {
  const [account, person, token] = [uuid(0xa000 + n), uuid(0xb000 + n), `token-of-role-${n}-0123456789abcdef`]
  const tenant = r.standing === 'elsewhere' ? ELSEWHERE : TENANT
  const day = 86_400_000
  const staff = r.kind === 'staff'
  const phone = r.raised.length ? RAISER_PHONE : `1390009${String(n).padStart(4, '0')}`
  const base = { tenant, id: account, name: staff ? `测试${n}` : '', now: w.clock.now - 30 * day }
  const changes: Change[] = [
    staff
      ? newAccount({ ...base, kind: 'staff', username: `role.${n}`, person })
      : newAccount({ ...base, kind: 'resident', phone }),
  ]
  if (staff) {
    const term = {
      valid_from: new Date(w.clock.now - 90 * day),
      valid_to: r.standing === 'ended' ? new Date(w.clock.now - day) : null,
    }
    const post = { tenant, id: uuid(0xc000 + n), person, kind: r.post, ...placeOf(w, r), ...term }
    changes.push({ insert: 'registry.person', rows: [{ tenant, id: person, code: `ROLE-${n}`, name: `测试${n}` }] })
    changes.push({ insert: 'registry.post', rows: [post] })
  }
  const expires = r.standing === 'expired' ? w.clock.now - 1000 : w.clock.now + 400 * day
  const session = {
    tenant,
    token: tokenHash(token),
    account,
    created_at: new Date(w.clock.now - day),
    expires_at: new Date(expires),
  }
  changes.push({ insert: 'identity.session', rows: [session] })
  await write(w, tenant, changes)
  if (r.standing === 'disabled')
    await w.rows('update identity.account set disabled=true where tenant=$1 and id=$2', [tenant, account])
  return { account, person: staff ? person : null, post: staff ? uuid(0xc000 + n) : null, token }
}

const WHO: Record<MatterKey, { phone: string; name: string; unit: string }> = {
  plain: { phone: RAISER_PHONE, name: '雀甲一', unit: 'D01' },
  'accuse-unit': { phone: '13900010002', name: '雀乙二', unit: 'D03' },
  far: { phone: '13900010003', name: '雀丙三', unit: 'D04' },
  'accuse-person': { phone: '13900010004', name: '雀丁四', unit: 'D01' },
  secret: { phone: '13900010005', name: '雀戊五', unit: 'D01' },
  public: { phone: '13900010006', name: '雀己六', unit: 'D01' },
}
const mark = (k: MatterKey, kind: string): string => `${kind}-${k}-canary`

const raise = async (w: World, k: MatterKey, of: Record<string, Ids>): Promise<Raised> => {
  const { near, far } = corners(w)
  const who = WHO[k]
  const actor = k === 'plain' ? await w.resident(RAISER_PHONE) : w.anyone(`device-of-${k}`)
  const accused =
    k === 'accuse-unit'
      ? { accusedUnit: w.seeded.units.get('D02') as string }
      : k === 'accuse-person'
        ? { accusedPerson: of['accused person']?.person as string }
        : {}
  const input = {
    title: `${COMMON}不亮 ${mark(k, 'title')}`,
    text: `村口的${COMMON}坏了很久 ${mark(k, 'text')}`,
    grid: k === 'far' ? far.grid : near.grid,
    phone: who.phone,
    name: who.name,
    confidential: k === 'secret',
    mayPublish: k === 'public',
    ...accused,
  }
  const made = await w.call(open_, actor, input)
  const dispatcher = await w.as('dispatcher')
  const unit = w.seeded.units.get(who.unit) as string
  const form = { unit, note: mark(k, 'note') }
  const done = await w.call(act, dispatcher, { id: made.id, action: 'dispatch', form })
  const found = await w.one<{ id: string }>('select id from matters.appeal where tenant=$1 and matter=$2', [
    TENANT,
    made.id,
  ])
  return {
    id: made.id,
    ref: made.ref,
    secret: made.secret,
    appeal: found.id,
    name: who.name,
    phone: who.phone,
    seq: done.seq,
  }
}

/** The same ids in another county, with other words: a missing tenant in any statement shows at once. */
const mirror = async (w: World): Promise<void> => {
  await w.rows(
    `insert into platform.tenant(tenant, name_zh, name_en, division, demo, created_at) values($1,'别县','Elsewhere','370829',true,now())`,
    [ELSEWHERE],
  )
  const over: Record<string, object> = {
    matter: { title: 'elsewhere-canary', text: `${COMMON} elsewhere-canary`, reply: 'elsewhere-canary' },
    appeal: { text: 'elsewhere-canary', secret: 'elsewhere' },
    raiser: { name: 'elsewhere-canary', phone: '13800000000', tail: '0000' },
    dispatch: { task: 'elsewhere-canary' },
    clock: {},
  }
  for (const [table, more] of Object.entries(over))
    await w.rows(
      `insert into matters.${table} select (jsonb_populate_record(null::matters.${table}, to_jsonb(t) || $2::jsonb)).* from matters.${table} t where t.tenant=$1`,
      [TENANT, JSON.stringify({ ...more, tenant: ELSEWHERE })],
    )
  await w.rows(
    'insert into platform.pack_in_force(tenant, pack, version, valid_from) select $2, pack, version, valid_from from platform.pack_in_force where tenant=$1',
    [TENANT, ELSEWHERE],
  )
}

const canariesOf = (raised: Record<MatterKey, Raised>): Canary[] => [
  ...MATTERS.flatMap((k): Canary[] => [
    { kind: 'person', of: k, text: raised[k].name },
    { kind: 'person', of: k, text: raised[k].phone },
    { kind: 'person', of: k, text: raised[k].secret },
    { kind: 'title', of: k, text: mark(k, 'title') },
    { kind: 'text', of: k, text: mark(k, 'text') },
    { kind: 'internal', of: k, text: mark(k, 'note') },
  ]),
  { kind: 'elsewhere', of: 'plain', text: 'elsewhere-canary' },
]

/** The demo county with one account a role, five matters of different relations, a second county with the same ids, and the HTTP server. */
export const openScene = async () => {
  const w = await openWorld()
  await findCorners(w)
  await oldGrid(w)
  const ids: Record<string, Ids> = {}
  for (const [n, r] of ROLES.entries()) if (r.kind !== 'anonymous') ids[r.name] = await enrol(w, r, n)
  const raised = {} as Record<MatterKey, Raised>
  for (const k of MATTERS) raised[k] = await raise(w, k, ids)
  // A unit that once had the matter in hand and is complained about later stays out.
  await w.rows('update matters.matter set units = units || $3::uuid where tenant=$1 and id=$2', [
    TENANT,
    raised['accuse-unit'].id,
    w.seeded.units.get('D02'),
  ])
  await mirror(w)
  await w.ready()
  const uploadDir = mkdtempSync(join(tmpdir(), 'yiwang-scene-'))
  const app = await createServer({ composed: w, dist: undefined, uploadDir, limits: false })
  const implemented = allOperations.filter((op) => op.caller !== 'system' && w.platform.handlers.has(op.id))
  const waiting = allOperations.filter((op) => !w.platform.handlers.has(op.id)).map((op) => op.id)
  const token = (r: Role): string | undefined => ids[r.name]?.token
  const close = async () => {
    await app.close()
    await w.close()
    rmSync(uploadDir, { recursive: true, force: true })
  }
  return {
    w,
    app,
    ids,
    raised,
    canaries: canariesOf(raised),
    implemented: implemented as readonly Operation[],
    waiting,
    token,
    close,
    corners: corners(w),
  }
}
export type Scene = Awaited<ReturnType<typeof openScene>>
