// Guarded fetch: how this server asks an issuer. Connects to public addresses alone, and to the very address it has looked at, so that a name that
// changes between the look and the connection leads nowhere; follows no redirect, reads at most 1 MiB, and gives up after 5 s (T-090).
// Given to openid-client as its fetch.

import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

const longestMs = 5_000
const maxAnswerBytes = 1_048_576

type Found = (error: Error | null, addresses: LookupAddress[]) => void
/** How a name is turned into addresses; the machine's own unless told. */
export type Lookup = (hostname: string, options: LookupOptions & { all: true }, found: Found) => void

/** What is asked, as openid-client asks it. */
export interface Asked {
  readonly method?: string
  readonly headers?: unknown
  readonly body?: unknown
}

/** The issuer is at an address this server does not go to, or answers more than is read. */
class NotAsked extends Error {
  override readonly name = 'NotAsked'
}

/**
 * @param o.allowLoopback whether an issuer on this machine may be asked, and without https
 * @returns a fetch; it throws NotAsked, or what the network threw
 */
export function guardedFetch(o: {
  readonly allowLoopback: boolean
  readonly lookup?: Lookup
  /** How long an answer is waited for, as a whole; 5 s unless told. */
  readonly waitMs?: number
}): (url: string, asked: Asked) => Promise<Response> {
  const { allowLoopback, lookup = systemLookup as Lookup } = o
  const mayAsk = (address: string): boolean => isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address))

  /** In the place of the socket's own, so that what was looked at is what is connected to. */
  const guardedLookup = (hostname: string, options: LookupOptions, found: (...told: unknown[]) => void): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => mayAsk(address)))
        return found(new NotAsked(`${hostname} is not at a public address`))
      if (options.all) found(null, addresses)
      else found(null, first.address, first.family)
    })
  }

  return async (address, { method = 'GET', headers, body }) => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !mayAsk(host)) throw new NotAsked(`${host} is not a public address`)
    const plain = url.protocol === 'http:'
    if (plain && !allowLoopback) throw new NotAsked('an issuer is asked over https alone')
    const options: RequestOptions = {
      method,
      headers: Object.fromEntries(new Headers(headers as Record<string, string>)),
      // A connection that is kept might lead somewhere else by now.
      agent: false,
      lookup: guardedLookup as unknown as NonNullable<RequestOptions['lookup']>,
      signal: AbortSignal.timeout(o.waitMs ?? longestMs),
    }
    return await new Promise<Response>((resolve, reject) => {
      const asking = (plain ? plainRequest : secureRequest)(url, options, (answer) => {
        readWhole(answer).then((content) => resolve(responseOf(answer, content)), reject)
      })
      asking.on('error', reject)
      asking.end(body === undefined || body === null ? undefined : String(body))
    })
  }
}

async function readWhole(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length
    if (length > maxAnswerBytes) {
      answer.destroy()
      throw new NotAsked('the issuer answers more than is read')
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const withoutBody: ReadonlySet<number> = new Set([101, 204, 205, 304])

function responseOf({ statusCode = 502, headers }: IncomingMessage, content: Buffer): Response {
  const told = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value].flat()) if (each !== undefined) told.append(name, each)
  }
  // A redirect is an answer like any other here, and one that nobody asked for.
  return new Response(withoutBody.has(statusCode) ? null : new Uint8Array(content), {
    status: statusCode < 200 ? 502 : statusCode,
    headers: told,
  })
}
