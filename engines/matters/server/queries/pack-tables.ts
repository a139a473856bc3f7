import { notFound } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import {
  cannedReplies as cannedOp,
  catalogue as catalogueOp,
  dutyList as dutyOp,
  intakeForms as intakeFormsOp,
} from '../../contract/index.ts'
import { asksFor } from '../commands/create-matter.ts'
import type { MattersDeps } from '../deps.ts'
import { waysIn } from '../intake-policy.ts'
import { type Release, wordsOf } from '../pack-book.ts'
import { fieldView } from './action-view.ts'
import { ownText } from './wording.ts'

/** The release in force; NOT_FOUND where no mechanism is. */
export const releaseInForce = (deps: MattersDeps, tenant: string, pack: string | undefined): Release => {
  const r = deps.packs.inForce(tenant, pack)
  if (!r) throw notFound()
  return r
}

const wordingOf = (r: Release) => {
  const words = ownText(r)
  const hint = words && (r.words['field.text.hint'] ?? null)
  return { max: r.type.form.find((x) => x.id === 'text')?.max ?? 4000, words, hint }
}
const formOf = (r: Release, ways: readonly string[]) => ({
  pack: r.pack.id,
  version: r.pack.version,
  packWords: wordsOf(r, 'pack.short'),
  type: r.type.id,
  typeWords: wordsOf(r, `type.${r.type.id}`),
  channels: ways.map((id) => ({ id, words: r.words[`channel.${id}`] ?? null })),
  wording: wordingOf(r),
  files: r.type.form.find((f) => f.id === 'files')?.max ?? 0,
  categories: r.categories.size > 0,
  settles: r.type.actions.some((a) => a.verb === 'settle'),
  placeless: r.type.placeless ?? false,
  fields: asksFor(r).map((f) => fieldView(r, f)),
})

/** What each kind of matter this reader may open asks for at registration. */
export const intakeFormsQuery = (deps: MattersDeps) =>
  querySpec<typeof intakeFormsOp>({
    op: intakeFormsOp,
    async run({ tenant, actor, now }) {
      const items = deps.packs.types(tenant).flatMap((r) => {
        const ways = waysIn(actor, r.type, now)
        return ways.length > 0 ? [formOf(r, ways)] : []
      })
      const mechanisms = deps.packs.all(tenant).map((r) => ({ pack: r.pack.id, words: wordsOf(r, 'pack.short') }))
      return { mechanisms, items }
    },
  })

export const catalogueQuery = (deps: MattersDeps) =>
  querySpec<typeof catalogueOp>({
    op: catalogueOp,
    async run({ tenant }, input) {
      const r = releaseInForce(deps, tenant, input.pack)
      const items = [...r.categories.values()].map(({ code, parent, level, name, nameEn }) => ({
        code,
        parent,
        level,
        name,
        nameEn: nameEn ?? null,
      }))
      return { pack: r.pack.id, items }
    },
  })

export const dutyListQuery = (deps: MattersDeps) =>
  querySpec<typeof dutyOp>({
    op: dutyOp,
    async run({ tenant }, input) {
      const r = releaseInForce(deps, tenant, input.pack)
      const units = new Map([...(deps.registry.latest(tenant)?.units.values() ?? [])].map((u) => [u.code, u.name]))
      const items = [...r.duties.values()].map((d) => ({
        item: d.item,
        category: d.category,
        categoryName: r.categories.get(d.category)?.name ?? d.category,
        unitName: units.get(d.unitCode) ?? null,
        basis: d.basis,
      }))
      return { version: r.dutyVersion, items }
    },
  })

/** The texts of a verb: those for the category and what lies above it, and those for every category. */
export const cannedQuery = (deps: MattersDeps) =>
  querySpec<typeof cannedOp>({
    op: cannedOp,
    async run({ tenant }, input) {
      const fits = (r: Release) => {
        const line = new Set<string>()
        for (let c = input.category; c; c = r.categories.get(c)?.parent ?? undefined) line.add(c)
        return r.canned.filter(
          (x) => (!input.verb || x.verb === input.verb) && (!x.category || !input.category || line.has(x.category)),
        )
      }
      const items = deps.packs.all(tenant).flatMap((r) => fits(r).map(({ id, title, text }) => ({ id, title, text })))
      return { items }
    },
  })
