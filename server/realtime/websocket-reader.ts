// WebSocket reader: bytes of a WebSocket (RFC 6455) → messages, pings, pongs and the close, as a server reads them: every frame masked, no
// extensions. Pure: knows no socket, and writes in the bytes it is handed. Promises that a chunk holding whole frames is read without copying,
// that what is held of a frame is never more than twice what came of it, and that after the close or a breach nothing more is heard.
// Text is not checked for UTF-8: nobody here takes text. Called by socket-transport.

export interface WebSocketHeard {
  /** `bytes` lie in the chunk that was read, or are its reader's alone. */
  message(bytes: Uint8Array, isBinary: boolean): void
  pinged(data: Uint8Array): void
  ponged(): void
  /** The other side closes; `code` is 1005 where it names none. */
  closing(code: number): void
  /** What came is not WebSocket, or more than there may be; `code` is what to close with. */
  breach(code: BreachCode): void
}

/** 1002 = not the protocol, 1008 = too many fragments, 1009 = too large. */
export type BreachCode = 1002 | 1008 | 1009

export interface WebSocketLimits {
  readonly maxMessageBytes: number
  readonly maxFragments: number
}

const longestControlBytes = 125
const smallestHoldBytes = 64

/** A class, since every connection has one. */
export class WebSocketReader {
  readonly #limits: WebSocketLimits
  /** The beginning of a frame whose rest has not come. */
  #held: Buffer | null = null
  #heldBytes = 0
  /** So many bytes of the frame must be there before it is looked at again. */
  #neededBytes = 0
  /** The parts of a message in several frames, from its first frame on. */
  #fragments: Uint8Array[] | null = null
  #fragmentBytes = 0
  #isBinary = false
  #over = false

  constructor(limits: WebSocketLimits) {
    this.#limits = limits
  }

