// Chain check: rows that are numbered from 1, each with its own hash and that of the one before. Whoever has changed one, taken one away, also off the end, or put
// one in between is told of by its number. Pure; called for decisions, boards that were kept, and editions of minutes.

interface ChainRow {
  readonly number: number
  readonly hash: string
  readonly previousHash: string | null
}

/** The last row as it is told elsewhere. */
export type ChainHead = Pick<ChainRow, 'number' | 'hash'>

/** `chain`: it does not follow the row before, or is not the last one that is told elsewhere. `missing`: there is no row. */
export type ChainFault = 'chain' | 'missing'

interface FoundFault<Own extends string> {
  readonly number: number
  readonly fault: Own | ChainFault
}

/**
 * @param rows all of one chain
 * @param o.head null when it is not known; @param o.ownFault what is wrong with one row by itself
 * @returns every fault with the number it concerns, in their order
 */
export function chainFaults<Row extends ChainRow, Own extends string>(
  rows: readonly Row[],
  { head, ownFault }: { readonly head: ChainHead | null; readonly ownFault: (row: Row) => Own | null },
): readonly FoundFault<Own>[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const last = Math.max(0, head?.number ?? 0, ...byNumber.keys())
  return Array.from({ length: last }, (_, at) => at + 1).flatMap((number): readonly FoundFault<Own>[] => {
    const row = byNumber.get(number)
    if (row === undefined) return [{ number, fault: 'missing' }]
    const own = ownFault(row)
    if (own !== null) return [{ number, fault: own }]
    const before = byNumber.get(number - 1)
    // Where the row before is missing, that is what is told.
    const follows = (before === undefined && number > 1) || row.previousHash === (before?.hash ?? null)
    const isLast = number !== head?.number || row.hash === head.hash
    return follows && isLast ? [] : [{ number, fault: 'chain' }]
  })
}
