// Xlsx guard: unpacks a workbook within bounds and packs the parts that are read again, uncompressed, so that what reads it never meets more than
// it says it holds. A file that would unpack to more than the bounds is refused before it does. Called by read-xlsx.ts, off the main thread.

import { unzipSync, zipSync } from 'fflate'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'

const maxUnpackedBytes = 64 * 1_048_576
const maxParts = 2_000

/** Parts by name; pictures, drawings and macros are left out. */
export type Parts = Readonly<Record<string, Uint8Array>>

/** @returns SHEET_BOMB for more than the bounds, SHEET_DAMAGED for what cannot be unpacked or is no workbook */
export function guardedParts(bytes: Uint8Array): Outcome<Parts> {
  let total = 0
  let count = 0
  let bomb = false
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1
        total += originalSize
        bomb ||= count > maxParts || total > maxUnpackedBytes
        return !bomb && isRead(name)
      },
    })
    if (bomb) return refuse('SHEET_BOMB')
    return parts['xl/workbook.xml'] === undefined ? refuse('SHEET_TYPE') : done(parts)
  } catch {
    return refuse('SHEET_DAMAGED')
  }
}

/** @returns the parts as a file again, stored as they are */
export function packed(parts: Parts): Uint8Array {
  return zipSync({ ...parts }, { level: 0 })
}

function isRead(name: string): boolean {
  return /^(?:\[Content_Types\]\.xml|_rels\/|xl\/(?:workbook\.xml|_rels\/|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml))/i.test(
    name,
  )
}
