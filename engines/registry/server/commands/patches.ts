import { Failure, type FieldProblem, invalid, notFound, type Operation } from '@yiwang/kernel'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import * as contract from '../../contract/patches.ts'
import type { Deps } from '../deps.ts'
import { asField } from '../domain/appointment.ts'
import { type Patch, type PatchTerm, patchProblem, succession, termNow } from '../domain/patch.ts'
import { mayChangeTerritory } from '../policy.ts'
import { endTerms, findPatch, findTerm, openPatchesOf, patchRow, termRow, termsOf } from '../store/patch-store.ts'
import { findPerson } from '../store/person-store.ts'
import { loadTerritory, lockRegistry } from '../store/territory-store.ts'
import { allowed } from './write-posts.ts'

type What = 'put' | 'changed' | 'ended' | 'assigned' | 'holder-ended'
const event = (what: What, id: string, data: object) => ({
  kind: `registry.patch-${what}@1` as const,
  subject: { kind: 'patch', id },
  data: { ...data },
  open: false,
})
const wrong = (path: string, zh: string, en: string): Failure => invalid([{ path, message: { zh, en } }])

/** A patch that has not ended, behind the registry's lock, for a clerk whose area holds it; with the capacity. */
const opened = async (
  tx: Tx,
  g: Omit<TxGround<Operation>, 'input'>,
  id: string,
): Promise<{ patch: Patch; as: string }> => {
  await lockRegistry(tx, g.tenant)
  const patch = await findPatch(tx, g.tenant, id)
  if (!patch) throw notFound()
  const as = allowed(mayChangeTerritory(g.actor, [patch.area], g))
  if (patch.to !== null) throw new Failure('PATCH_ENDED', 409, { data: { name: patch.name } })
  return { patch, as }
}
const check = async (tx: Tx, o: { tenant: string; deps: Deps }, patch: Patch): Promise<void> => {
  const [territory, open] = [await loadTerritory(tx, o.tenant), await openPatchesOf(tx, o.tenant, [patch.area])]
  const problem = patchProblem(patch, { territory, kinds: o.deps.patchKindsOf(o.tenant), open })
  if (problem) throw invalid([asField(problem)])
}

/** Puts a patch into a village or community. */
export const putPatch = (deps: Deps) =>
  txCommand<typeof contract.putPatch>({
    op: contract.putPatch,
    async run(tx, g) {
      const { tenant, now, input } = g
      await lockRegistry(tx, tenant)
      const as = allowed(mayChangeTerritory(g.actor, [input.area], { now }))
      const said = { kind: input.kind, area: input.area, name: input.name, homes: input.homes ?? null }
      const patch: Patch = { ...said, id: g.newId(), from: now, to: null, ended: null }
      await check(tx, { tenant, deps }, patch)
      await tx.write([{ insert: 'registry.patch', rows: [patchRow(tenant, patch)] }])
      tx.events([event('put', patch.id, said)])
      return { answer: { id: patch.id }, as, audit: { subject: patch.id, change: said } }
    },
  })

/** Another name, or how many homes there are; what is not said stays. */
export const changePatch = (deps: Deps) =>
  txCommand<typeof contract.changePatch>({
    op: contract.changePatch,
    async run(tx, g) {
      const { patch, as } = await opened(tx, g, g.input.id)
      const said = { name: g.input.name ?? patch.name, homes: g.input.homes ?? patch.homes }
      await check(tx, { tenant: g.tenant, deps }, { ...patch, ...said })
      const rows = [{ tenant: g.tenant, id: patch.id, ...said }]
      await tx.write([{ update: 'registry.patch', key: ['tenant', 'id'], rows }])
      tx.events([event('changed', patch.id, said)])
      const was = { name: patch.name, homes: patch.homes }
      return { answer: { ok: true as const }, as, audit: { subject: patch.id, change: { ...said, was } } }
    },
  })

