// A cell of the queue's grid: a box with its place in a grid that is not a table element, because only the rows in sight are drawn.
// Cells are not walked to; rows are. Called by the rows and the column heads.

import type { ComponentPropsWithRef } from 'react'

export type CellProps = Omit<ComponentPropsWithRef<'div'>, 'role'> & {
  /** `gridcell` when left out. */
  readonly as?: 'gridcell' | 'rowheader' | 'columnheader' | 'row' | 'rowgroup' | 'grid'
}

export function Cell({ as = 'gridcell', ...rest }: CellProps) {
  return <div role={as} {...rest} />
}
