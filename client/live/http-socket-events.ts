// HTTP socket events: the server-sent events of a live connection, out of a stream's bytes in whatever pieces they come. Pure.
// Called by http-socket-down.ts.

import { type LiveHttpClose, liveHttpCloseSchema } from '../../shared/contract/live-http.ts'

export type DownEvent =
  | { readonly kind: 'frame'; readonly number: number; readonly message: ArrayBuffer }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close'; readonly close: LiveHttpClose }

/** @returns what takes the next piece and gives the events that are whole by now; comments and what is not understood give none. */
export function eventReader(): (piece: Uint8Array) => readonly DownEvent[] {
  const decoder = new TextDecoder()
  // Pieces of the event that has begun: joined once, when it is whole, since a first state may come in a hundred of them.
  let begun: string[] = []
  return (piece) => {
    const text = decoder.decode(piece, { stream: true }).replaceAll('\r', '')
    if (text === '') return []
    // An end cut in two shows in what was there before.
    const joined = begun.at(-1)?.endsWith('\n') && text.startsWith('\n') ? begun.join('') + text : text
    const before = joined === text ? begun : []
    const blocks = joined.split('\n\n')
    const rest = blocks.pop() ?? ''
    if (blocks.length === 0) {
      begun = [...before, rest]
      return []
    }
    blocks[0] = [...before, blocks[0]].join('')
    begun = [rest]
    return blocks.map(eventOf).filter((event) => event !== null)
  }
}

function eventOf(block: string): DownEvent | null {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trimStart())
  }
  const data = fields.get('data') ?? ''
  switch (fields.get('event')) {
    case 'frame': {
      const number = Number(fields.get('id'))
      const message = bytesOf(data)
      return Number.isSafeInteger(number) && message !== null ? { kind: 'frame', number, message } : null
    }
    case 'ping':
      return { kind: 'ping' }
    case 'close':
      return { kind: 'close', close: closeOf(data) }
    default:
      return null
  }
}

function bytesOf(base64: string): ArrayBuffer | null {
  try {
    const text = atob(base64)
    const bytes = new Uint8Array(text.length)
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
    return bytes.buffer
  } catch {
    return null
  }
}

/** A close that is not understood is one without a reason: the line is opened anew. */
function closeOf(data: string): LiveHttpClose {
  try {
    return liveHttpCloseSchema.parse(JSON.parse(data))
  } catch {
    return { code: 1006, reason: '' }
  }
}
