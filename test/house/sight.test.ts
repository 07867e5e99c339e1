// What each part of the code can see: the server no page, shared/ neither page nor machine, and nobody a value that may
// be missing as if it stood. Planted in a copy of the parts' own settings, beside imports of the packages they use,
// since a package may bring the browser's names in with it.

import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const serverPackages = [
  'hono',
  '@hono/node-server',
  '@hono/zod-openapi',
  'ws',
  'pg',
  'drizzle-orm/node-postgres',
  'yjs',
  'pino',
]
const sharedPackages = ['zod', 'yjs', 'lib0/decoding', 'fractional-indexing-jittered']

const planted: Readonly<Record<string, { readonly source: string; readonly error: string | null }>> = {
  'server/page.ts': { source: 'export const title = document.title', error: 'TS2584' },
  'server/window.ts': { source: 'export const width = window.innerWidth', error: 'TS2304' },
  'server/machine.ts': { source: 'export const pid = process.pid', error: null },
  'server/packages.ts': { source: imports(serverPackages), error: null },
  'shared/page.ts': { source: 'export const title = document.title', error: 'TS2584' },
  'shared/machine.ts': { source: 'export const pid = process.pid', error: 'TS2591' },
  'shared/file.ts': { source: "import { readFile } from 'node:fs'\nexport const read = [readFile]", error: 'TS2591' },
  'shared/timer.ts': { source: 'export const later = setTimeout', error: 'TS2304' },
  'shared/missing.ts': { source: 'export const first = (of: string[]): string => of[0]', error: 'TS2322' },
  'shared/optional.ts': { source: 'export const x: { a?: string } = { a: undefined }', error: 'TS2375' },
  'shared/erasable.ts': { source: 'export enum Kind { One }', error: 'TS1294' },
  'shared/packages.ts': { source: imports(sharedPackages), error: null },
  'client/page.ts': { source: 'export const title = document.title', error: null },
  'client/machine.ts': { source: 'export const pid = process.pid', error: 'TS2591' },
}

function imports(packages: readonly string[]): string {
  const lines = packages.map((name, index) => `import * as p${index} from '${name}'`)
  return `${lines.join('\n')}\nexport const all = [${packages.map((_, index) => `p${index}`).join(', ')}]`
}

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-sight-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await cp(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  for (const part of ['shared', 'server', 'client']) {
    await mkdir(join(folder, part))
    await cp(join(root, part, 'tsconfig.json'), join(folder, part, 'tsconfig.json'))
  }
  for (const [path, { source }] of Object.entries(planted)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${source}\n`)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('lets each part see its own surroundings and no other', { timeout: 180_000 }, async () => {
  const output = await tsc(['-b', 'shared', 'server', 'client'])
  const found = new Map(
    [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, path, code]) => [path, code]),
  )
  const told = Object.keys(planted).map((path) => [path, found.get(path) ?? null])
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(planted).map(([path, { error }]) => [path, error])),
  )
})

function tsc(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin/tsc'), args, { cwd: folder, timeout: 170_000 }, (_error, stdout) =>
      resolve(stdout),
    )
  })
}
