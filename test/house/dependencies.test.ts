// What is installed stands at or above the versions in which known holes were mended, as the lock has it.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** A peer of the comparison, which brings its own and is run by nothing else. */
const peer = 'node_modules/@y/websocket-server/'
const lowest = { ws: '8.21.0', hono: '4.12.21', 'drizzle-orm': '0.45.2' } as const

it('(T-116) no dependency, wherever it is installed, is below its floor', async () => {
  const lock = JSON.parse(await readFile(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'))
  const packages = Object.entries(lock.packages as Record<string, { readonly version?: string }>)
  for (const [name, floor] of Object.entries(lowest)) {
    const found = packages.filter(([path]) => path.endsWith(`node_modules/${name}`) && !path.startsWith(peer))
    expect(found.length, name).toBeGreaterThan(0)
    for (const [path, { version = '' }] of found) expect(isBelow(version, floor), `${path} ${version}`).toBe(false)
  }
  expect([isBelow('8.20.9', '8.21.0'), isBelow('8.21.0', '8.21.0'), isBelow('10.0.0', '9.9.9')]).toEqual([
    true,
    false,
    false,
  ])
})

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((each) => each.split(/[.-]/).slice(0, 3).map(Number))
  for (const [at, part] of (b ?? []).entries()) {
    const own = a?.[at] ?? 0
    if (own !== part) return own < part
  }
  return false
}
