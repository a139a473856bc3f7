import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partsOf } from '@yiwang/kernel'
import { checkMatterType, type MatterType } from '@yiwang/matters/pack'
import { describe, expect, it } from 'vitest'
import { planText } from '../../tools/plan.ts'
import pack from './pack.ts'

describe('the pack as a whole', () => {
  it('makes sense: ring 3 finds nothing', () => {
    const found = partsOf<MatterType>(pack, 'matters.type').flatMap((t) => checkMatterType(t))
    expect(found.map((i) => `${i.path}: ${i.message.en} -> ${i.remedy.en}`)).toEqual([])
  })
  it('plan.md is what the pack says (node tools/plan.ts writes it)', async () => {
    const text = readFileSync(join(import.meta.dirname, 'plan.md'), 'utf8')
    expect(text === (await planText(import.meta.dirname)), 'plan.md is stale: node tools/plan.ts').toBe(true)
    expect(text).not.toMatch(/\b(stage|action|clock|role|value|part|type)\.[a-z]/)
  })
})
