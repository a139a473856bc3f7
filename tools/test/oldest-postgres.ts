import { migrateDatabase } from '@yiwang/platform/migrate'
import { startSystemPostgres } from '@yiwang/platform/testing/system-postgres'
import { withDatabase } from '@yiwang/platform/testing/test-server'
import type { Outcome } from './report.ts'
import { skippedStep } from './run.ts'
import { vitest } from './vitest.ts'

const NAME = 'oldest PostgreSQL'
void migrateDatabase

/** The store and migration tests once more on the system's PostgreSQL, the oldest version supported. */
export const onOldestPostgres = async (): Promise<Outcome> => {
  const s = await startSystemPostgres({})
  if (!s.server) return skippedStep(NAME, s.reason)
  try {
    const url = withDatabase(s.server.url, 'postgres')
    return await vitest(`${NAME} (${s.version})`, ['--project', 'db', 'engines', 'commons', 'apps/server/demo'], {
      YIWANG_TEST_DATABASE_URL: url,
    })
  } finally {
    await s.server.stop()
  }
}
