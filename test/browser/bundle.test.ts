// What a person waits for at the first page: neither the entry nor any page needs the rich text editor at once; that comes
// when a text is opened. Reads the build that browser-setup has made.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const dist = fileURLToPath(new URL('../../client/dist/', import.meta.url))
const richText = /node_modules\/(?:@tiptap|prosemirror-[a-z]+)\//
const firstLoadMaxKb = 400
/** What the first page asks for, what several pages share, and the page. */
const filesPerPageMax = 6

it('loads rich text only when it is needed', async () => {
  const chunks = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const entries = Object.keys(chunks).filter((key) => chunks[key]?.isEntry)
  const pages = Object.keys(chunks).filter((key) => key.endsWith('-page.tsx'))
  const first = reached(chunks, { from: [...entries, ...pages], dynamic: false })
  const all = reached(chunks, { from: entries, dynamic: true })
  expect({
    entries: entries.length,
    atOnce: await withRichText(first),
    later: (await withRichText(all)).length > 0,
  }).toEqual({ entries: 1, atOnce: [], later: true })
})

it(`asks for at most ${firstLoadMaxKb} kB (gzip) of script before the first page`, async () => {
  const chunks = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const entries = Object.keys(chunks).filter((key) => chunks[key]?.isEntry)
  const files = reached(chunks, { from: entries, dynamic: false })
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(dist, file))).length / 1024))
  expect(sizes.reduce((sum, sizeKb) => sum + sizeKb, 0)).toBeLessThan(firstLoadMaxKb)
})

it(`brings a page in at most ${filesPerPageMax} files of script, and all looks in one`, async () => {
  const chunks = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const entries = Object.keys(chunks).filter((key) => chunks[key]?.isEntry)
  const pages = Object.keys(chunks).filter((key) => key.endsWith('-page.tsx'))
  const counted = pages.map((page) => reached(chunks, { from: [...entries, page], dynamic: false }).length)
  expect(counted.length).toBeGreaterThan(20)
  expect(Math.max(...counted)).toBeLessThanOrEqual(filesPerPageMax)
  const looks = (await readdir(join(dist, 'assets'))).filter((file) => file.endsWith('.css'))
  expect(looks.length).toBe(1)
})

function reached(
  chunks: Readonly<Record<string, Chunk>>,
  o: { readonly from: readonly string[]; readonly dynamic: boolean },
): string[] {
  const seen = new Set<string>()
  const open = [...o.from]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    open.push(...(chunks[key]?.imports ?? []), ...(o.dynamic ? (chunks[key]?.dynamicImports ?? []) : []))
  }
  return [...seen].flatMap((key) => chunks[key]?.file ?? []).filter((file) => file.endsWith('.js'))
}

async function withRichText(files: readonly string[]): Promise<string[]> {
  const checked = await Promise.all(
    files.map(async (file) => {
      // The bundler's own few lines have no map.
      const text = await readFile(join(dist, `${file}.map`), 'utf8').catch(() => '{"sources":[]}')
      const map = JSON.parse(text) as { readonly sources: readonly string[] }
      return map.sources.some((source) => richText.test(source)) ? [file] : []
    }),
  )
  return checked.flat()
}
