import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { checkPack, planText } from './cli/pack-check.ts'

describe.each(packs.map((e) => [e.pack.id, e] as const))('the pack %s', (_, e) => {
  it('makes sense: shape, process, words, tables and plan are without fault', () => {
    expect(checkPack(e).faults.map((f) => `${f.file} ${f.path}: ${f.message.en} -> ${f.remedy.en}`)).toEqual([])
  })
  it('its plan shows no bare key', () => {
    expect(planText(e)).not.toMatch(/\b(stage|action|clock|role|value|part|type)\.[a-z]/)
  })
})
