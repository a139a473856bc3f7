import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partsOf } from '@yiwang/kernel'
import { checkMatterType, type MatterType } from '@yiwang/matters/pack'
import { describe, expect, it } from 'vitest'
import pack from './pack.ts'

const words = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'locales', name), 'utf8'))

describe('the pack of service requests', () => {
  it('makes sense', () => {
    const found = partsOf<MatterType>(pack, 'matters.type').flatMap((t) => checkMatterType(t))
    expect(found.map((i) => `${i.path}: ${i.message.en}`)).toEqual([])
  })
  it('has words for its own ids in both languages', () => {
    const [zh, en] = [words('zh-CN.json'), words('en.json')]
    const type = partsOf<MatterType>(pack, 'matters.type')[0]!
    const ids = [
      ...Object.keys(type.stages).flatMap((s) => [`stage.${s}`, `stage.${s}.resident`]),
      ...type.actions.map((a) => `action.${a.id}`),
      ...type.clocks.map((c) => `clock.${c.id}`),
      ...Object.keys(type.roles).map((r) => `role.${r}`),
      ...Object.keys(type.limits).map((v) => `value.${v}`),
    ]
    expect(ids.filter((k) => !zh[k] || !en[k])).toEqual([])
    expect(Object.keys(zh)).toEqual(Object.keys(en))
  })
})
