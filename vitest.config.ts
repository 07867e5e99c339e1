// The whole of `npm test` in one run: the house's own rules, the pure parts, the server against a real database, the
// client's logic, and the product in a browser. Promises that nothing hangs (every wait has an end) and that the last
// line of the output is the count. Databases and browsers are brought by test/harness, once per run.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { patientInBrowserMs, patientMs } from './test/harness/patience.ts'

/** Two hundred files in two processes: a process of its own for each costs more than its tests. between-files.ts clears up after each. */
const sharing = { isolate: false, setupFiles: ['./test/harness/between-files.ts'] }

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    reporters: ['default', './test/harness/count-reporter.ts'],
    pool: 'forks',
    // One more than the cores of a small machine: most tests wait more than they reckon. Vitest would leave a core to itself.
    maxWorkers: 3,
    passWithNoTests: false,
    teardownTimeout: 15_000,
    projects: [
      project('house', { testTimeout: 60_000, ...sharing }),
      project('shared', { testTimeout: 60_000, ...sharing }),
      project('server', {
        testTimeout: 90_000,
        ...sharing,
        globalSetup: [
          './test/harness/postgres-setup.ts',
          './test/harness/client-setup.ts',
          './test/harness/server-setup.ts',
        ],
      }),
      project('client', { testTimeout: 60_000, ...sharing }),
      project('browser', {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        waitMs: patientInBrowserMs,
        globalSetup: [
          './test/harness/postgres-setup.ts',
          './test/harness/client-setup.ts',
          './test/harness/browser-setup.ts',
          './test/harness/server-setup.ts',
          './test/harness/stage-setup.ts',
        ],
        // After the rest, so that no browser is beside what is measured or simulated.
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})

interface ProjectOptions {
  readonly testTimeout: number
  readonly hookTimeout?: number
  /** How long `expect.poll` waits. */
  readonly waitMs?: number
  readonly globalSetup?: string[]
  readonly isolate?: boolean
  readonly setupFiles?: string[]
  readonly sequence?: { readonly groupOrder: number }
}

function project(name: string, { waitMs = patientMs, setupFiles = [], ...options }: ProjectOptions) {
  return {
    plugins: [react()],
    test: {
      name,
      environment: 'node' as const,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      setupFiles: ['./test/harness/patient-waits.ts', ...setupFiles],
      expect: { poll: { timeout: waitMs } },
      hookTimeout: 60_000,
      ...options,
    },
  }
}