/** Ends a patch; whoever holds it no longer does. Both stay as history. */
export const endPatch = txCommand<typeof contract.endPatch>({
  op: contract.endPatch,
  async run(tx, g) {
    const { tenant, now, input } = g
    const { patch, as } = await opened(tx, g, input.id)
    const running = (await termsOf(tx, tenant, [patch.id])).filter((t) => t.to === null || t.to > now)
    const ended = { tenant, id: patch.id, valid_to: new Date(now), ended_reason: input.reason }
    await tx.write([
      endTerms(tenant, running, { at: now, reason: 'patch-ended' }),
      { update: 'registry.patch', key: ['tenant', 'id'], rows: [ended] },
    ])
    tx.events([event('ended', patch.id, { area: patch.area, holders: running.length })])
    return { answer: { ok: true as const }, as, audit: { subject: patch.id, change: { reason: input.reason } } }
  },
})

type Assign = TxGround<typeof contract.assignPatch>
/** The term that is asked for; its telephone is the one of the person's unit unless another is given. */
const termFrom = async (tx: Tx, g: Assign): Promise<PatchTerm> => {
  const { tenant, now, input } = g
  const person = await findPerson(tx, tenant, input.person)
  if (!person?.active) throw wrong('person', '名册里没有这个人', 'this person is not in the registry')
  const units = (await loadTerritory(tx, tenant)).units
  return {
    id: g.newId(),
    patch: input.id,
    person: person.id,
    name: person.name,
    contact: input.contact ?? units.get(person.unit ?? '')?.phone ?? '',
    from: input.from === undefined ? now : Date.parse(input.from),
    to: input.to === undefined ? null : Date.parse(input.to),
    ended: null,
  }
}

/** Gives a patch to a person; the term named in `instead` ends in the same moment. Who meant a bare patch never takes it from somebody. */
export const assignPatch = txCommand<typeof contract.assignPatch>({
  op: contract.assignPatch,
  async run(tx, g) {
    const { tenant, now, input } = g
    const { patch, as } = await opened(tx, g, input.id)
    const terms = await termsOf(tx, tenant, [patch.id])
    const held = termNow(terms, now)
    if (held?.id !== input.instead)
      throw new Failure('PATCH_HELD', 409, {
        data: { patch: patch.name, name: held?.name ?? '空着', nameEn: held?.name ?? 'nobody' },
      })
    const next = await termFrom(tx, g)
    const found = succession(next, terms, now)
    if ('path' in found) throw invalid([asField(found)])
    await tx.write([
      endTerms(tenant, found.ends ? [found.ends] : [], { at: next.from, reason: 'replaced' }),
      { insert: 'registry.patch_holder', rows: [termRow(tenant, next)] },
    ])
    const said = { holder: next.id, person: next.person, from: next.from, to: next.to, instead: found.ends?.id ?? null }
    tx.events([event('assigned', patch.id, said)])
    return { answer: { holder: next.id }, as, audit: { subject: patch.id, change: said } }
  },
})

/** Ends a term, now unless a time is given: the patch is bare from then on. */
export const endPatchHolder = txCommand<typeof contract.endPatchHolder>({
  op: contract.endPatchHolder,
  async run(tx, g) {
    const { tenant, now, input } = g
    await lockRegistry(tx, tenant)
    const term = await findTerm(tx, tenant, input.id)
    const patch = term && (await findPatch(tx, tenant, term.patch))
    if (!patch) throw notFound()
    const as = allowed(mayChangeTerritory(g.actor, [patch.area], { now }))
    if (term.to !== null && term.to <= now) throw new Failure('ALREADY_ENDED', 409)
    const at = input.at === undefined ? now : Date.parse(input.at)
    if (at < term.from) throw wrong('at', '截止不能早于开始', 'the end must not be before the start')
    await tx.write([endTerms(tenant, [term], { at, reason: input.reason })])
    const said = { holder: term.id, person: term.person, at }
    tx.events([event('holder-ended', patch.id, said)])
    return {
      answer: { ok: true as const },
      as,
      audit: { subject: patch.id, change: { ...said, reason: input.reason } },
    }
  },
})
