import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import './global-setup.ts'
import { runOn, withDatabase } from './test-server.ts'

export type FreshDatabase = { url: string; drop(): Promise<void> }

/**
 * A new migrated database for one test file (`*.db.test.ts` only), a copy of the run's template; unique across workers.
 * End your own connections first where a lost one would be an error: `drop` cuts what is left.
 */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const server = inject('testServerUrl')
  const template = inject('testTemplate')
  const name = `${template}_${process.pid}_${randomBytes(4).toString('hex')}`
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: withDatabase(server, name),
    drop: async () => {
      await runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
