import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const apart = ['**/node_modules/**', '**/dist/**', '.tool/**', 'var/**', 'apps/web/e2e/**']

/** The longest files, which begin first: one that begins last runs alone on a core while the other waits. */
const LONGEST = [
  'apps/server/replay/m13.db.test.ts',
  'apps/server/trust/fuzz.db.test.ts',
  'apps/server/cli/import-shared.db.test.ts',
  'apps/server/cli/packs.db.test.ts',
  'apps/server/replay/m20.db.test.ts',
  'apps/server/cli/real.db.test.ts',
  'apps/server/trust/matrix.db.test.ts',
  'apps/server/replay/m05.db.test.ts',
  'apps/server/cli/data.db.test.ts',
  'platform/postgres/embedded.db.test.ts',
  'apps/server/replay/m31.db.test.ts',
  'apps/server/cli/up.db.test.ts',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  ssr: { resolve: { conditions: ['node'] } },
  test: {
    // Two cores are what the gate has; the default would leave one idle while the database works.
    maxWorkers: 2,
    setupFiles: ['./platform/testing/property-seed.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...apart, '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: apart,
          globalSetup: ['./platform/testing/global-setup.ts'],
          // Each file has a database of its own; the server's modules are read once a worker, not once a file.
          isolate: false,
          // Only for what hangs: a busy machine may be many times slower than a quiet one.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/**/*.e2e.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
