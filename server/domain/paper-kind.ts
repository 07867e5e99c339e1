// Kind of a paper: whether a file may lie on an agenda item, judged by what is in it and by what its name says. Documents, sheets,
// presentations, pictures and plain text; no programs, scripts, pages or archives, whatever they call themselves. Pure.
// Called by server/http/points/papers.ts, which has the content looked at by `file-type`.

import { done, type Outcome, refuse } from '../../shared/outcome.ts'

const officeOpen = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

/** Endings of a name, and the media type that must be found in the content. */
const byContent: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: `${officeOpen}wordprocessingml.document`,
  xlsx: `${officeOpen}spreadsheetml.sheet`,
  pptx: `${officeOpen}presentationml.presentation`,
  odt: `${openDocument}text`,
  ods: `${openDocument}spreadsheet`,
  odp: `${openDocument}presentation`,
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}
/** Endings of what has no mark of its own in the content: it must be text and nothing else. */
const asText: Readonly<Record<string, string>> = { txt: 'text/plain', md: 'text/markdown', csv: 'text/csv' }

/** How much of a text tells whether it is a page or a script. */
const beginningBytes = 1_024
const markup = /^\s*<[!?a-z/]|<(?:!doctype|html|script|svg|iframe|\?xml|\?php)\b/i
const byteOrderMark = /^(?:\xef\xbb\xbf)?/

/**
 * @param o.detected media type found in the content; null when nothing known was found
 * @returns the media type it is kept under, or PAPER_EMPTY or PAPER_TYPE
 */
export function paperKind(o: {
  readonly name: string
  readonly bytes: Uint8Array
  readonly detected: string | null
}): Outcome<string> {
  const { name, bytes, detected } = o
  if (bytes.byteLength === 0) return refuse('PAPER_EMPTY', { field: 'name' })
  const ending = endingOf(name)
  if (Object.hasOwn(asText, ending)) {
    return isPlainText(bytes) ? done(asText[ending] ?? 'text/plain') : refuse('PAPER_TYPE', { field: 'name' })
  }
  const wanted = Object.hasOwn(byContent, ending) ? byContent[ending] : undefined
  return wanted !== undefined && wanted === detected ? done(wanted) : refuse('PAPER_TYPE', { field: 'name' })
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Text in any encoding that has ASCII in it; old sheets are not UTF-8. No NUL, no control characters, and no sign of a page or a script. */
function isPlainText(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d : byte === 0x7f) return false
  }
  const beginning = Array.from(bytes.subarray(0, beginningBytes), (byte) => String.fromCharCode(byte)).join('')
  const text = beginning.replace(byteOrderMark, '')
  return !text.startsWith('#!') && !markup.test(text)
}
