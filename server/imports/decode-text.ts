// Decode text: the text of a file of plain text, whatever it was saved as: UTF-8 with or without its mark, UTF-16 with it, or Windows-1252, which is
// what older spreadsheets write. Promises never to show another letter than the one that was written. Called by read-csv.ts.

import { done, type Outcome, refuse } from '../../shared/outcome.ts'

/** @returns the text without its mark; SHEET_ENCODING when it is none of them */
export function decodeText(bytes: Uint8Array): Outcome<string> {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8.ok) return utf8
  return windows1252(bytes)
}

/** The letters of bytes 0x80–0x9f; a blank for the five that stand for nothing. Node 20 reads those bytes as control characters (nodejs/node#56542). */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** A file that holds a byte that stands for nothing is something else. */
function windows1252(bytes: Uint8Array): Outcome<string> {
  const letters = Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? upper.charAt(byte - 0x80) : String.fromCharCode(byte),
  )
  const isText = letters.every((letter, at) => letter !== '\0' && (letter !== ' ' || bytes[at] === 0x20))
  return isText ? done(letters.join('')) : refuse('SHEET_ENCODING')
}

function decoded(bytes: Uint8Array, encoding: string): Outcome<string> {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? refuse('SHEET_ENCODING') : done(text)
  } catch {
    return refuse('SHEET_ENCODING')
  }
}
