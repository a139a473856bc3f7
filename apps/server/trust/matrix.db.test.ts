import type { Operation } from '@yiwang/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guarded } from '../opens.ts'
import { allOperations } from '../operations.ts'
import { found } from './canaries.ts'
import { type Cell, cells, gaps, mayMeet, misjudged, tryCell } from './matrix.ts'
import { isStaff, ROLES, roleNamed } from './roles.ts'
import { RULES } from './rules.ts'
import { openScene, type Scene } from './scene.ts'
import { send } from './send.ts'

let s: Scene
beforeAll(async () => {
  s = await openScene()
}, 120_000)
afterAll(() => s.close())

describe('rights: operation x role x relation', () => {
  it('every operation has an expectation, every expectation an operation', () => {
    expect(gaps(allOperations)).toEqual([])
    const [first, ...rest] = allOperations
    expect(gaps([...rest, { ...(first as never as object), id: 'planted.operation' } as never])).toEqual([
      'planted.operation: no expectation',
      `${first?.id}: no such operation`,
    ])
  })

  it('every answer is as declared, and no byte of it holds what its reader may not know', async () => {
    const all = cells(s)
    const findings: string[] = []
    for (const c of all) findings.push(...(await tryCell(s, c)))
    const waits = s.waiting.length ? `; not built yet: ${s.waiting.join(' ')}` : ''
    process.stdout.write(
      `rights: ${findings.length} of ${all.length} cells wrong (${s.implemented.length} operations x ${ROLES.length} roles)${waits}\n`,
    )
    expect(findings).toEqual([])
    expect(all.length).toBeGreaterThan(1_000)
  }, 240_000)

  it('what a menu shows as open is what the rights say, for every post', async () => {
    const me = s.implemented.find((op) => op.id === 'identity.me') as Operation
    const wrong: string[] = []
    for (const role of ROLES.filter((r) => isStaff(r) && r.standing === 'live')) {
      const a = await send(s.app, me, { input: {}, from: { token: s.token(role) } })
      const { opens } = a.json() as { opens: string[] }
      for (const { id } of guarded) {
        const may = RULES[id]?.some((c) => c.may(role)) ?? false
        if (opens.includes(id) !== may) wrong.push(`${id} as ${role.name}: ${may ? 'not shown' : 'shown'}`)
      }
    }
    expect(wrong).toEqual([])
    expect(guarded.map((op) => op.id)).toContain('audit.entries')
  })

  it('a token of one county opens nothing in another, and the other way round', async () => {
    const token = s.token(roleNamed('dispatcher elsewhere'))
    for (const op of s.implemented.filter((o) => o.kind === 'query' && o.caller === 'staff' && !o.auditRead)) {
      const input = {
        ...(op.id === 'matters.search' ? { q: '路灯' } : {}),
        ...(op.id === 'matters.move-preview' ? { pack: 'none', from: 1, to: 2 } : {}),
        id: s.raised.plain.id,
        series: 'supervision',
        query: 'x',
      }
      const there = await send(s.app, op, { input, from: { token, tenant: 'elsewhere' } })
      const leaks = found(
        s.canaries.filter((c) => c.kind !== 'elsewhere'),
        there.bytes,
      )
      expect(leaks, op.id).toEqual([])
      const mine = await send(s.app, op, {
        input,
        from: { token: s.token(roleNamed('county-dispatcher')), tenant: 'elsewhere' },
      })
      expect(mine.status, op.id).toBe(401)
    }
  })
})

describe('the detector itself', () => {
  const cell = (role: string, over: Partial<Cell['case']> = {}): Cell => ({
    op: allOperations.find((o) => o.id === 'matters.matter') as never,
    role: roleNamed(role),
    case: { input: () => ({}), may: (r) => r.sees.includes('plain'), on: 'plain', ...over },
  })
  it.each([
    ['uninvolved handler', 200, 'done for one who may not'],
    ['uninvolved handler', 403, 'existence told by 403'],
    ['uninvolved handler', 404, undefined],
    ['handler', 404, 'refused to one who may'],
    ['handler', 200, undefined],
    ['handler', 500, 'a 5xx'],
    ['disabled dispatcher', 404, 'a dead session is told 404, not 401'],
  ])('%s with %i: %s', (role, status, said) => {
    expect(misjudged(cell(role), status)).toBe(said)
  })
  it('a name planted in an answer is found, for everybody but those who may open it', () => {
    const planted = s.canaries.filter((c) => c.of === 'plain')
    for (const c of planted) {
      expect(found(s.canaries, Buffer.from(JSON.stringify({ deep: [`x${c.text}y`] })))).toEqual([c])
      expect(mayMeet(cell('uninvolved handler'), c)).toBe(false)
    }
    expect(planted.filter((c) => mayMeet(cell('resident raiser'), c)).map((c) => c.kind)).toEqual(['title', 'text'])
  })
})
