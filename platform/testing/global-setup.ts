import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the maintenance database of the run's server. */
    testServerUrl: string
    /** Name of the migrated template database. */
    testTemplate: string
  }
}

/** Vitest runs this once per run, and only when the run holds a `*.db.test.ts`. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startTestServer()
  project.provide('testServerUrl', server.url)
  project.provide('testTemplate', server.template)
  return server.stop
}
