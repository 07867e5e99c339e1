// DOCX made at: a Word file with another time of making, in its properties and in every entry of its zip, so that the same content gives the
// same bytes whenever it is made. Called by docx-document.ts.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const properties = 'docProps/core.xml'
const timesIn = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g
// The least time a zip can tell: it has no zone, and what it says of itself stands in the properties.
const entryTime = new Date(1980, 0, 1)

/** @returns the same file, made at `at`. */
export function docxMadeAt(file: Uint8Array, at: Date): Uint8Array {
  const entries = unzipSync(file)
  const core = entries[properties]
  if (core === undefined) throw new Error(`a Word file without ${properties}`)
  const made = strFromU8(core).replace(timesIn, `$1${at.toISOString()}`)
  return zipSync({ ...entries, [properties]: strToU8(made) }, { mtime: entryTime, level: 6 })
}
