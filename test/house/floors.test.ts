// The floors, proven: for every pair of rooms a file that imports the one from the other is planted in a copy of the
// house's configuration, and Biome must refuse it or let it pass as the floors say. The floors are told here a second
// time, in other words than biome.json, so that taking a rule away there fails here.

import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floors, type Part, parts } from './floor-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Plant {
  readonly path: string
  readonly source: string
  /** The rules that must report the file, and none but these of the house's own. */
  readonly rules: readonly string[]
}

const restrictedImports = 'lint/style/noRestrictedImports'
const restrictedGlobals = 'lint/style/noRestrictedGlobals'
const processEnv = 'lint/style/noProcessEnv'
const ownRules = [restrictedImports, restrictedGlobals, processEnv]

let folder = ''
let configuration = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-floors-'))
  configuration = await readFile(join(root, 'biome.json'), 'utf8')
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('floors', { timeout: 180_000 }, () => {
  it('let every room import what is below it, and nothing else', async () => {
    const plants = [...roomsToRooms(), ...roomsToTops(), ...partsToParts(), ...toTest()]
    expect(await reportedBy(configuration, plants)).toEqual(expected(plants))
  })

  it('keep each package, global and setting in the one place that may know it', async () => {
    const plants = [...packages(), ...globals()]
    expect(await reportedBy(configuration, plants)).toEqual(expected(plants))
  })

  it('are what refuses: without them the same files pass', async () => {
    const plants = [...roomsToRooms(), ...packages()]
    const without = JSON.stringify({ ...JSON.parse(configuration), overrides: [] })
    expect(await reportedBy(without, plants)).toEqual(plants.map((plant) => ({ path: plant.path, rules: [] })))
  })

  it('refuse circles of imports, of types too, and files that only pass on what others export', async () => {
    const plants: Plant[] = [
      plant('shared/board/one.ts', "import type { Two } from './two.ts'\nexport type One = Two | 1", [cycle]),
      plant('shared/board/two.ts', "import type { One } from './one.ts'\nexport type Two = One | 2", [cycle]),
      plant('shared/board/three.ts', 'export const three = 3', []),
      plant('shared/board/barrel.ts', "export { three } from './three.ts'", [barrel]),
      plant('shared/board/all.ts', "export * from './three.ts'", [barrel, reExportAll]),
      plant('shared/board/loose.ts', 'export const loose = (value: any) => value', [explicitAny]),
    ]
    expect(await reportedBy(configuration, plants, [cycle, barrel, reExportAll, explicitAny])).toEqual(expected(plants))
  })
})

const cycle = 'lint/suspicious/noImportCycles'
const barrel = 'lint/performance/noBarrelFile'
const reExportAll = 'lint/performance/noReExportAll'
const explicitAny = 'lint/suspicious/noExplicitAny'

const plant = (path: string, source: string, rules: readonly string[]): Plant => ({
  path,
  source: `${source}\n`,
  rules: [...rules].sort(),
})

/** A file that imports one thing and uses it. */
const importing = (path: string, from: string, refused: boolean): Plant =>
  plant(path, `import { x } from '${from}'\nexport const y = [x]`, refused ? [restrictedImports] : [])

/** Every room to every other room of its part, from its own folder and from a folder below. */
function roomsToRooms(): Plant[] {
  return parts.flatMap((part) =>
    roomsOf(part).flatMap((from) =>
      roomsOf(part)
        .filter((to) => to.room !== from.room)
        .flatMap((to) => {
          const refused = !seesRoom(part, from, to)
          return [
            importing(`${part}/${from.room}/to-${to.room}.ts`, `../${to.room}/thing.ts`, refused),
            importing(`${part}/${from.room}/deep/to-${to.room}.ts`, `../../${to.room}/deep/thing.ts`, refused),
          ]
        }),
    ),
  )
}

interface Place {
  readonly room: string
  readonly floor: number
  readonly siblings: boolean
}

function roomsOf(part: Part): Place[] {
  return floors[part].flatMap(({ rooms, siblings }, floor) =>
    rooms.map((room) => ({ room, floor, siblings: siblings === true })),
  )
}

function seesRoom(part: Part, from: Place, to: Place): boolean {
  // The live room shows nothing: it stands above ui only in that both are below item.
  if (part === 'client' && from.room === 'live' && to.room === 'ui') return false
  // What a route asks stands below it, and beside the rooms neither of them sees.
  if (part === 'server' && (from.room === 'http' || from.room === 'mail') && to.room === 'commands') return true
  return to.floor < from.floor || (to.floor === from.floor && !from.siblings)
}

