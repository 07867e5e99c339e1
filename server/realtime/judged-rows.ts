// Judged rows: what a judged document keeps of each update: everything that undoing it takes while it is only admitted, its bytes once it is
// settled. Called by judged-copies.

import { type Laid, type Layout, layTogether } from './laid-together.ts'
import type { Touched } from './quick-verdict.ts'
import type { QuickUpdate } from './update-reader.ts'
import { none } from './with-one.ts'

/** One update that was admitted, or what was committed: several that were settled at once may be one row then. */
export interface JudgedRow {
  readonly bytes: Uint8Array
  /** How far its structs reach, by client id, where there is no layout to say it. */
  readonly ends: readonly (readonly [clientId: number, end: number])[]
  /** As the overlay took it; null when it was tried on a document, and when it is settled. */
  readonly update: QuickUpdate | null
  /** How its bytes are laid out; null when that is not known. */
  readonly layout: Layout | null
  /** What its records were and became, while it is only admitted. */
  readonly touched: readonly Touched[]
  /** Where it began in the overlay; of no account where `update` is null. */
  readonly mark: number
}

/** @param asOne whether they become one row, where they can @returns rows that are settled, and do what these do; as many, or fewer */
export function settledRows(rows: readonly Laid[], asOne: boolean): readonly JudgedRow[] {
  return keptRows(asOne ? layTogether(rows) : rows)
}

/** A row outlives the message it came in, and must not keep the whole of it: what is settled together stands in one piece of memory. */
function keptRows(rows: readonly Laid[]): readonly JudgedRow[] {
  let length = 0
  for (const { bytes } of rows) length += bytes.length
  const together = new Uint8Array(length)
  let at = 0
  return rows.map(({ bytes, layout }) => {
    together.set(bytes, at)
    at += bytes.length
    const own = together.subarray(at - bytes.length, at)
    return { bytes: own, layout, ends: none, update: null, touched: none, mark: 0 }
  })
}
