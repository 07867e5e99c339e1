// Papers through a whole server and a real port: a file larger than any other body comes through, one over the cap is answered while it is still
// being sent, and the server is as well as before.

import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { quiet } from '../../doubles/http-app.ts'
import { openS3Double, type S3Double } from '../../doubles/s3-server.ts'
import { fileOf } from '../../generators/files.ts'
import { pgliteTemplate } from '../../harness/pglite-template.ts'

const mb = 1_048_576
let folder: string
let s3: S3Double
let server: RunningServer
let cookie: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-papers-'))
  s3 = await openS3Double()
  const outcome = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    PAPER_MAX_MB: '2',
    S3_ENDPOINT: s3.settings.endpoint,
    S3_BUCKET: s3.settings.bucket,
    S3_REGION: s3.settings.region,
    S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  server = await startServer(outcome.config, { log: quiet, pgliteTemplate })
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ seat: 'ds-programkontor' }),
  })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await server.close()
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const path = (name: string): string =>
  `/api/programmes/digital-samhandling/points/ds-punkt-1/papers?agendaItem=sak-01&internal=false&access=public&name=${name}`

async function send(name: string, bytes: Uint8Array): Promise<Response> {
  return await fetch(server.url + path(name), {
    method: 'POST',
    headers: { origin: server.url, cookie, 'content-type': 'application/octet-stream' },
    body: Uint8Array.from(bytes),
  })
}

/** Sends without saying how much, for as long as it is let. @returns the status, and how much went out. */
function sendEndlessly(): Promise<{ readonly status: number; readonly sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let isOver = false
    const headers = { origin: server.url, cookie, 'content-type': 'application/octet-stream' }
    const sending = request(server.url + path('uten-ende.pdf'), { method: 'POST', headers })
    const more = (): void => {
      if (isOver || sent > 64 * mb) return
      sent += 65_536
      sending.write(Buffer.alloc(65_536, '%PDF'), () => setImmediate(more))
    }
    sending.on('response', (response) => {
      isOver = true
      resolve({ status: response.statusCode ?? 0, sent })
      response.resume()
      sending.destroy()
    })
    sending.on('error', (error) => {
      if (!isOver) reject(error)
    })
    more()
  })
}

describe('papers through a whole server', () => {
  it('[PAP4] a paper goes to the object store and comes back from it', async () => {
    const bytes = fileOf.pdf(mb + 1)
    const added = await send('notat.pdf', bytes)
    expect(added.status).toBe(201)
    const { id } = (await added.json()) as { id: string }
    expect([...s3.objects.keys()]).toEqual([`/papirer/papers/${id}`])
    const read = await fetch(`${server.url}/api/programmes/digital-samhandling/papers/${id}`, { headers: { cookie } })
    expect(Buffer.compare(Buffer.from(await read.arrayBuffer()), bytes)).toBe(0)
  })

  it('[PAP1] who sends without end is answered soon after the cap, and others are served meanwhile', async () => {
    const endless = await sendEndlessly()
    expect([endless.status, endless.sent < 16 * mb]).toEqual([413, true])
    expect((await send('for-stor.pdf', fileOf.pdf(2 * mb + 1))).status).toBe(413)
    expect((await send('etter.pdf', fileOf.pdf())).status).toBe(201)
  })

  it('[PAP4] while the object store is away papers are refused as what can be tried again', async () => {
    const objects = s3.objects.size
    s3.faults.push('hang up')
    const answer = await send('nede.pdf', fileOf.pdf())
    const { error } = (await answer.json()) as { error: { code: string } }
    expect([answer.status, error.code, s3.objects.size]).toEqual([503, 'UNAVAILABLE', objects])
  })
})
