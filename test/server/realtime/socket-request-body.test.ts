// The body of a request: whole, too large, or cut, whenever that happens.

import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../../server/realtime/socket-request-body.ts'

describe('the body of a request', () => {
  it('is all its parts', async () => {
    const request = new PassThrough()
    const body = readBody(request, 3)
    request.write('a')
    request.end('bc')
    expect(String(await body)).toBe('abc')
  })

  it('is too large as soon as it is, and what is left is let go by', async () => {
    const request = new PassThrough()
    const body = readBody(request, 3)
    request.write('abcd')
    expect(await body).toBe('too-large')
    request.end('e')
    await once(request, 'end')
  })

  it('is cut when it ends before its end', async () => {
    const request = new PassThrough()
    const body = readBody(request, 3)
    request.write('a')
    request.destroy()
    expect(await body).toBe('cut')
  })

  it('is cut when that has happened before anybody reads it', async () => {
    const request = new PassThrough()
    request.write('a')
    request.destroy()
    await once(request, 'close')
    expect(await readBody(request, 3)).toBe('cut')
  })
})
