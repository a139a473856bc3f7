import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import './global-setup.ts'
import { runOn, startTestServer, withDatabase } from './test-server.ts'

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

/** The same on a server of its own: readers everywhere on a server wait for its longest transaction. */
export const databaseApart = async (): Promise<FreshDatabase> => {
  const server = await startTestServer()
  const name = `${server.template}_apart`
  await runOn(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.template}`)
  return { url: withDatabase(server.url, name), drop: () => server.stop() }
}
