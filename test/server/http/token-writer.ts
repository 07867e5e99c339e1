// People at the board who write tokens through an unmodified provider, and know which of them the server has called saved. Called by tests
// that kill, stop and replace servers under people's hands.

import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { decodeOurs, ourMessages } from '../../../shared/contract/wire.ts'
import { textOf } from '../../../shared/document/records.ts'
import { boardName } from '../realtime/people.ts'
import { signIn } from './run-server.ts'

/** Somebody at the board who writes tokens, and knows which of them the server has called saved. */
export interface Writer {
  readonly doc: Y.Doc
  readonly tokens: string[]
  /** How many of them are saved. */
  saved: number
}

/** @param o.cookie of somebody who is signed in already, in place of the seat's */
export async function atBoard(o: {
  url: string
  seat: string
  writer: Writer
  cookie?: string
}): Promise<WebsocketProvider> {
  const { url, writer } = o
  const cookie = o.cookie ?? (await signIn(url, o.seat))
  const sent: number[] = []
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie, origin: url } })
      // Each connection is counted from its own beginning.
      sent.length = 0
    }
    override send(data: Uint8Array): void {
      // Step 2 and updates are what the server counts.
      if (data[0] === 0 && data[1] !== 0) sent.push(writer.tokens.length)
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(url.replace('http', 'ws').concat('/live'), boardName, writer.doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { client: String(writer.doc.clientID), schema: '2' },
  })
  for (const { type } of Object.values(ourMessages)) provider.messageHandlers[type] = () => undefined
  provider.messageHandlers[ourMessages.saved.type] = (_, decoder) => {
    const saved = decodeOurs('saved', decoder)
    writer.saved = Math.max(writer.saved, sent[(saved?.frames ?? 0) - 1] ?? 0)
  }
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return provider
}

export function write({ doc, tokens }: Writer, token: string): void {
  const text = textOf(doc, 'board', 'DD-1')
  tokens.push(token)
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(token)])
    text?.insert(text.length, [paragraph])
  })
}

export const tokensIn = (doc: Y.Doc): string[] =>
  [
    ...(textOf(doc, 'board', 'DD-1')
      ?.toString()
      .matchAll(/<paragraph>(\w+-\d+)<\/paragraph>/g) ?? []),
  ].map(([, token]) => token ?? '')
export const writer = (): Writer => ({ doc: new Y.Doc(), tokens: [], saved: 0 })
