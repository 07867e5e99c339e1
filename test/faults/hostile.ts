// A hostile person of the fault tests: somebody with a valid session, or an observer, who sends over a raw socket what no browser of ours would:
// updates under others' client ids, with gaps, mutated, into roots that are the server's alone. Every token of hers must never be in the log and
// is kept in `forbidden`; what she mutates carries none, for a mutated update may be a good one, and its token another. Called by the stand.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import NodeSocket from 'ws'
import * as Y from 'yjs'
import type { RoomName } from '../../shared/ids.ts'
import { mutateUpdate } from '../generators/mutate-update.ts'
import type { SeededRandom } from '../generators/seeded-random.ts'
import type { Link } from './link.ts'
import { token } from './tokens.ts'

export interface Hostile {
  readonly forbidden: ReadonlySet<string>
  /** How many frames she has sent. */
  sent(): number
  act(): void
  close(): Promise<void>
}

const againMs = 300
const seedClient = 1
/** What she wrote before may have been taken, so that a small gap would be none. */
const gapEdits = 9
const mutatedText = 'Omskrevet'

export function openHostile(o: {
  readonly name: string
  readonly cookie: string
  readonly origin: string
  readonly roomName: RoomName
  readonly link: Link
  readonly random: SeededRandom
  /** An observer may write nothing at all, however well formed. */
  readonly observer: boolean
}): Hostile {
  const { random, link } = o
  const forbidden = new Set<string>()
  /** Those of earlier connections are hers too, and may write. */
  const ownIds = new Set<number>()
  let doc = new Y.Doc()
  let socket: NodeSocket | null = null
  let closed = false
  let frames = 0
  let made = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  const connect = (): void => {
    doc = new Y.Doc()
    ownIds.add(doc.clientID)
    const address = `ws://127.0.0.1:${link.port}/live/${o.roomName}?client=${doc.clientID}`
    const opened = new NodeSocket(address, { headers: { cookie: o.cookie, origin: o.origin } })
    opened.binaryType = 'arraybuffer'
    opened.on('error', () => undefined)
    opened.on('open', () => opened.send(new Uint8Array([0, 0, 1, 0])))
    opened.on('message', (data) => hear(new Uint8Array(data as ArrayBuffer)))
    opened.on('close', () => {
      socket = null
      if (!closed) timer = setTimeout(connect, againMs)
    })
    socket = opened
  }
  const hear = (message: Uint8Array): void => {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
  }
  /** Edits on a copy, under some client id, of which the last is sent. */
  const forged = (text: string, { clientId, edits = 1 }: { clientId: number; edits?: number }): Uint8Array => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = clientId
    let before = Y.encodeStateVector(copy)
    for (let at = 0; at < edits; at += 1) {
      before = Y.encodeStateVector(copy)
      const item = copy.getMap<Y.Map<unknown>>('items').get('DD-1')
      item?.set('title', text)
    }
    const update = Y.encodeStateAsUpdate(copy, before)
    copy.destroy()
    return update
  }
  const sealed = (text: string): Uint8Array => {
    const copy = new Y.Doc()
    copy.clientID = doc.clientID
    copy.getMap(random.pick(['meta', 'frame', 'else'])).set('told', text)
    return Y.encodeStateAsUpdate(copy)
  }
  const send = (update: Uint8Array): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, random.chance(0.3) ? 1 : 2)
    encoding.writeVarUint8Array(encoder, update)
    socket?.send(encoding.toUint8Array(encoder))
    frames += 1
  }
  connect()
  return {
    forbidden,
    sent: () => frames,
    act() {
      if (socket?.readyState !== NodeSocket.OPEN || doc.getMap('items').size === 0) return
      made += 1
      const next = token(o.name, made)
      const others = [...doc.store.clients.keys()].filter((client) => !ownIds.has(client))
      const trick = o.observer ? 'own' : random.pick(['foreign', 'gap', 'sealed', 'mutated'] as const)
      if (trick === 'mutated') {
        const bytes = forged(mutatedText, { clientId: doc.clientID })
        send(mutateUpdate({ bytes, another: sealed(mutatedText), random }))
        return
      }
      forbidden.add(next)
      if (trick === 'own') send(forged(next, { clientId: doc.clientID }))
      else if (trick === 'foreign') send(forged(next, { clientId: random.pick([seedClient, ...others]) }))
      else if (trick === 'gap') send(forged(next, { clientId: doc.clientID, edits: gapEdits }))
      else send(sealed(next))
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      socket?.terminate()
      await link.close()
    },
  }
}
