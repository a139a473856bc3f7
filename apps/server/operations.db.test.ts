import { expect, test } from 'vitest'
import { allOperations } from './operations.ts'
import { openWorld } from './testing/world.ts'

test('every declared operation has a handler, and every handler a declaration', async () => {
  const w = await openWorld()
  try {
    const declared = allOperations.map((o) => o.id).sort()
    expect([...w.platform.handlers.keys()].sort()).toEqual(declared)
    expect(new Set(declared).size).toBe(declared.length)
  } finally {
    await w.close()
  }
})
