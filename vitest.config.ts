import { defineConfig } from 'vitest/config'

const apart = ['**/node_modules/**', '**/dist/**', '.tool/**', 'var/**', 'apps/web/e2e/**']

export default defineConfig({
  ssr: { resolve: { conditions: ['node'] } },
  test: {
    // Two cores are what the gate has; the default would leave one idle while the database works.
    maxWorkers: 2,
    setupFiles: ['./platform/testing/property-seed.ts'],
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
