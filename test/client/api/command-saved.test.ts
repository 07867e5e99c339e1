// When the server last took a command: told by what was taken in a programme, and by nothing else.

import { afterEach, expect, it, vi } from 'vitest'
import { lastCommandMs, onCommandSaved } from '../../../client/api/command-saved.ts'
import { request } from '../../../client/api/request.ts'

afterEach(() => vi.unstubAllGlobals())

it('[SAV1] what the server took as a command counts among what is saved; what it refused, what was only read, and signing in do not', async () => {
  const told: (number | null)[] = []
  const stop = onCommandSaved(() => told.push(lastCommandMs()))
  const answers = (status: number) => vi.stubGlobal('fetch', async () => new Response('{}', { status }))
  answers(200)
  await request({ path: '/api/programmes/p', schema: null })
  await request({ method: 'POST', path: '/api/session', schema: null })
  answers(409)
  await request({ method: 'POST', path: '/api/programmes/p/points', schema: null })
  expect([told, lastCommandMs()]).toEqual([[], null])
  answers(200)
  await request({ method: 'POST', path: '/api/programmes/p/points', schema: null })
  stop()
  await request({ method: 'POST', path: '/api/programmes/p/points', schema: null })
  expect(told).toEqual([expect.any(Number)])
})
