// Edition seal: what makes an approved edition of minutes unchangeable unseen: one text that says which edition it is and holds everything it is
// made of, its SHA-256, and in it the hash of the edition before. Here also what is wrong with rows that were kept. Pure; called where editions
// are kept, shown and verified.

import { canonicalJson } from '../../shared/deciding/canonical-json.ts'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { PlainMinutes } from '../exports/whole-minutes.ts'
import { type ChainFault, type ChainHead, chainFaults } from './chain-check.ts'
import { sha256 } from './decision-seal.ts'

export interface Edition {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly number: number
  readonly approvedBy: PersonId
  readonly previousHash: string | null
  readonly minutes: PlainMinutes
}

/** A row as it stands in the table. */
export interface EditionRow extends Omit<Edition, 'minutes'> {
  readonly approvedAt: Date
  readonly body: string
  readonly hash: string
}

/** `body`: the text is not what was hashed. `columns`: what stands beside it says something else. */
export type EditionFault = 'body' | 'columns' | ChainFault

interface FoundFault {
  readonly edition: number
  readonly fault: EditionFault
}

/** @returns the text an edition is kept as, and its hash. */
export function sealEdition(edition: Edition): { readonly body: string; readonly hash: string } {
  const body = canonicalJson(edition)
  return { body, hash: sha256(body) }
}

/** @returns what the row's text tells; null when the row is not what was written. */
export function readEdition(row: EditionRow): Edition | null {
  return editionFault(row) === null ? (JSON.parse(row.body) as Edition) : null
}

function editionFault(row: EditionRow): 'body' | 'columns' | null {
  if (sha256(row.body) !== row.hash) return 'body'
  const read = JSON.parse(row.body) as Edition
  const agrees =
    read.programmeId === row.programmeId &&
    read.pointId === row.pointId &&
    read.number === row.number &&
    read.approvedBy === row.approvedBy &&
    read.previousHash === row.previousHash &&
    read.minutes.meeting.approvedAt === row.approvedAt.toISOString()
  return agrees ? null : 'columns'
}

/**
 * @param rows all of one point's, by number
 * @param head as the point's minutes tell it; null when they tell none
 * @returns every fault with the number of its edition
 */
export function editionFaults(rows: readonly EditionRow[], head: ChainHead | null): readonly FoundFault[] {
  return chainFaults(rows, { head, ownFault: editionFault }).map(({ number: edition, fault }) => ({ edition, fault }))
}
