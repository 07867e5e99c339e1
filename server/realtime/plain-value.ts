// Plain values inside an update, read one byte at a time by our own rules, so that what would break another reader never comes into
// being: no prototype names, no NaN or Infinity, no big integers, binary or undefined, no NUL or half surrogates, bounded depth.
// Called by inspect-update and presence.

import * as decoding from 'lib0/decoding'
import type { Json } from '../../shared/board/value.ts'
import { isSafeText } from '../../shared/board/value.ts'
import { maxValueDepth } from '../../shared/contract/limits.ts'
import type { RefusalCode } from '../../shared/outcome.ts'

const maxPlainLetters = 48

/** Thrown from inside Yjs's decoder, caught by inspect-update: the only way out of it. */
export class Unacceptable extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** @returns the name. @throws Unacceptable PROTO for names that reach into an object's prototype, CONTENT for unsafe text. */
export function acceptName(name: string): string {
  if (forbiddenNames.has(name)) throw new Unacceptable('PROTO')
  return acceptText(name)
}

/** @returns the text. @throws Unacceptable CONTENT when it holds NUL or half a surrogate pair. */
export function acceptText(text: string): string {
  if (!isSafeText(text)) throw new Unacceptable('CONTENT')
  return text
}

/** Reads a text as lib0 does; short ones of plain letters without a decoder's cost. @throws Error when it is no UTF-8 */
export function readText(decoder: decoding.Decoder): string {
  const start = decoder.pos
  const length = decoding.readVarUint(decoder)
  const { arr, pos } = decoder
  if (length <= maxPlainLetters && pos + length <= arr.length) {
    let text = ''
    for (let at = pos; at < pos + length; at += 1) {
      const letter = arr[at]
      if (letter === undefined || letter > 0x7f) break
      text += String.fromCharCode(letter)
    }
    if (text.length === length) {
      decoder.pos = pos + length
      return text
    }
  }
  decoder.pos = start
  return decoding.readVarString(decoder)
}

/** Reads a value in lib0's `any` encoding. @throws Unacceptable */
export function readPlainValue(decoder: decoding.Decoder, depth = 0): Json {
  if (depth > maxValueDepth) throw new Unacceptable('CONTENT')
  switch (decoding.readUint8(decoder)) {
    case 126:
      return null
    case 125:
      return finite(decoding.readVarInt(decoder))
    case 124:
      return finite(decoding.readFloat32(decoder))
    case 123:
      return finite(decoding.readFloat64(decoder))
    case 121:
      return false
    case 120:
      return true
    case 119:
      return acceptText(readText(decoder))
    case 118:
      return readObject(decoder, depth)
    case 117: {
      const length = decoding.readVarUint(decoder)
      const values: Json[] = []
      for (let at = 0; at < length; at += 1) values.push(readPlainValue(decoder, depth + 1))
      return values
    }
    default:
      throw new Unacceptable('CONTENT')
  }
}

function readObject(decoder: decoding.Decoder, depth: number): Json {
  const length = decoding.readVarUint(decoder)
  const entries: Record<string, Json> = {}
  for (let at = 0; at < length; at += 1) {
    const name = acceptName(readText(decoder))
    entries[name] = readPlainValue(decoder, depth + 1)
  }
  return entries
}

/** Checks a value that JSON.parse made. @returns the value. @throws Unacceptable */
export function acceptJson(value: unknown, depth = 0): unknown {
  if (depth > maxValueDepth) throw new Unacceptable('CONTENT')
  if (typeof value === 'string') acceptText(value)
  else if (typeof value === 'number') finite(value)
  else if (Array.isArray(value)) for (const inner of value) acceptJson(inner, depth + 1)
  else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      acceptName(name)
      acceptJson((value as Record<string, unknown>)[name], depth + 1)
    }
  }
  return value
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Unacceptable('CONTENT')
  return value
}
