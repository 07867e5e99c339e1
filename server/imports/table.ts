// Table: what was read of a file, before anything is known of what its columns mean. Bounds of what is read at all. Called by the readers and read-rows.ts.

import type { RawCell } from './read-cell.ts'

/** One sheet of a file. Row and column 0 are the file's first. */
export interface Table {
  readonly name: string
  readonly rows: readonly (readonly RawCell[])[]
  /** How many cells hold formulas; the values last worked out are what is read. */
  readonly formulas: number
}

/** Rows beside the heading. */
export const maxRows = 5_000
export const maxColumns = 300
