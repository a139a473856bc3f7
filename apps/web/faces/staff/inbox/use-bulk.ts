import { useQueryClient } from '@tanstack/react-query'
import { type BulkCandidate, type BulkPlan, planBulk } from '@yiwang/matters/web/staff'
import { useEffect, useState } from 'react'
import { type Api, newKey, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { matterQuery, suggestQuery } from '../matter/use-matter.ts'

const AT_ONCE = 4

/** Runs a few at a time, in order. */
const each = async <A, B>(
  list: readonly A[],
  run: (one: A) => Promise<B>,
  onStep: (done: number) => void,
): Promise<B[]> => {
  const out: B[] = []
  for (let i = 0; i < list.length; i += AT_ONCE) {
    out.push(...(await Promise.all(list.slice(i, i + AT_ONCE).map(run))))
    onStep(out.length)
  }
  return out
}

/** What the chosen matters allow together, read fresh before the act. */
export const useBulkPlan = (ids: readonly string[]) => {
  const api = useApi()
  const queries = useQueryClient()
  const [plan, setPlan] = useState<BulkPlan>()
  const [done, setDone] = useState(0)
  const [failed, setFailed] = useState(false)
  const key = ids.join(' ')
  useEffect(() => {
    let here = true
    const look = async (id: string): Promise<BulkCandidate> => {
      const [matter, suggested] = await Promise.all([
        queries.fetchQuery({ ...matterQuery(api, id), staleTime: 0 }),
        queries.fetchQuery(suggestQuery(api, id)),
      ])
      const { units, abstains, category } = suggested
      return { matter, units, abstains, category: matter.category ? null : (category?.code ?? null) }
    }
    each(key.split(' '), look, (n) => here && setDone(n)).then(
      (all) => here && setPlan(planBulk(all, 'dispatch')),
      () => here && setFailed(true),
    )
    return () => {
      here = false
    }
  }, [api, queries, key])
  return { plan, done, failed }
}

export type Chosen = { unit: string; action: string; unitField: string; items: readonly { id: string; seq: number }[] }
export type BulkResult = {
  done: readonly { id: string; ref: string }[]
  failed: readonly { id: string; ref: string; why: { zh: string; en: string } }[]
}

/** One call for each action; every matter has its own result. */
export const sendBulk = async (
  api: Api,
  groups: readonly Chosen[],
  note: Record<string, string>,
): Promise<BulkResult> => {
  const byAction = new Map<string, Chosen[]>()
  for (const g of groups) byAction.set(g.action, [...(byAction.get(g.action) ?? []), g])
  const out: BulkResult = { done: [], failed: [] }
  for (const [action, list] of byAction) {
    const items = list.flatMap((g) => g.items.map(({ id, seq }) => ({ id, seq, form: { [g.unitField]: g.unit } })))
    const { data } = await api.POST('/api/matters/bulk/{action}', {
      params: { path: { action } },
      body: { items, form: note },
      headers: withKey(newKey()),
    })
    if (data) Object.assign(out, { done: [...out.done, ...data.done], failed: [...out.failed, ...data.failed] })
  }
  return out
}
