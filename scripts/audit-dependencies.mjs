// Asks the registry whether a dependency the product runs with has a known weakness of weight. Where the registry cannot be asked (no network, a mirror without
// advisories) it says so and holds nobody up: the floors of test/house/dependencies.test.ts hold all the same. Called by check.mjs.

import { spawn } from 'node:child_process'

const timeoutMs = 60_000

/**
 * @param {string} root the project's folder
 * @returns {Promise<{ ok: boolean, output: string, note?: string }>}
 */
export async function auditDependencies(root) {
  const said = await npmAudit(root)
  /** @type {{ error?: unknown, message?: string, metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string, fixAvailable: unknown }> }} */
  let told
  try {
    told = JSON.parse(said)
  } catch {
    return { ok: true, output: '', note: 'the registry did not answer' }
  }
  if (told.metadata === undefined) return { ok: true, output: '', note: 'the registry tells of no advisories' }
  const weighty = Object.entries(told.vulnerabilities ?? {}).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  )
  return {
    ok: weighty.length === 0,
    output: weighty.map(([name, { severity }]) => `${name}: ${severity}; see npm audit --omit=dev`).join('\n'),
  }
}

/**
 * @param {string} root
 * @returns {Promise<string>}
 */
function npmAudit(root) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn('npm', ['audit', '--omit=dev', '--json'], {
      cwd: root,
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', () => resolve(''))
    child.on('close', () => resolve(output))
  })
}
