// Asking for what is new: an answer that says nothing is new is an answer, and the tag goes with the next question.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { requestIfNew } from '../../../client/api/request.ts'

const schema = z.object({ title: z.string() })
const { signal } = new AbortController()
const answers = (response: () => Response): Request[] => {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(`http://localhost${path}`, init))
    return response()
  })
  return asked
}
const ask = (etag: string | null) => requestIfNew({ path: '/api/projector/x', schema, etag, signal })
afterEach(() => vi.unstubAllGlobals())

describe('asking for what is new', () => {
  it('the first answer has a value and a tag; the tag goes with the next question', async () => {
    const asked = answers(() => Response.json({ title: 'Punkt' }, { headers: { etag: '"1"' } }))
    const first = await ask(null)
    expect(first).toMatchObject({ ok: true, value: { value: { title: 'Punkt' }, etag: '"1"' } })
    await ask('"1"')
    expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, '"1"'])
  })

  it('nothing new is an answer without a value', async () => {
    answers(() => new Response(null, { status: 304, headers: { etag: '"1"', 'x-server-time': 'nå' } }))
    const same = await ask('"1"')
    expect(same.ok && [same.value.value, same.value.headers.get('x-server-time')]).toEqual([null, 'nå'])
  })

  it('[PRJ3] an answer that nothing is new is read to its end', async () => {
    const response = new Response(null, { status: 304, headers: { etag: '"1"' } })
    const read = vi.spyOn(response, 'text')
    answers(() => response)
    expect((await ask('"1"')).ok).toBe(true)
    expect(read).toHaveBeenCalledOnce()
  })

  it('a refusal, an answer nobody understands and a network that is away are told apart', async () => {
    const error = { code: 'LINK_OVER', message: '', requestId: 'r' }
    const kinds = []
    for (const response of [
      () => Response.json({ error }, { status: 404 }),
      () => Response.json({ name: 1 }),
      () => {
        throw new TypeError('fetch failed')
      },
    ]) {
      answers(response)
      const answer = await ask(null)
      kinds.push(answer.ok ? null : answer.problem.kind)
    }
    expect(kinds).toEqual(['refused', 'unexpected', 'unreachable'])
  })
})
