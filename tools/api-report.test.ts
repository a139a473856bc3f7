import { allOperations } from '@yiwang/server-app/operations'
import { describe, expect, it } from 'vitest'
import { API_FILE, apiText } from './api-report.ts'
import { fresh } from './report-file.ts'

describe('docs/api.md', () => {
  it('is fresh; otherwise run node tools/api-report.ts', () =>
    expect(fresh(API_FILE, `${apiText(allOperations)}\n`)).toBe(true))
  it('has one line for every operation, with its door and its errors', () => {
    const lines = apiText(allOperations).split('\n')
    for (const o of allOperations) {
      const found = lines.filter((l) => l.startsWith(`| \`${o.id}\` |`))
      expect(found).toHaveLength(1)
      expect(found[0]).toContain(`| \`${o.http}\` |`)
      for (const code of Object.keys(o.errors ?? {})) expect(found[0]).toContain(code)
    }
  })
  it('stays the same in whatever order operations are declared', () =>
    expect(apiText(allOperations.toSorted((a, b) => (a.id < b.id ? -1 : 1)))).toBe(
      apiText(
        allOperations.toSorted((a, b) =>
          a.id.split('.')[0]! === b.id.split('.')[0]! ? (a.id < b.id ? 1 : -1) : a.id < b.id ? -1 : 1,
        ),
      ),
    ))
  it('changes when an operation changes', () => {
    const [first, ...rest] = allOperations
    expect(apiText([{ ...first!, lookers: ['everybody else'] }, ...rest])).not.toBe(apiText(allOperations))
  })
})
