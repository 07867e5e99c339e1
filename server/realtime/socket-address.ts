// Address of a live connection: which room, which client, which schema and generation; and whose page asks. Pure and strict: what is not
// exactly of the form is a bad request, before any socket is made (SES2). Called by socket.

import { generationPattern } from '../../shared/contract/wire.ts'
import { clientIdSchema, type RoomName } from '../../shared/ids.ts'

export interface SocketAddress {
  /** As asked for; whether there is such a room is not known yet. */
  readonly room: RoomName
  readonly clientId: number
  /** Null for a client that does not know our own messages. */
  readonly schema: number | null
  readonly generation: string | null
}

const path = /^\/live\/((?:board|alternative|point|internal|minutes)\/[^/?#]{1,200})$/
const forms: Readonly<Record<string, RegExp>> = {
  client: /^(?:0|[1-9]\d{0,9})$/,
  schema: /^(?:0|[1-9]\d{0,5})$/,
  generation: generationPattern,
}

/** @returns true when an upgrade is meant for live connections at all. */
export function isLive(url: string): boolean {
  return url === '/live' || url.startsWith('/live/') || url.startsWith('/live?')
}

/** @returns null when path or parameters are not of the form. */
export function readAddress(url: string): SocketAddress | null {
  const [before = '', query = '', ...more] = url.split('?')
  const room = path.exec(before)?.[1]
  if (room === undefined || more.length > 0) return null
  const given = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    if (given.has(name) || !Object.hasOwn(forms, name) || !forms[name]?.test(value)) return null
    given.set(name, value)
  }
  const clientId = clientIdSchema.safeParse(Number(given.get('client') ?? Number.NaN))
  if (!clientId.success) return null
  const schema = given.get('schema')
  return {
    room: room as RoomName,
    clientId: clientId.data,
    schema: schema === undefined ? null : Number(schema),
    generation: given.get('generation') ?? null,
  }
}

/** @returns true when a header that must stand once stands twice, and a proxy before us may have read the other. */
export function isAmbiguous(rawHeaders: readonly string[]): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  return ['origin', 'cookie', 'host'].some((name) => names.filter((each) => each === name).length > 1)
}

/** @returns true when the page that asks is one of ours; equal after parsing, with nothing beside scheme, host and port. */
export function isOurOrigin(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  const url = new URL(origin)
  const bare =
    url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === ''
  return bare && allowed.some((each) => URL.canParse(each) && new URL(each).origin === url.origin)
}
