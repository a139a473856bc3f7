import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bulletin } from '@yiwang/insight/pack'
import { partsOf } from '@yiwang/kernel'
import { verbSpecs } from '@yiwang/matters/moves'
import type { MatterType } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { migrations } from '@yiwang/platform/migrate'
import { allOperations } from '../apps/server/operations.ts'
import type { Ground, PackFacts, Table } from './safeguard.ts'

const NOT_A_COLUMN = /^(primary|constraint|unique|foreign|check|exclude)\b/
/** Tables as the migrations make them; columns added later count too. */
export const tablesIn = (texts: readonly string[]): Table[] => {
  const all = new Map<string, Set<string>>()
  for (const text of texts) {
    for (const [, name = '', body = ''] of text.matchAll(
      /create table (?:if not exists )?([\w.]+) \(\n([\s\S]*?)\n\);/g,
    )) {
      const columns = all.get(name) ?? new Set()
      for (const line of body.split('\n').map((l) => l.trim()))
        if (!line.startsWith('--') && !NOT_A_COLUMN.test(line)) columns.add(/^(\w+)/.exec(line)?.[1] ?? '')
      columns.delete('')
      all.set(name, columns)
    }
    for (const [, name = '', column = ''] of text.matchAll(/alter table ([\w.]+) add column (?:if not exists )?(\w+)/g))
      all.get(name)?.add(column)
  }
  return [...all].map(([name, columns]) => ({ name, columns: [...columns] }))
}

const actionsOf = (t: MatterType): PackFacts['actions'] =>
  t.actions.map((a) => {
    const stages = typeof a.to === 'string' ? [a.to] : Object.values(a.to.map)
    const worst =
      stages.map((s) => (s === 'same' ? 'open' : (t.stages[s]?.super ?? 'open'))).find((x) => x !== 'open') ?? 'open'
    const fields = [...(verbSpecs.get(a.verb)?.form ?? []), ...(a.form ?? [])].map((f) => f.id)
    return { id: a.id, verb: a.verb, who: a.who, to: worst, fields }
  })

const factsOf = (pack: (typeof packs)[number]['pack']): PackFacts => {
  const types = partsOf<MatterType>(pack, 'matters.type')
  return {
    id: pack.id,
    channels: types.flatMap((t) => t.channels),
    smallGroup: Math.min(...types.map((t) => t.limits.smallGroup.value), Number.POSITIVE_INFINITY),
    hideUnder: partsOf<Bulletin>(pack, 'insight.bulletin').map((b) => b.hideUnder),
    actions: types.flatMap(actionsOf),
  }
}

/** What this build declares: operations, tables of its migrations, packs it carries. */
export const declaredGround = (): Ground => ({
  operations: allOperations,
  tables: tablesIn(migrations().map((m) => m.text)),
  packs: packs.map((p) => factsOf(p.pack)),
})

const SKIP = /node_modules|\.test\.ts$|\/testing\/|\/web\//
/** Every source text of the server side, with its path. */
export const sources = (root = join(import.meta.dirname, '..')): { path: string; text: string }[] =>
  ['platform', 'commons', 'engines', 'apps/server', 'packs'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .map((f) => join(top, f))
      .filter((f) => /\.(ts|sql)$/.test(f) && !SKIP.test(f))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  )
