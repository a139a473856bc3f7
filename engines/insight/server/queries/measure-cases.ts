import { invalid, notFound } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { QueryContext } from '@yiwang/platform/engine'
import type * as contract from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { startOf } from '../figures/period.ts'
import { parseMeasureAddress } from '../measures/address.ts'
import { measureOf, wordsOf } from '../measures/plan.ts'
import { listFactCases } from '../store/case-store.ts'

type Ask = { readonly query: string; readonly limit: number; readonly after?: string | undefined }
const bad = () => invalid([{ path: 'query', message: { zh: '没有这个数', en: 'There is no such figure' } }])
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The matters a measure counts, at an address of a board. Their number is the figure's where matters are counted. */
export const measureCases = async (
  d: Deps,
  { db, tenant }: Pick<QueryContext, 'db' | 'tenant'>,
  input: Ask,
): Promise<OutputOf<typeof contract.cases>> => {
  const address = parseMeasureAddress(input.query)
  if (!address || (input.after !== undefined && !UUID.test(input.after))) throw bad()
  const plan = d.measuresOf(tenant).find((p) => p.pack === address.pack)
  const measure = plan && measureOf(plan, address.measure)
  if (!plan || !measure) throw notFound()
  const { total, rows } = await listFactCases(db, {
    tenant,
    address,
    limit: input.limit + 1,
    after: input.after ?? null,
  })
  const shown = rows.slice(0, input.limit)
  const means = `measure.${measure.id}.means`
  return {
    definition: wordsOf(plan, plan.words[means] ? means : `measure.${measure.id}`),
    mechanism: wordsOf(plan, 'pack.name'),
    total,
    items: shown.map((r) => ({
      id: r.item,
      ref: r.ref ?? '',
      title: r.title ?? '（保密事项）',
      unitName: r.unitName,
      at: new Date(startOf(r.day) + r.hour * 3_600_000).toISOString(),
      state: r.state ?? '',
    })),
    next: rows.length > input.limit ? (shown.at(-1)?.item ?? null) : null,
  }
}
