// Random ids where the page is not served securely, and the key of an attempt to decide.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { randomHex, randomUuid } from '../../../client/api/random-id.ts'
import { requestKeySchema } from '../../../shared/ids.ts'

afterEach(() => vi.unstubAllGlobals())

describe('random ids', () => {
  it('[DEC4] are made over plain http too, where there is no randomUUID, each of the form a key has and each another', () => {
    const { crypto: real } = globalThis
    vi.stubGlobal('crypto', { getRandomValues: real.getRandomValues.bind(real) })
    const made = Array.from({ length: 2_000 }, randomUuid)
    expect(new Set(made).size).toBe(2_000)
    for (const id of made) {
      expect(requestKeySchema.safeParse(id).success).toBe(true)
      expect(id).toMatch(/^.{14}4.{4}[89ab]/)
    }
  })

  it('are as long as was asked, and begin with zeros as often as with anything', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(7) })
    expect(randomHex(3)).toBe('070707')
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
    expect(randomUuid()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  })
})
