// A small object store that speaks as S3 does, over a real port: one bucket, three methods, and every request is checked by its signature and by
// the hash of its content, reckoned here from the published rules alone. Source: AWS Signature Version 4, "Create a signed AWS API request".
// Called by the suites of what is kept in an object store.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ObjectStoreSettings } from '../../server/store/paper-objects.ts'

export interface S3Double {
  readonly settings: ObjectStoreSettings
  /** By path, as they are kept. */
  readonly objects: Map<string, Buffer>
  /** What the next requests are answered with in place of what they ask, first first; `hang up` ends the connection. */
  readonly faults: (number | 'hang up')[]
  close(): Promise<void>
}

export interface Signed {
  readonly method: string
  /** Path and query as they were sent. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly region: string
  readonly secretAccessKey: string
}

/** @returns the signature such a request must carry, in hexadecimal */
export function signatureOf({ method, url, headers, region, secretAccessKey }: Signed): string {
  const { pathname, searchParams } = new URL(url, 'http://store')
  const names = (/SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '').split(';')
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const canonical = [
    method,
    pathname,
    query.sort().join('&'),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n')
  const moment = headers['x-amz-date'] ?? ''
  const day = moment.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce(
    (before, part) => hmac(before, part),
    hmac(hmac(`AWS4${secretAccessKey}`, day), region),
  )
  return hmac(key, text).toString('hex')
}

/** Opens the store. Requests signed with another key, for another moment or for other content are refused as S3 refuses them. */
export async function openS3Double(now: () => Date = () => new Date()): Promise<S3Double> {
  const objects: S3Double['objects'] = new Map()
  const faults: S3Double['faults'] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const fault = faults.shift()
    if (fault === 'hang up') {
      request.socket.destroy()
      return
    }
    const status = fault ?? (isSigned(request, body) ? answer(request, body) : 403)
    const found = request.method === 'GET' && status === 200 ? objects.get(pathOf(request)) : undefined
    response.writeHead(status).end(found)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings: ObjectStoreSettings = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'papirer',
    region: 'eu-north-1',
    accessKeyId: 'veivalg',
    secretAccessKey: 'hemmelig/nøkkel+1',
  }
  const pathOf = (request: IncomingMessage): string => new URL(request.url ?? '', settings.endpoint).pathname

  function answer(request: IncomingMessage, body: Buffer): number {
    const path = pathOf(request)
    if (!path.startsWith(`/${settings.bucket}/`)) return 404
    if (request.method === 'PUT') objects.set(path, body)
    else if (request.method === 'DELETE') {
      objects.delete(path)
      return 204
    }
    if (request.method === 'GET') return objects.has(path) ? 200 : 404
    return 200
  }

  function isSigned(request: IncomingMessage, body: Buffer): boolean {
    const headers = request.headers as Record<string, string | undefined>
    const { authorization = '', 'x-amz-date': moment = '', 'x-amz-content-sha256': hash } = headers
    const day = moment.slice(0, 8)
    const credential = `Credential=${settings.accessKeyId}/${day}/${settings.region}/s3/aws4_request,`
    const at = Date.parse(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    const isNow = Math.abs(at - now().getTime()) < 15 * 60_000
    const isContent = hash === sha256(body) || (hash === 'UNSIGNED-PAYLOAD' && body.byteLength === 0)
    const given = Buffer.from(/Signature=([0-9a-f]{64})$/.exec(authorization)?.[1] ?? '')
    const wanted = Buffer.from(
      signatureOf({
        method: request.method ?? '',
        url: request.url ?? '',
        headers,
        region: settings.region,
        secretAccessKey: settings.secretAccessKey,
      }),
    )
    const isTheirs = given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted)
    return authorization.includes(credential) && isNow && isContent && isTheirs
  }

  return {
    settings,
    objects,
    faults,
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
