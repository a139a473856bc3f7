import { expect, it } from 'vitest'
import { CLI_ACTS } from './cli-acts.ts'
import { allOperations, titleOf } from './operations.ts'

it('names every act that the audit shows, those of the command line too', () => {
  const ids = [...allOperations.map((o) => o.id), ...Object.keys(CLI_ACTS)]
  expect(ids.length).toBeGreaterThan(100)
  for (const id of ids) expect(titleOf(id).zh, id).toMatch(/^[\p{Script=Han}“”、：（）]+$/u)
})
