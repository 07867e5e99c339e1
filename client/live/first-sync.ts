// First sync: what a connection begins with. A large state is taken in slices, a task each, so that opening a board of thousands of items never holds
// the page up; updates that arrive meanwhile wait, and the provider counts as synced only when all is in. When a line comes back, everything up to
// the server's step 2 is taken in at once: what others write meanwhile builds on what is still missing here, and Yjs would delete by it at once and
// write by it later, so that an item seemed removed. Called by room-connection.ts.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { updateSlices } from '../../shared/contract/update-slices.ts'
import { messageSync } from '../../shared/contract/wire.ts'

/** States from this size on are sliced, in bytes. */
const largeBytes = 100_000
/** About 150 items: a few milliseconds to take in and read. */
const structsPerSlice = 3_000

const stepOne = 0
const stepTwo = 1

/** Puts the slicing before the provider's own handler of sync messages. */
export function sliceFirstSync(provider: WebsocketProvider): void {
  const own = provider.messageHandlers[messageSync]
  if (own === undefined) throw new Error('the provider has no handler of sync messages')
  let waiting: Uint8Array[] | null = null
  /** What came on a line that came back, before its step 2. */
  let begun: Uint8Array[] | null = null
  let wasIn = false

  const rest = (decoder: decoding.Decoder): Uint8Array => decoder.arr.subarray(decoder.pos)
  const handle = (bytes: Uint8Array): void => {
    const encoder = encoding.createEncoder()
    own(encoder, decoding.createDecoder(bytes), provider, true, messageSync)
    if (encoding.length(encoder) > 1) provider.ws?.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
  }
  const takeIn = async (update: Uint8Array): Promise<void> => {
    const { ws } = provider
    const queue: Uint8Array[] = []
    waiting = queue
    try {
      for (const slice of updateSlices(update, structsPerSlice)) {
        await nextTask()
        // The line was lost meanwhile: the next one begins with what is still missing.
        if (provider.ws !== ws) return
        Y.applyUpdate(provider.doc, slice, provider)
      }
    } catch {
      // Content this cutter does not know: taken in whole, as the provider would.
      Y.applyUpdate(provider.doc, update, provider)
    }
    waiting = null
    for (const bytes of queue) handle(bytes)
    provider.synced = true
  }
  provider.messageHandlers[messageSync] = (encoder, decoder, to, emitSynced, type) => {
    const bytes = rest(decoder)
    const isStepTwo = bytes[0] === stepTwo
    if (begun !== null && bytes[0] !== stepOne) {
      begun.push(bytes.slice())
      if (!isStepTwo) return
      const all = begun
      begun = null
      provider.doc.transact(() => {
        for (const each of all) own(encoding.createEncoder(), decoding.createDecoder(each), to, false, type)
      }, provider)
      provider.synced = true
      return
    }
    if (waiting !== null && bytes[0] !== 0) {
      waiting.push(bytes.slice())
      return
    }
    if (!isStepTwo || bytes.byteLength < largeBytes) {
      own(encoder, decoder, to, emitSynced, type)
      return
    }
    const payload = decoding.createDecoder(bytes.slice())
    decoding.readVarUint(payload)
    void takeIn(decoding.readVarUint8Array(payload))
  }
  provider.on('connection-close', () => {
    waiting = null
    wasIn ||= provider.synced
    if (wasIn) begun = []
  })
}

/** The next task of the page; a timer would be slowed in a tab that is not looked at. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
