// The last line of every test run: `N passed, N failed`. Promises that it is the last thing printed, that whatever went
// wrong outside a test (an import, a hook, a global setup, an error nobody awaited, no test at all) counts as a failure,
// and that the exit code says the same as the line. Named in vitest.config.ts.

import { writeSync } from 'node:fs'
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node'

interface Count {
  readonly passed: number
  readonly failed: number
}

export default class CountReporter implements Reporter {
  #count: Count | null = null

  onInit(_vitest: Vitest): void {
    process.once('exit', () => this.#printLast())
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = modules.map(countModule)
    this.#count = {
      passed: counts.reduce((sum, count) => sum + count.passed, 0),
      failed: counts.reduce((sum, count) => sum + count.failed, unhandledErrors.length),
    }
  }

  #printLast(): void {
    const { passed, failed } = this.#count ?? { passed: 0, failed: 0 }
    const isSilentFailure = failed === 0 && (passed === 0 || (process.exitCode ?? 0) !== 0)
    const told = { passed, failed: isSilentFailure ? 1 : failed }
    if (told.failed > 0 && (process.exitCode ?? 0) === 0) process.exitCode = 1
    writeSync(1, `\n${told.passed} passed, ${told.failed} failed\n`)
  }
}

function countModule(module: TestModule): Count {
  const tests = [...module.children.allTests()]
  const passed = tests.filter((test) => stateOf(test) === 'passed').length
  const failedTests = tests.filter((test) => stateOf(test) === 'failed').length
  // A hook that fails leaves its tests skipped: the suite or the module then carries the error itself.
  const brokenSuites = [module, ...module.children.allSuites()].filter(hasOwnErrors).length
  return { passed, failed: failedTests + brokenSuites }
}

const stateOf = (test: TestCase): string => test.result().state
const hasOwnErrors = (suite: TestModule | TestSuite): boolean => suite.errors().length > 0
