// The count at the end of a run, held against small runs of Vitest that go well or wrong in every way a run can.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const reporter = join(root, 'test/harness/count-reporter.ts')
const runTimeoutMs = 170_000

const head = `import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'\n`
const passing = `${head}it('adds', () => expect(1 + 1).toBe(2))\nit('adds more', () => expect(1 + 2).toBe(3))\n`

interface Run {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly last: string
  readonly exitCode: number
}

const runs: readonly Run[] = [
  { name: 'all pass', files: { 'a.test.ts': passing }, last: '2 passed, 0 failed', exitCode: 0 },
  {
    name: 'one fails',
    files: { 'a.test.ts': `${passing}it('is wrong', () => expect(1).toBe(2))\n` },
    last: '2 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'an import fails',
    files: { 'a.test.ts': passing, 'b.test.ts': `import './nowhere.ts'\n${passing}` },
    last: '2 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'a beforeAll of a file fails',
    files: { 'a.test.ts': passing, 'b.test.ts': `${passing}beforeAll(() => { throw new Error('hook') })\n` },
    last: '2 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'a beforeAll of a suite fails',
    files: {
      'a.test.ts': `${passing}describe('s', () => { beforeAll(() => { throw new Error('hook') }); it('x', () => {}) })\n`,
    },
    last: '2 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'a beforeEach fails',
    files: { 'a.test.ts': `${passing}beforeEach(() => { throw new Error('hook') })\n` },
    last: '0 passed, 2 failed',
    exitCode: 1,
  },
  {
    name: 'an afterAll fails',
    files: { 'a.test.ts': `${passing}afterAll(() => { throw new Error('hook') })\n` },
    last: '2 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'nobody awaits an error',
    files: { 'a.test.ts': `${passing}it('lets go', () => { void Promise.reject(new Error('lost')) })\n` },
    last: '3 passed, 1 failed',
    exitCode: 1,
  },
  {
    name: 'a global setup fails',
    files: { 'a.test.ts': passing, 'setup.ts': `export function setup() { throw new Error('setup') }\n` },
    last: '0 passed, 1 failed',
    exitCode: 1,
  },
  { name: 'a file has no tests', files: { 'a.test.ts': head }, last: '0 passed, 1 failed', exitCode: 1 },
  { name: 'there is no file', files: {}, last: '0 passed, 1 failed', exitCode: 1 },
]

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-reporter-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the last line of a test run', { timeout: 180_000 }, () => {
  for (const [index, run] of runs.entries()) {
    it(`is "${run.last}" when ${run.name}`, async () => {
      const project = join(folder, String(index))
      await write(project, run)
      const { output, exitCode } = await vitest(project)
      expect({ last: output.trimEnd().split('\n').at(-1), exitCode }).toEqual({
        last: run.last,
        exitCode: run.exitCode,
      })
    })
  }
})

async function write(project: string, run: Run): Promise<void> {
  const setup = 'setup.ts' in run.files ? `globalSetup: ['./setup.ts'],` : ''
  const config = `export default { test: { reporters: ['default', ${JSON.stringify(reporter)}], pool: 'threads', ${setup} } }\n`
  for (const [name, text] of Object.entries({ ...run.files, 'vitest.config.ts': config })) {
    await mkdir(dirname(join(project, name)), { recursive: true })
    await writeFile(join(project, name), text)
  }
}

async function vitest(cwd: string): Promise<{ output: string; exitCode: number }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  return await new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
      { cwd, timeout: runTimeoutMs, env: { ...env, CI: '1', NO_COLOR: '1' } },
      (_error, stdout) => resolve({ output: stdout, exitCode: child.exitCode ?? -1 }),
    )
  })
}
