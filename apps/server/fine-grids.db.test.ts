import { type Actor, Failure } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import * as registry from '@yiwang/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const fine = packs.find((p) => p.pack.mechanism === 'm20')!.pack
let w: World
let clerk: Actor
beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: fine.id, version: fine.version, from: SINCE })
  await w.book.refresh()
  clerk = await w.as('registrar')
}, 120_000)
afterAll(() => w?.close())

/** The fields a refusal names. */
const wrong = async (p: Promise<unknown>): Promise<string[]> =>
  p.then(
    () => [],
    (e: unknown) => (e instanceof Failure && e.fields ? e.fields.map((f) => f.path) : [String(e)]),
  )

test('m20-A7: a grid worker is not posted without person, post, place and duty, by hand or by a roster', async () => {
  const seat = await w.one<{ id: string; person: string; grid: string; slot: string; code: string }>(
    `select p.id, p.person, p.grid, p.slot, n.code from registry.post p join registry.person n on n.tenant=p.tenant and n.id=p.person
     where p.tenant=$1 and p.kind='grid-team' and p.slot='3' order by p.grid, p.id limit 1`,
    [TENANT],
  )
  await w.call(registry.endTerm, clerk, { id: seat.id, reason: '轮换' })
  w.clock.now += 60_000
  const four = { person: seat.person, kind: 'grid-team', grid: seat.grid, duty: '入户走访，当场办小事' }
  const appoint = (lacking: keyof typeof four | null) => {
    const { [lacking as keyof typeof four]: _, ...rest } = four
    return w.call(registry.appoint, clerk, { ...rest, slot: seat.slot })
  }
  for (const missing of ['person', 'kind'] as const) expect(() => appoint(missing)).toThrow()
  expect(await wrong(appoint('grid'))).toEqual(['grid'])
  expect(await wrong(appoint('duty'))).toEqual(['duty'])
  const roster = async (duty: string) => {
    const content = `person,kind,grid,slot,duty\n${seat.code},grid-team,${seat.grid},${seat.slot},${duty}\n`
    return w.send(registry.importTable, { actor: clerk, input: { kind: 'posts' }, name: 'posts.csv', content })
  }
  expect((await roster('')).problems.map((p) => p.column)).toEqual(['职责'])
  expect((await roster('入户走访')).problems).toEqual([])
  expect(await refused(appoint(null))).toBe('allowed')
  const { team } = await w.call(registry.grid, w.anyone(), { code: seat.grid })
  expect(team.map((m) => m.duty)).toContain(four.duty)
})
