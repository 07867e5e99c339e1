// Rows of a form while it is filled in: each has a key of its own for as long as the form is open. Called by the dialogs of the assumptions.

import { useRef, useState } from 'react'

export type Keyed<Row> = Row & { readonly key: string }

export interface Rows<Row> {
  readonly rows: readonly Keyed<Row>[]
  add(row: Row): void
  remove(key: string): void
  change(key: string, over: Partial<Row>): void
}

export function useRows<Row>(first: readonly Row[]): Rows<Row> {
  const next = useRef(first.length)
  const [rows, setRows] = useState<readonly Keyed<Row>[]>(() => first.map((row, at) => ({ ...row, key: String(at) })))
  return {
    rows,
    add(row) {
      const key = String(next.current)
      next.current += 1
      setRows((before) => [...before, { ...row, key }])
    },
    remove: (key) => setRows((before) => before.filter((row) => row.key !== key)),
    change: (key, over) => setRows((before) => before.map((row) => (row.key === key ? { ...row, ...over } : row))),
  }
}
