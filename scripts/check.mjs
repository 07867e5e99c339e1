// `npm run check`: everything that can be told without running the product. Each step says in one line how it went, and
// what it found below; every step runs, whatever the one before said. Exit code 0 when all are clean, else 1.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditDependencies } from './audit-dependencies.mjs'
import { specGaps } from './spec-gaps.mjs'

/** @typedef {{ ok: boolean, output: string, note?: string }} Result */

const root = fileURLToPath(new URL('..', import.meta.url))
const stepTimeoutMs = 180_000

/** @type {{ name: string, run: () => Promise<Result> }[]} */
const steps = [
  { name: 'format, lint and floors (biome)', run: () => tool('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'types (tsc)', run: () => tool('tsc', ['-b']) },
  { name: 'dead code (knip)', run: () => tool('knip', ['--no-progress', '--no-config-hints']) },
  { name: 'rules and their tests (shared/SPEC.md)', run: spec },
  { name: 'known weaknesses of dependencies (npm audit)', run: () => auditDependencies(root) },
]

let failed = 0
for (const step of steps) {
  const startedAtMs = performance.now()
  const { ok, output, note } = await step.run()
  const tookS = ((performance.now() - startedAtMs) / 1000).toFixed(1)
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${step.name} ${tookS} s${note === undefined ? '' : ` (${note})`}\n`)
  if (!ok) {
    failed += 1
    process.stdout.write(`${output.trimEnd().replace(/^/gm, '       ')}\n`)
  }
}
process.stdout.write(failed === 0 ? 'check: all clean\n' : `check: ${failed} of ${steps.length} steps failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * @param {string} name a program of node_modules/.bin.
 * @param {string[]} args
 * @returns {Promise<Result>}
 */
function tool(name, args) {
  const program = join(root, 'node_modules/.bin', name)
  if (!existsSync(program)) return Promise.resolve({ ok: false, output: `${name} is not installed: run npm ci` })
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, { cwd: root, timeout: stepTimeoutMs, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** @returns {Promise<Result>} */
async function spec() {
  const { rules, withoutTest, unknown, doubled } = await specGaps(root)
  const lines = [
    ...(rules.length === 0 ? ['shared/SPEC.md holds no rule'] : []),
    ...withoutTest.map((id) => `${id} has no test`),
    ...unknown.map((id) => `a test names ${id}, which is no rule`),
    ...doubled.map((id) => `${id} stands twice in shared/SPEC.md`),
  ]
  return { ok: lines.length === 0, output: lines.join('\n') }
}
