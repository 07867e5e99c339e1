// The habits of the house, held against every source file there is, and each habit against a file that breaks it.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { breachesOf } from './conventions.ts'
import { floors, parts } from './floor-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const head = '// What it is for.\n\n'

describe('the habits of the house', () => {
  it('are kept by every source file', async () => {
    const files = await sourceFiles()
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(breachesOf)).toEqual([])
  })

  it('give every room of the three parts a floor', async () => {
    const unknown = await Promise.all(parts.map(async (part) => await foldersWithoutFloor(part)))
    expect(unknown.flat()).toEqual([])
  })

  const broken: readonly (readonly [path: string, text: string])[] = [
    ['server/http/points/points.ts', 'const port = process.env.PORT'],
    ['server/http/points/points.ts', "const port = process['env'].PORT"],
    ['server/http/points/points.ts', "import { env } from 'node:process'"],
    ['server/main.ts', 'const { env } = process'],
    ['client/queue/row.tsx', "const answer = await fetch('/api')"],
    ['client/queue/row.tsx', "const answer = await window.fetch('/api')"],
    ['client/app/shell.tsx', "navigator.sendBeacon('/api')"],
    ['client/queue/row.tsx', "const socket = new WebSocket('wss://x')"],
    ['server/domain/decide.ts', 'const at = Date.now()'],
    ['server/domain/decide.ts', 'const at = new Date()'],
    ['shared/board/rank.ts', 'const draw = Math.random()'],
    ['server/domain/decide.ts', 'const id = crypto.randomUUID()'],
    ['server/store/append.ts', `// @ts-${'ignore'}\nconst x: number = ''`],
    ['test/server/store/append.test.ts', `await page.waitFor${'Timeout'}(100)`],
    ['test/server/store/append.test.ts', `await new Promise((resolve) => set${'Timeout'}(resolve, 100))`],
    ['test/server/store/append.test.ts', `it.${'skip'}('[LOG1] keeps', () => {})`],
    ['server/utils/text.ts', 'export const x = 1'],
    ['client/ui/helpers.ts', 'export const x = 1'],
    ['server/rooms/common.ts', 'export const x = 1'],
    ['server/room-service/papers.ts', 'export const x = 1'],
    ['client/points/paper-helpers.ts', 'export const x = 1'],
    ['client/ui/index.ts', 'export const x = 1'],
    ['client/ui/DatePicker.tsx', 'export const x = 1'],
  ]
  for (const [path, text] of broken) {
    it(`see the breach in ${path}: ${text.split('\n').at(-1)}`, () => {
      expect(breachesOf({ path, text: head + text })).toEqual([expect.stringContaining(path)])
    })
  }

  it('see a file that does not say what it is for, or says too much', () => {
    const path = 'server/store/append.ts'
    const judge = (text: string): number => breachesOf({ path, text }).length
    expect({
      none: judge('export const x = 1\n'),
      long: judge(`${'// word\n'.repeat(9)}\nexport const x = 1\n`),
      longBlock: judge(`/*\n${' * word\n'.repeat(8)} */\nexport const x = 1\n`),
      eight: judge(`${'// word\n'.repeat(8)}\nexport const x = 1\n`),
      block: judge('/** What it is for. */\nexport const x = 1\n'),
    }).toEqual({ none: 1, long: 1, longBlock: 1, eight: 0, block: 0 })
  })

  it('see a file that is too long to have one job, but for tests', () => {
    const text = `${head}${'export const x = 1\n'.repeat(320)}`
    expect(breachesOf({ path: 'server/store/append.ts', text })).toEqual([expect.stringContaining('lines')])
    expect(breachesOf({ path: 'test/server/store/append.test.ts', text })).toEqual([])
  })

  const kept: readonly (readonly [path: string, text: string])[] = [
    ['server/config.ts', 'const port = process.env.PORT'],
    ['client/api/request.ts', "const answer = await fetch('/api')"],
    ['client/queue/use-rows.ts', 'await query.refetch(); prefetch(1)'],
    ['client/live/connection.ts', "const socket = new WebSocket('wss://x')"],
    ['server/domain/decide.ts', 'const day = new Date(atMs) // not Date.now()'],
    ['server/http/points/points.ts', 'const at = new Date()'],
  ]
  for (const [path, text] of kept) {
    it(`let ${path} be: ${text}`, () => {
      expect(breachesOf({ path, text: head + text })).toEqual([])
    })
  }
})

async function sourceFiles(): Promise<{ path: string; text: string }[]> {
  const all = await Promise.all(
    ['shared', 'server', 'client', 'scripts', 'test'].map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true })
      return names.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    }),
  )
  const paths = all.flat().filter((path) => /\.(?:ts|tsx|mjs)$/.test(path) && !path.startsWith('client/dist/'))
  return await Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })))
}

/** Folders that are no rooms: data, decisions about the code, what the build makes, what is served as it is. */
const withoutCode = new Set(['server/adr', 'server/programmes', 'client/dist', 'client/public'])

async function foldersWithoutFloor(part: (typeof parts)[number]): Promise<string[]> {
  const rooms = new Set(floors[part].flatMap((floor) => floor.rooms))
  const entries = await readdir(join(root, part), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !rooms.has(entry.name) && !withoutCode.has(`${part}/${entry.name}`))
    .map((entry) => `${part}/${entry.name} stands on no floor of test/house/floor-table.ts and biome.json`)
}
