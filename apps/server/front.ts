import { readFileSync } from 'node:fs'
import { bulletin } from '@yiwang/insight/contract'
import { Failure, type Words } from '@yiwang/kernel'
import { fronts } from '@yiwang/packs'
import { callAs, type Platform, systemActor } from '@yiwang/platform/platform'
import { type BoundFigure, type FigureAsk, type Front, frontIn } from '@yiwang/portal/server'

const wordsIn = (dir: URL): Record<string, Words> => {
  const read = (name: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`locales/${name}.json`, dir), 'utf8'))
  const [zh, en] = [read('zh-CN'), read('en')]
  return Object.fromEntries(Object.keys(zh).map((k) => [k, { zh: zh[k] ?? k, en: en[k] ?? k }]))
}

let known: Front | undefined
/** The public front of a tenant: the first one this build carries. */
export const frontOf = (_tenant: string): Front | undefined => {
  const first = fronts[0]
  known ??= first && frontIn(first.pack, wordsIn(first.dir))
  return known
}

const DAY = 86_400_000
const dayIn = (iso: string, less = 0): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000 - less).toISOString().slice(0, 10)

/** A number of a bulletin as everybody may read it: nothing of drafts, of recalled ones and of hidden groups. */
export const boundFigures =
  (platform: () => Platform) =>
  async (tenant: string, ask: FigureAsk): Promise<BoundFigure | undefined> => {
    const actor = { ...systemActor(tenant, ''), kind: 'anonymous' } as const
    const b = await callAs(platform(), bulletin, { actor, input: { id: ask.bulletin } }).catch((e: unknown) => {
      if (e instanceof Failure && e.code === 'NOT_FOUND') return undefined
      throw e
    })
    const f = b?.figures.find((x) => x.id === ask.figure)
    const value = ask.unit === '%' ? f?.percent : f?.unit === ask.unit ? f.value : undefined
    if (b?.state !== 'released' || f?.state !== 'final' || value === null || value === undefined) return undefined
    return {
      value,
      unit: ask.unit,
      period: `${dayIn(b.period.from)} – ${dayIn(b.period.to, DAY)}`,
      source: `${b.title}（第 ${b.issue} 期）`,
    }
  }
