import { defineConfig } from 'vitest/config'

/** Journeys start a server and a browser each; everything else is rules and routes. */
const journeys = 'tests/journeys/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: 'tests/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // CI reads the closing line from a plain reporter (.ci/run).
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{platform,domain,linkage,city,bench,tests,web,field}/**/*.test.ts'],
          exclude: [journeys],
          // Modules are loaded once per worker: each file has a house, a database and a clock of its own.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [journeys],
          // A shared machine may stand still for a minute; what hangs is told by its own step.
          testTimeout: 300_000,
          maxConcurrency: 4,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
