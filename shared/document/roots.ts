// Roots: the top-level shared types of each room's document, and the version of their shape. Anything else at the top of a document is
// refused. Raised together with a migration when the shape of a record changes; an older client is told to reload (4426).

import type { Room } from '../ids.ts'

/** Version of the record shapes; stands in the handshake of every connection. */
export const schemaVersion = 1

/** A root that people write is a map of records; a sealed one is written by the server alone. */
export interface Root {
  readonly name: string
  readonly holds: 'item' | 'agenda-item' | 'sealed'
}

const boardRoots: readonly Root[] = [
  { name: 'items', holds: 'item' },
  { name: 'meta', holds: 'sealed' },
  { name: 'frame', holds: 'sealed' },
]
const pointRoots: readonly Root[] = [
  { name: 'agenda', holds: 'agenda-item' },
  { name: 'meta', holds: 'sealed' },
  { name: 'head', holds: 'sealed' },
]

/** @returns the roots of a room's document. */
export function rootsOf(kind: Room['kind']): readonly Root[] {
  return kind === 'board' ? boardRoots : pointRoots
}

/** Name of the root that holds the records people write. */
export const recordRoot: Readonly<Record<Room['kind'], string>> = { board: 'items', point: 'agenda' }

/** Name of the rich-text field of those records. */
export const textField: Readonly<Record<Room['kind'], string>> = { board: 'description', point: 'notes' }