/** Nothing imports what stands at the top; the lowest files of shared/ import no room. */
function roomsToTops(): Plant[] {
  return [
    ...roomsOf('server').map(({ room }) => importing(`server/${room}/to-main.ts`, '../main.ts', true)),
    ...roomsOf('client').map(({ room }) => importing(`client/${room}/to-main.ts`, '../main.tsx', true)),
    ...roomsOf('shared').map(({ room }) => importing(`shared/ids-to-${room}.ts`, `./${room}/thing.ts`, true)),
    ...['domain', 'exports', 'imports'].map((room) => importing(`server/${room}/to-config.ts`, '../config.ts', true)),
    importing('server/config.ts', './store/thing.ts', true),
    importing('server/main.ts', './http/thing.ts', false),
    importing('client/main.tsx', './app/thing.tsx', false),
    // A page and a room of shared/ have one name: only the page is refused.
    ...roomsOf('client').map(({ room }) =>
      importing(`client/${room}/to-shared-frame.ts`, '../../shared/frame/thing.ts', false),
    ),
    importing('shared/role.ts', './ids.ts', false),
  ]
}

function partsToParts(): Plant[] {
  return parts.flatMap((from) =>
    roomsOf(from).flatMap(({ room }) =>
      parts
        .filter((to) => to !== from)
        .map((to) => importing(`${from}/${room}/to-part-${to}.ts`, `../../${to}/board/thing.ts`, to !== 'shared')),
    ),
  )
}

function toTest(): Plant[] {
  return [
    ...parts.flatMap((from) =>
      roomsOf(from).map(({ room }) => importing(`${from}/${room}/to-test.ts`, '../../test/doubles/thing.ts', true)),
    ),
    ...parts.map((from) => importing(`${from}/to-test.ts`, '../test/doubles/thing.ts', true)),
    importing('scripts/to-test.mjs', '../test/doubles/thing.ts', true),
    importing('test/server/to-server.ts', '../../server/store/thing.ts', false),
    importing('test/client/to-doubles.ts', '../doubles/thing.ts', false),
  ]
}

/**
 * Who may know which package, among the rooms of the parts where it is a question of floors; a server's package in the
 * browser, or the other way round, is no floor: the types and the build tell.
 */
function packages(): Plant[] {
  const isStore = (place: string): boolean => place === 'server/store'
  const isWire = (place: string): boolean => place === 'client/live' || isLively(place)
  const known: readonly {
    readonly name: string
    readonly in: readonly Part[]
    readonly to: (place: string) => boolean
  }[] = [
    { name: 'drizzle-orm', in: ['shared', 'server'], to: isStore },
    { name: 'drizzle-orm/pg-core', in: ['shared', 'server'], to: isStore },
    { name: 'pg', in: ['shared', 'server'], to: isStore },
    { name: '@electric-sql/pglite', in: ['shared', 'server'], to: isStore },
    { name: '@electric-sql/pglite/node-postgres', in: ['shared', 'server'], to: isStore },
    { name: 'ws', in: ['shared', 'server'], to: () => false },
    { name: 'hono', in: ['shared', 'server'], to: (place) => place === 'server/http' },
    { name: 'node:fs', in: ['shared', 'server'], to: isLively },
    { name: 'yjs', in: parts, to: (place) => place === 'shared/document' || isWire(place) },
    { name: 'lib0/decoding', in: parts, to: (place) => place === 'shared/contract' || isWire(place) },
    { name: 'y-protocols/sync', in: parts, to: isWire },
    { name: 'y-websocket', in: ['shared', 'client'], to: (place) => place === 'client/live' },
    { name: '@tiptap/core', in: ['shared', 'client'], to: () => false },
    { name: 'react', in: ['shared', 'client'], to: (place) => place.startsWith('client/') },
    { name: 'zod', in: parts, to: () => true },
  ]
  return [
    ...known.flatMap(({ name, in: inParts, to }) =>
      inParts
        .flatMap((part) => roomsOf(part).map(({ room }) => `${part}/${room}`))
        .map((place) => importing(`${place}/package-${name.replaceAll(/\W/g, '-')}.ts`, name, !to(place))),
    ),
    importing('server/realtime/socket.ts', 'ws', false),
    importing('server/realtime/socket-over-http.ts', 'ws', false),
    importing('server/realtime/room.ts', 'ws', true),
    importing('server/realtime/socket-to-http.ts', '../http/thing.ts', true),
    importing('client/item/rich-text.tsx', '@tiptap/extension-collaboration', false),
    importing('client/item/rich-text-toolbar.tsx', '@tiptap/react', false),
    importing('client/item/rich-text-yjs.tsx', 'yjs', true),
    importing('client/item/drawer.tsx', '@tiptap/react', true),
    plant('server/domain/hash.ts', "import { createHash } from 'node:crypto'\nexport const y = [createHash]", []),
    plant('server/domain/dice.ts', "import { randomUUID } from 'node:crypto'\nexport const y = [randomUUID]", [
      restrictedImports,
    ]),
    plant('shared/board/types.ts', "import type { Doc } from 'yjs'\nexport type D = Doc", [restrictedImports]),
    plant('client/ui/lazy.ts', "export const lazy = () => import('../app/thing.tsx')", [restrictedImports]),
  ]
}

