import { expect, test } from 'vitest'
import { LONG, printed, type Ran, runReplay } from './testing/ran.ts'

/** Of each kind, and as it stands, as plain SQL says. */
const bySql = async (r: Ran): Promise<Record<string, number>> => {
  const of = (type: string, more = '', what = 'count(*)') =>
    r.count(`select coalesce(${what},0) as n from matters.matter where tenant=$1 and type='${type}' ${more}`)
  const way = (w: string) => of('law-report', `and fields->>'way'='${w}'`)
  return {
    reviews: await of('legality-review'),
    'reviews-by-system': await of('legality-review', `and fields->>'by-system'='true'`),
    disputes: await of('mediation'),
    'disputes-settled': await of('mediation', `and stage='settled'`),
    'disputes-rest': await of('mediation', `and stage<>'settled'`),
    'aid-cases': await of('legal-aid'),
    'notary-items': await of('legal-service', `and fields->>'service'='notary'`),
    received: await of('legal-service', `and fields->>'service'='reception'`, `sum((fields->>'persons')::int)`),
    'reports-written': await way('written'),
    'reports-oral': await way('oral'),
    'reports-multimedia': await way('multimedia'),
  }
}
/** Disputes not settled: failed, not taken for want of consent, still in hand. */
const rest = (r: Ran): Promise<number[]> =>
  Promise.all(
    ['unsettled', 'refused', 'mediating'].map((stage) =>
      r.count(`select count(*) as n from matters.matter where tenant=$1 and type='mediation' and stage='${stage}'`),
    ),
  )
const settledShare = (f: Readonly<Record<string, number>>): number =>
  Math.round(((f['disputes-settled'] ?? 0) / (f.disputes ?? 1)) * 1000) / 10

test('m23-A3: of every 40th round and all that were not settled the share is settled of handled, and each of the rest has its state', async () => {
  const r = await runReplay('m23', { sample: 40, twists: { unsettled: 1 } })
  try {
    const { figures, balanced } = r.result
    expect(figures).toMatchObject(await bySql(r))
    expect(balanced).toBe(true)
    expect(figures['disputes-rest']).toBe(30 + 1)
    expect(await rest(r)).toEqual([16 + 1, 6, 8])
    expect(figures['disputes-settled%']).toBe(settledShare(figures))
    expect(await r.opens('disputes-settled')).toBe(figures['disputes-settled'])
  } finally {
    await r.drop()
  }
}, 600_000)

test('m23-F11 to F13: 2,986 disputes, 2,956 settled, 99.0 %, and 30 not, each with its state; reviews, aid, notary, reports as printed', async (ctx) => {
  if (!LONG) ctx.skip('the whole year, 16,000 commands, runs with ./yiwang trust --long')
  const r = await runReplay('m23')
  try {
    expect(r.result.figures).toEqual(printed('m23'))
    expect(r.result.figures).toMatchObject(await bySql(r))
    expect(await rest(r)).toEqual([16, 6, 8])
  } finally {
    await r.drop()
  }
}, 3_600_000)
