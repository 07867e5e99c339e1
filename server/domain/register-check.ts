// Register check: whether the rows of a programme's register are exactly what was written when its decisions were made. Whoever has changed a byte of
// one, taken one away or put one in between is told of, by number. Pure; called whenever a decision is shown and by verify-register.

import { canonicalJson } from '../../shared/deciding/canonical-json.ts'
import { type Decision, decisionSchema } from '../../shared/deciding/decision.ts'
import { type ChainFault, type ChainHead, chainFaults } from './chain-check.ts'
import { sha256 } from './decision-seal.ts'

/** A row as it stands in the table. */
export interface RegisterRow {
  readonly id: string
  readonly programmeId: string
  readonly number: number
  readonly pointId: string
  readonly reverses: string | null
  readonly body: string
  readonly decision: unknown
  readonly hash: string
  readonly previousHash: string | null
  readonly decidedAt: Date
}

/** `body`: the text is not what was hashed. `columns`: what stands beside it says something else. */
export type RowFault = 'body' | 'columns' | ChainFault

/** A decision as it is kept, and whether it is what was written. */
export interface ReadDecision {
  readonly decision: Decision
  readonly intact: boolean
}

/** @returns what is wrong with one row by itself, or null. */
function rowFault(row: RegisterRow): 'body' | 'columns' | null {
  if (sha256(row.body) !== row.hash) return 'body'
  const read = parsedBody(row)
  if (read === null) return 'body'
  const agrees =
    read.id === row.id &&
    read.programmeId === row.programmeId &&
    read.number === row.number &&
    read.pointId === row.pointId &&
    read.reverses === row.reverses &&
    read.previousHash === row.previousHash &&
    new Date(read.decidedAt).getTime() === row.decidedAt.getTime() &&
    canonicalJson(row.decision) === canonicalJson(read)
  return agrees ? null : 'columns'
}

/** @returns the decision its text tells, marked where it is not what was written; null when the text tells none. */
export function readDecision(row: RegisterRow): ReadDecision | null {
  const decision = parsedBody(row)
  return decision && { decision, intact: rowFault(row) === null }
}

function parsedBody({ body, hash }: RegisterRow): Decision | null {
  try {
    const read = decisionSchema.safeParse({ ...JSON.parse(body), hash })
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/**
 * @param rows all of one programme's
 * @param head the number and hash the register had last, as they stand elsewhere; null when that is not known
 * @returns every fault with the number it concerns
 */
export function registerFaults(
  rows: readonly RegisterRow[],
  head: ChainHead | null,
): readonly { readonly number: number; readonly fault: RowFault }[] {
  return chainFaults(rows, { head, ownFault: rowFault })
}