const isPure = (place: string): boolean => ['server/domain', 'server/exports', 'server/imports'].includes(place)
/** A room of the server that may hold a life: a document, a connection, a file. */
const isLively = (place: string): boolean => place.startsWith('server/') && !isPure(place)

function globals(): Plant[] {
  const call = "export const answer = () => fetch('/api/session')"
  const env = 'export const port = process.env.PORT'
  return [
    ...roomsOf('client').map(({ room }) => plant(`client/${room}/calls.ts`, call, [restrictedGlobals])),
    plant('client/api/request.ts', call, []),
    ...['domain', 'exports', 'imports'].flatMap((room) => [
      plant(`server/${room}/draws.ts`, 'export const id = () => crypto.randomUUID()', [restrictedGlobals]),
      plant(`server/${room}/waits.ts`, 'export const later = (run: () => void) => setTimeout(run, 1)', [
        restrictedGlobals,
      ]),
    ]),
    ...roomsOf('server')
      .filter(({ room }) => !isPure(`server/${room}`))
      .map(({ room }) => plant(`server/${room}/reads.ts`, env, [processEnv])),
    plant('server/main.ts', env, [processEnv]),
    plant('server/config.ts', env, []),
    plant('scripts/start.mjs', env, []),
  ]
}

interface Reported {
  readonly path: string
  readonly rules: readonly string[]
}

const expected = (plants: readonly Plant[]): Reported[] => plants.map(({ path, rules }) => ({ path, rules }))

/** Plants the files, runs Biome once over all of them, and takes them away again. */
async function reportedBy(config: string, plants: readonly Plant[], rules = ownRules): Promise<Reported[]> {
  const place = await mkdtemp(join(folder, 'planted-'))
  try {
    const { $schema, vcs, ...rest } = JSON.parse(config) as Record<string, unknown>
    expect({ $schema: typeof $schema, vcs: typeof vcs }).toEqual({ $schema: 'string', vcs: 'object' })
    await writeFile(join(place, 'biome.json'), JSON.stringify(rest))
    await copyFile(join(root, 'package.json'), join(place, 'package.json'))
    for (const { path, source } of plants) {
      await mkdir(dirname(join(place, path)), { recursive: true })
      await writeFile(join(place, path), source)
    }
    const found = await lint(place, rules)
    return plants.map(({ path }) => ({ path, rules: rules.filter((rule) => found.has(`${rule} ${path}`)).sort() }))
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

/** @returns `<rule> <path>` of everything Biome reports. Circles, for which it follows every import, are looked for where they are asked about. */
async function lint(cwd: string, rules: readonly string[]): Promise<Set<string>> {
  const biome = join(root, 'node_modules/.bin/biome')
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      biome,
      [
        'lint',
        ...(rules.includes(cycle) ? [] : [`--skip=${cycle.replace('lint/', '')}`]),
        '--reporter=github',
        '--max-diagnostics=none',
        '.',
      ],
      { cwd, timeout: 170_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const isFinding = error === null || error.code === 1
        if (isFinding && !/configuration resulted in errors/.test(stderr)) resolve(stdout)
        else reject(new Error(`biome could not run: ${stderr}`))
      },
    )
  })
  const lines = output.matchAll(/title=(lint\/\S+?),file=(\S+?),line=/g)
  return new Set([...lines].map(([, rule, file]) => `${rule} ${(file ?? '').replace(`${cwd}/`, '')}`))
}
