// Reads which structs an update carries without making any of them: client, first clock and length, in the order they stand. Enough to
// know each edit again, also where a server has merged many into one message. What it does not know is an error, never skipped.
// Called for every message that comes; written for speed.

/** `start` up to `end` is where the struct stands in the update. */
export type VisitStruct = (clientId: number, clock: number, length: number, start: number, end: number) => void

let bytes: Uint8Array = new Uint8Array()
let at = 0

/** Visits every struct of the update (version 1) from `start` of `update`. @returns where its delete set begins */
export function readStructs(update: Uint8Array, start: number, visit: VisitStruct): number {
  bytes = update
  at = start
  const clients = varUint()
  for (let block = 0; block < clients; block += 1) {
    const structs = varUint()
    const clientId = varUint()
    let clock = varUint()
    for (let nth = 0; nth < structs; nth += 1) {
      const begins = at
      const info = byte()
      const length = info === 0 || info === 10 ? varUint() : item(info)
      if (info !== 10) visit(clientId, clock, length, begins, at)
      clock += length
    }
  }
  return at
}

/** Reads a varint of a message. @returns its value and where the next thing begins, packed to save an object: see {@link after}. */
export function varUintAt(message: Uint8Array, start: number): number {
  bytes = message
  at = start
  return varUint()
}

/** @returns where the last read ended. */
export function after(): number {
  return at
}

function item(info: number): number {
  if (info & 0x80) skipId()
  if (info & 0x40) skipId()
  if ((info & 0xc0) === 0) {
    if (varUint() === 1) skipText()
    else skipId()
    if (info & 0x20) skipText()
  }
  switch (info & 0x1f) {
    case 1:
      return varUint()
    case 4:
      return textLength()
    case 6:
      skipText()
      skipText()
      return 1
    case 7: {
      const type = varUint()
      if (type === 3 || type === 5) skipText()
      return 1
    }
    case 8: {
      const length = varUint()
      for (let nth = 0; nth < length; nth += 1) skipAny()
      return length
    }
    default:
      throw new Error(`content ${info & 0x1f} is none that the edits hold`)
  }
}

function byte(): number {
  const value = bytes[at]
  if (value === undefined) throw new Error('an update ends too early')
  at += 1
  return value
}

function varUint(): number {
  let value = 0
  let factor = 1
  for (;;) {
    const next = byte()
    value += (next & 0x7f) * factor
    if (next < 0x80) return value
    factor *= 128
  }
}

function skipId(): void {
  varUint()
  varUint()
}

function skipText(): void {
  const length = varUint()
  at += length
}

/** In UTF-16 units, as clocks count. */
function textLength(): number {
  const end = varUint() + at
  let units = 0
  for (; at < end; at += 1) {
    const each = bytes[at] ?? 0
    if ((each & 0xc0) !== 0x80) units += each >= 0xf0 ? 2 : 1
  }
  return units
}

function skipAny(): void {
  switch (byte()) {
    case 125:
      while (byte() >= 0x80);
      return
    case 124:
      at += 4
      return
    case 123:
      at += 8
      return
    case 119:
      skipText()
      return
    case 118: {
      const keys = varUint()
      for (let nth = 0; nth < keys; nth += 1) {
        skipText()
        skipAny()
      }
      return
    }
    case 117: {
      const length = varUint()
      for (let nth = 0; nth < length; nth += 1) skipAny()
      return
    }
    case 120:
    case 121:
    case 126:
      return
    default:
      throw new Error('a value is none that the edits hold')
  }
}
