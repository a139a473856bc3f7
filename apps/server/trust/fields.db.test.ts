import type { Operation } from '@yiwang/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldsOf } from '../../../safeguards/safeguard.ts'
import { allOperations } from '../operations.ts'
import { isStaff, ROLES, type Role } from './roles.ts'
import { RULES } from './rules.ts'
import { openScene, type Scene } from './scene.ts'
import { requestOf, send } from './send.ts'

let s: Scene
beforeAll(async () => {
  s = await openScene()
}, 120_000)
afterAll(() => s.close())

const keysIn = (v: unknown, at = ''): string[] => {
  if (Array.isArray(v)) return v.flatMap((x) => keysIn(x, `${at}[]`))
  if (typeof v !== 'object' || v === null) return []
  return Object.entries(v).flatMap(([k, x]) => {
    const path = at ? `${at}.${k}` : k
    return [path, ...keysIn(x, path)]
  })
}
const KINDS = (r: Role): string => (isStaff(r) ? 'staff' : r.kind)

describe('fields', () => {
  it('the keys an operation may answer are those written down; a new one is a decision', async () => {
    const allowed = Object.fromEntries(
      allOperations.map((op) => [op.id, op.binary ? ['(bytes)'] : fieldsOf(op.output, 'output').sort()]),
    )
    await expect(`${JSON.stringify(allowed, null, 1)}\n`).toMatchFileSnapshot('./fields.snapshot.json')
  })

  it('answers hold no key beside them, for any role', async () => {
    const wrong = new Set<string>()
    let looked = 0
    const roles = [
      'anonymous',
      'resident raiser',
      'county-dispatcher',
      'handler',
      'registry-clerk',
      'system-admin',
      'auditor',
    ].map((n) => ROLES.find((r) => r.name === n) as Role)
    for (const op of s.implemented.filter((o) => !o.binary && o.kind === 'query'))
      for (const role of roles)
        for (const c of RULES[op.id] ?? []) {
          const a = await send(s.app, op, { input: c.input(s), from: { token: s.token(role) } })
          if (a.status !== 200) continue
          looked++
          const allowed = new Set(fieldsOf(op.output, 'output').map((f) => f.replaceAll('{}', '')))
          const open = [...allowed].filter(
            (f) =>
              fieldsOf(op.output, 'output').some((x) => x.startsWith(`${f}{}`)) ||
              /counts|cells|total|data|change|coordinates|byKind/.test(f),
          )
          for (const k of keysIn(a.json()))
            if (!allowed.has(k) && !open.some((o) => k.startsWith(o))) wrong.add(`${op.id} as ${KINDS(role)}: ${k}`)
        }
    process.stdout.write(`fields: ${wrong.size} unknown keys in ${looked} answers\n`)
    expect([...wrong]).toEqual([])
    expect(looked).toBeGreaterThan(80)
  }, 120_000)

  it('problems hold no stack, no SQL and no path of this machine', async () => {
    const bad: string[] = []
    for (const op of s.implemented) {
      const r = await s.app.inject({ ...requestOf(op, {}, {}), payload: '{"x":' })
      if (/\bat \w+ \(|node_modules|select |insert into|\/home\/|\/root\//i.test(r.body))
        bad.push(`${op.id}: ${r.body.slice(0, 200)}`)
      const h = r.headers
      if (
        h['x-content-type-options'] !== 'nosniff' ||
        h['x-frame-options'] !== 'DENY' ||
        !h['content-security-policy'] ||
        h['x-powered-by'] ||
        h.server
      )
        bad.push(`${op.id}: headers ${JSON.stringify(h)}`)
    }
    expect(bad).toEqual([])
  })
})

const FORBIDDEN: Record<string, unknown> = {
  tenant: 'elsewhere',
  seq: 77,
  actor: '00000000-0000-7000-8000-000000000001',
  capacity: 'county-dispatcher@370828',
  open: false,
  as: 'system',
  system: { kind: 'system' },
  owner: 'raiser',
  stage: 'archived',
  super: 'closed',
  registrar: '00000000-0000-7000-8000-000000000001',
  closed_at: '2020-01-01T00:00:00Z',
  unit: '00000000-0000-7000-8000-000000000001',
  designated: true,
  disabled: false,
  mustChange: false,
  posts: [{ kind: 'system-admin' }],
  round: 9,
  joined: true,
  secretHash: 'x',
  constructor_: {},
}
const declared = (op: Operation, key: string): boolean => fieldsOf(op.input, 'input').includes(key)

describe('keys that are not the sender’s to give', () => {
  it('no operation takes one that it does not declare', () => {
    const taken: string[] = []
    let tried = 0
    for (const op of allOperations.filter((o) => o.kind === 'command')) {
      const c = RULES[op.id]?.[0]
      const good = c ? op.input.safeParse(c.input(s)) : undefined
      if (!good?.success) continue
      for (const [k, v] of Object.entries(FORBIDDEN)) {
        if (declared(op, k)) continue
        tried++
        const r = op.input.safeParse({ ...(c?.input(s) as object), [k]: v })
        if (r.success && Object.hasOwn(r.data as object, k)) taken.push(`${op.id} takes ${k}`)
      }
    }
    process.stdout.write(`forbidden keys: ${taken.length} of ${tried} taken\n`)
    expect(taken).toEqual([])
    expect(tried).toBeGreaterThan(400)
  })

  it.each([
    '{"__proto__":{"admin":true},"text":"x","placeWords":"y"}',
    '{"constructor":{"prototype":{"admin":true}},"text":"x","placeWords":"y"}',
  ])('prototype keys are refused: %s', async (payload) => {
    const before = await s.w.one<{ n: number }>('select count(*)::int as n from matters.matter')
    const r = await s.app.inject({
      method: 'POST',
      url: '/api/matters',
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect(r.statusCode).toBe(400)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect((await s.w.one<{ n: number }>('select count(*)::int as n from matters.matter')).n).toBe(before.n)
  })

  it('a matter opened with all of them is an ordinary matter', async () => {
    const op = allOperations.find((o) => o.id === 'matters.open') as Operation
    const { files: _, ...rest } = FORBIDDEN
    const a = await send(s.app, op, {
      input: { ...rest, text: '塞了很多别的', placeWords: '村口', ref: '1', id: s.raised.plain.id },
    })
    expect(a.status).toBe(200)
    const { id } = a.json() as { id: string }
    expect(id).not.toBe(s.raised.plain.id)
    const m = await s.w.one<Record<string, unknown>>(
      'select tenant, seq, stage, super, unit, designated, registrar, closed_at, round from matters.matter where id=$1 and tenant=$2',
      [id, 'jinxiang'],
    )
    expect(m).toEqual({
      tenant: 'jinxiang',
      seq: 1,
      stage: 'triage',
      super: 'open',
      unit: null,
      designated: false,
      registrar: null,
      closed_at: null,
      round: 1,
    })
  })

  it('an act takes no field its step does not have', async () => {
    const op = allOperations.find((o) => o.id === 'matters.act') as Operation
    const handler = ROLES.find((r) => r.name === 'handler') as Role
    for (const [k, v] of Object.entries(FORBIDDEN)) {
      const a = await send(s.app, op, {
        input: { id: s.raised.plain.id, action: 'contact', form: { [k]: v } },
        from: { token: s.token(handler) },
      })
      expect(a.status, k).toBe(422)
    }
  })
})
