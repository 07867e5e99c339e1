// Where the looks of a page come from: its own room, the rooms below all pages, or the shell that is always there. What another page happens to have
// loaded would dress it on some days and leave it bare on others.

import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const client = fileURLToPath(new URL('../../client/', import.meta.url))
const everywhere = ['ui', 'item', 'live', 'app']

it('a page is dressed by its own room, by what is below all pages, or by the shell', async () => {
  const names = (await readdir(client, { recursive: true })).map((name) => name.replaceAll('\\', '/'))
  const read = async (ending: string) =>
    Promise.all(
      names
        .filter((name) => name.endsWith(ending) && !name.startsWith('dist/'))
        .map(async (name) => ({ name, room: name.split('/')[0] ?? '', text: await readFile(client + name, 'utf8') })),
    )
  const roomsOf = new Map<string, Set<string>>()
  for (const { room, text } of await read('.css')) {
    for (const [, word = ''] of text.replace(/\/\*.*?\*\//gs, '').matchAll(/\.([a-zA-Z][\w-]*)/g)) {
      roomsOf.set(word, (roomsOf.get(word) ?? new Set()).add(room))
    }
  }
  const pages = await read('.tsx')
  expect(pages.length).toBeGreaterThan(100)
  const bare = pages.flatMap(({ name, room, text }) =>
    [...text.matchAll(/className="([^"]*)"/g)]
      .flatMap(([, words = '']) => words.split(' '))
      .filter((word) => {
        const rooms = roomsOf.get(word)
        return rooms !== undefined && ![room, ...everywhere].some((each) => rooms.has(each))
      })
      .map((word) => `${name}: ${word}`),
  )
  expect(bare).toEqual([])
})
