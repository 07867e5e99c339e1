// The whole of `npm test` in one run: the house's own rules, the pure parts, the server against a real database, the
// client's logic, and the product in a browser. Promises that nothing hangs (every wait has an end) and that the last
// line of the output is the count. Databases and browsers are brought by test/harness, once per run.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    reporters: ['default', './test/harness/count-reporter.ts'],
    pool: 'forks',
    passWithNoTests: false,
    teardownTimeout: 15_000,
    projects: [
      project('house', { testTimeout: 60_000 }),
      project('shared', { testTimeout: 30_000 }),
      project('server', {
        testTimeout: 30_000,
        globalSetup: ['./test/harness/postgres-setup.ts'],
      }),
      project('client', { testTimeout: 15_000 }),
      project('browser', {
        testTimeout: 120_000,
        globalSetup: ['./test/harness/postgres-setup.ts', './test/harness/browser-setup.ts'],
        // Two machines' worth of browsers on two cores would only make each other late; they also run after the rest.
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})

interface ProjectOptions {
  readonly testTimeout: number
  readonly globalSetup?: string[]
  readonly fileParallelism?: boolean
  readonly sequence?: { readonly groupOrder: number }
}

function project(name: string, options: ProjectOptions) {
  return {
    plugins: [react()],
    test: {
      name,
      environment: 'node' as const,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      hookTimeout: 60_000,
      ...options,
    },
  }
}
