import { Failure, invalid } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { appoint as op } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { asField, clashFailure, clashOf, hasSeat, lackingDuty, standing, type Wanted } from '../domain/appointment.ts'
import { placeOf } from '../domain/territory.ts'
import { mayAppoint } from '../policy.ts'
import { findPerson } from '../store/person-store.ts'
import { openPostsOfGrids, openPostsOfPerson, type Post, postRow, refreshRights } from '../store/post-store.ts'
import { loadTerritory, lockRegistry } from '../store/territory-store.ts'
import { allowed } from './write-posts.ts'

/** Puts a person into a post for a term. The rights are there with the commit (or when the term begins). */
export const appoint = (deps: Deps) =>
  txCommand<typeof op>({
    op,
    async run(tx, g) {
      const { tenant, now, input } = g
      await lockRegistry(tx, tenant)
      const t = await loadTerritory(tx, tenant)
      const from = input.from === undefined ? now : Date.parse(input.from)
      const wanted: Wanted = { ...input, from, to: input.to === undefined ? null : Date.parse(input.to) }
      const term = { from, to: wanted.to }
      const place = placeOf(t, input)
      const as = allowed(mayAppoint(g.actor, { kind: input.kind, person: input.person, place }, { now }))
      const person = await findPerson(tx, tenant, input.person)
      if (!person?.active)
        throw invalid([
          { path: 'person', message: { zh: '名册里没有这个人', en: 'this person is not in the registry' } },
        ])
      const composition = deps.compositionOf(tenant)
      const s = standing(t, wanted, composition)
      const lacking = lackingDuty({ kind: s.kind, duty: input.duty ?? '' }, deps.postingsOf(tenant))
      if (lacking) throw invalid([asField(lacking)])
      const clash = clashOf(s, term, await openPostsOfPerson(tx, { tenant, now }, person.id))
      if (clash) throw clashFailure(person.name, clash.kind)
      const seats = s.grid === null ? [] : await openPostsOfGrids(tx, { tenant, now }, [s.grid])
      if (!hasSeat(s, term, { seats, composition })) throw new Failure('SLOT_FULL', 409, { data: { slot: s.slot } })
      // A seat in a team is held from the person's own unit; a post over an area belongs to none unless one is named.
      const unit = s.unit ?? (s.grid === null ? null : person.unit)
      const contact = t.units.get(unit ?? person.unit ?? '')?.phone ?? ''
      const post: Post = { ...s, ...term, id: g.newId(), person: person.id, unit, duty: input.duty ?? '', contact }
      await tx.write([{ insert: 'registry.post', rows: [postRow(tenant, post)] }])
      await refreshRights(tx, tenant, [person.id])
      const said = { person: person.id, kind: s.kind, grid: s.grid, unit, area: s.area, slot: s.slot }
      tx.events([{ kind: 'registry.appointed@1', subject: { kind: 'post', id: post.id }, data: said, open: false }])
      return { answer: { id: post.id }, as, audit: { subject: post.id, change: { ...said, ...term } } }
    },
  })
