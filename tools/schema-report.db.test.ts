import { openDb, sql } from '@yiwang/platform/db'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { describe, expect, it } from 'vitest'
import { fresh } from './report-file.ts'
import { SCHEMA_FILE, schemaText } from './schema-report.ts'

describe('docs/schema.md', () => {
  it('is fresh and changes with the database; otherwise run node tools/schema-report.ts', async () => {
    const made = await freshDatabase()
    const db = openDb(made.url, 1)
    try {
      const text = await schemaText(db)
      expect(fresh(SCHEMA_FILE, text)).toBe(true)
      await db.rows(sql('alter table matters.matter add column planted text'))
      expect(await schemaText(db)).toContain('| planted | text |')
    } finally {
      await db.close()
      await made.drop()
    }
  })
})