  read(chunk: Buffer, heard: WebSocketHeard): void {
    let at = 0
    while (this.#held !== null && at < chunk.length && !this.#over) at += this.#fill(this.#held, chunk, at, heard)
    while (at < chunk.length && !this.#over) {
      const end = this.#frame(chunk, at, heard)
      if (end === null) {
        this.#hold(chunk, at)
        return
      }
      at = end
    }
  }

  #hold(chunk: Buffer, at: number): void {
    this.#heldBytes = chunk.length - at
    this.#held = Buffer.allocUnsafe(Math.max(smallestHoldBytes, this.#heldBytes))
    chunk.copy(this.#held, 0, at)
  }

  /** Takes what the held frame needs. @returns how many bytes that were */
  #fill(held: Buffer, chunk: Buffer, at: number, heard: WebSocketHeard): number {
    const taken = Math.min(this.#neededBytes - this.#heldBytes, chunk.length - at)
    const bytes = this.#heldBytes + taken
    const whole = bytes <= held.length ? held : grown(held, { bytes, enough: this.#neededBytes })
    chunk.copy(whole, this.#heldBytes, at, at + taken)
    this.#held = whole
    this.#heldBytes = bytes
    if (bytes === this.#neededBytes && this.#frame(whole.subarray(0, bytes), 0, heard) !== null) this.#held = null
    return taken
  }

  /** Reads one frame. @returns where it ends, or null when more of it is needed */
  #frame(bytes: Buffer, at: number, heard: WebSocketHeard): number | null {
    const there = bytes.length - at
    if (there < 2) return this.#needs(2)
    const first = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    if (!this.#isAllowed(first, second)) return this.#breach(1002, heard)
    let length = second & 0x7f
    let headerBytes = 6
    if (length === 126) {
      if (there < 4) return this.#needs(4)
      length = bytes.readUInt16BE(at + 2)
      headerBytes = 8
    } else if (length === 127) {
      if (there < 10) return this.#needs(10)
      length = bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6)
      headerBytes = 14
    }
    const opcode = first & 0x0f
    if (opcode < 8 && this.#fragmentBytes + length > this.#limits.maxMessageBytes) return this.#breach(1009, heard)
    if (there < headerBytes + length) return this.#needs(headerBytes + length)
    const from = at + headerBytes
    // Not `subarray` of a buffer, which takes three times as long.
    const payload = new Uint8Array(bytes.buffer, bytes.byteOffset + from, length)
    unmask(payload, bytes, from - 4)
    if (opcode < 8) this.#data(payload, { opcode, isLast: first >= 0x80 }, heard)
    else this.#control(payload, opcode, heard)
    return from + length
  }

  #needs(bytes: number): null {
    this.#neededBytes = bytes
    return null
  }

  /** @returns whether these two bytes may begin a frame here. */
  #isAllowed(first: number, second: number): boolean {
    const opcode = first & 0x0f
    if ((first & 0x70) !== 0 || second < 0x80) return false
    if (opcode === 0) return this.#fragments !== null
    if (opcode <= 2) return this.#fragments === null
    if (opcode < 8 || opcode > 10 || first < 0x80) return false
    const length = second & 0x7f
    return length <= longestControlBytes && !(opcode === 8 && length === 1)
  }

  #breach(code: BreachCode, heard: WebSocketHeard): null {
    this.#end()
    heard.breach(code)
    return null
  }

  #data(payload: Uint8Array, { opcode, isLast }: { opcode: number; isLast: boolean }, heard: WebSocketHeard): void {
    if (opcode !== 0 && isLast) {
      heard.message(payload, opcode === 2)
      return
    }
    if (this.#fragments === null) {
      this.#fragments = []
      this.#isBinary = opcode === 2
    }
    if (this.#fragments.length === this.#limits.maxFragments) {
      this.#breach(1008, heard)
      return
    }
    this.#fragments.push(payload)
    this.#fragmentBytes += payload.length
    if (!isLast) return
    const message = Buffer.concat(this.#fragments, this.#fragmentBytes)
    this.#fragments = null
    this.#fragmentBytes = 0
    heard.message(message, this.#isBinary)
  }

  #control(payload: Uint8Array, opcode: number, heard: WebSocketHeard): void {
    if (opcode === 9) heard.pinged(payload)
    else if (opcode === 10) heard.ponged()
    else {
      const code = payload.length === 0 ? 1005 : (payload[0] ?? 0) * 256 + (payload[1] ?? 0)
      if (payload.length > 0 && !mayBeSent(code)) {
        this.#breach(1002, heard)
        return
      }
      this.#end()
      heard.closing(code)
    }
  }

  #end(): void {
    this.#over = true
    this.#held = null
    this.#fragments = null
  }
}

function grown(held: Buffer, { bytes, enough }: { bytes: number; enough: number }): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(bytes, Math.min(enough, 2 * held.length)))
  held.copy(larger)
  return larger
}

function unmask(payload: Uint8Array, mask: Buffer, at: number): void {
  const [a = 0, b = 0, c = 0, d = 0] = [mask[at], mask[at + 1], mask[at + 2], mask[at + 3]]
  const whole = payload.length & ~3
  let index = 0
  for (; index < whole; index += 4) {
    payload[index] = (payload[index] ?? 0) ^ a
    payload[index + 1] = (payload[index + 1] ?? 0) ^ b
    payload[index + 2] = (payload[index + 2] ?? 0) ^ c
    payload[index + 3] = (payload[index + 3] ?? 0) ^ d
  }
  for (; index < payload.length; index += 1) payload[index] = (payload[index] ?? 0) ^ (mask[at + (index & 3)] ?? 0)
}

/** RFC 6455, 7.4: codes that may stand in a close frame. */
function mayBeSent(code: number): boolean {
  if (code >= 1000 && code <= 1014) return code !== 1004 && code !== 1005 && code !== 1006
  return code >= 3000 && code <= 4999
}
