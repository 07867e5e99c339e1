// Turn line of one room: which writer is to append next, as `append_to_log` (migrations/0005) keeps it. Time is any number that grows. Used by the
// logs that tests and the simulation keep in memory.

export interface TurnLine {
  /** Writers that wait, the one whose turn it is first. */
  readonly writers: readonly string[]
  /** When the turn of the first is over. */
  readonly ends: number
}

export const nobodyWaits: TurnLine = { writers: [], ends: 0 }

/** @param o.writer undefined: stands in no line and heeds none @param o.turnLasts how long a turn is waited for */
export function stepTurnLine(
  line: TurnLine,
  o: {
    readonly writer: string | undefined
    readonly waits: boolean
    readonly isBehind: boolean
    readonly now: number
    readonly turnLasts: number
  },
): { readonly line: TurnLine; readonly verdict: 'write' | 'behind' | 'turn' } {
  const { writer, now } = o
  const lapsed = line.writers.length > 0 && line.ends <= now
  const standing = lapsed ? line.writers.slice(1) : line.writers
  const [first] = standing
  const othersTurn = writer !== undefined && first !== undefined && first !== writer
  const verdict = o.isBehind ? 'behind' : othersTurn ? 'turn' : 'write'
  const joins = verdict !== 'write' && o.waits && writer !== undefined && !standing.includes(writer)
  const left = verdict === 'write' ? standing.filter((each) => each !== writer) : standing
  const writers = joins ? [...left, writer] : left
  const isSame = !lapsed && writers[0] === line.writers[0]
  return { line: { writers, ends: isSame ? line.ends : now + o.turnLasts }, verdict }
}
