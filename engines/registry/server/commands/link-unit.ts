import { Failure, invalid, notFound } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { endUnitLink as endOp, linkUnit as op } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { asField } from '../domain/appointment.ts'
import { placeOf } from '../domain/territory.ts'
import { linkProblem, type UnitLink } from '../domain/unit-link.ts'
import { mayChangeTerritory } from '../policy.ts'
import { endLinks, findLink, linkRow, linksOfUnit } from '../store/link-store.ts'
import { loadTerritory, lockRegistry } from '../store/territory-store.ts'
import { allowed } from './write-posts.ts'

/** Says that an organisation serves a grid or a community, from now on unless a time is given. */
export const linkUnit = (deps: Deps) =>
  txCommand<typeof op>({
    op,
    async run(tx, g) {
      const { tenant, now, input } = g
      await lockRegistry(tx, tenant)
      const territory = await loadTerritory(tx, tenant)
      const as = allowed(mayChangeTerritory(g.actor, [placeOf(territory, input)], { now }))
      const link: UnitLink = {
        id: g.newId(),
        unit: input.unit,
        grid: input.grid ?? null,
        area: input.area ?? null,
        from: input.from === undefined ? now : Date.parse(input.from),
        to: null,
        ended: null,
      }
      const others = await linksOfUnit(tx, tenant, link.unit)
      const problem = linkProblem(link, { territory, tiers: deps.tiersOf(tenant), others })
      if (problem) throw invalid([asField(problem)])
      await tx.write([{ insert: 'registry.unit_link', rows: [linkRow(tenant, link)] }])
      const said = { unit: link.unit, grid: link.grid, area: link.area, from: link.from }
      tx.events([{ kind: 'registry.unit-linked@1', subject: { kind: 'unit', id: link.unit }, data: said, open: false }])
      return { answer: { id: link.id }, as, audit: { subject: link.id, change: said } }
    },
  })

/** Ends a link, now unless a time is given. */
export const endUnitLink = txCommand<typeof endOp>({
  op: endOp,
  async run(tx, g) {
    const { tenant, now, input } = g
    await lockRegistry(tx, tenant)
    const link = await findLink(tx, tenant, input.id)
    if (!link) throw notFound()
    const place = placeOf(await loadTerritory(tx, tenant), link)
    const as = allowed(mayChangeTerritory(g.actor, [place], { now }))
    if (link.to !== null && link.to <= now) throw new Failure('ALREADY_ENDED', 409)
    const at = input.at === undefined ? Math.max(now, link.from) : Date.parse(input.at)
    if (at < link.from)
      throw invalid([{ path: 'at', message: { zh: '截止不能早于开始', en: 'the end must not be before the start' } }])
    await tx.write([endLinks(tenant, [link], { at, reason: input.reason })])
    const said = { unit: link.unit, grid: link.grid, area: link.area, at }
    const subject = { kind: 'unit', id: link.unit }
    tx.events([{ kind: 'registry.unit-link-ended@1', subject, data: said, open: false }])
    return { answer: { ok: true as const }, as, audit: { subject: link.id, change: { ...said, reason: input.reason } } }
  },
})
