// Roots: the top-level shared types of each room's document, and the version of their shape. Anything else at the top of a document is
// refused. Raised together with a migration when the shape of a record changes; a page that is more than one version behind, or ahead, is told to
// reload (4426).

import type { Room } from '../ids.ts'

/** Version of the record shapes; stands in the handshake of every connection. */
export const schemaVersion = 2

/**
 * Whether a server takes in a page of a version: of its own, and of the one before, so that pages that are open live through a deploy while old and
 * new servers stand beside each other (T-119). Whoever raises the version keeps what a page of the one before writes within the new shapes.
 * @param own the server's version
 */
export function takesSchema(page: number, own: number = schemaVersion): boolean {
  return page === own || (page === own - 1 && page >= firstVersion)
}
// A page of version 1 leaves out every item that holds a field it does not know: it is told to reload.
const firstVersion = 2

/** A root that people write is a map of records; a sealed one is written by the server alone. */
export interface Root {
  readonly name: string
  readonly holds: 'item' | 'agenda-item' | 'minutes-entry' | 'sealed'
}

/** Name of the root in which every document has what is settled of it; see rulings.ts. */
export const rulingsRoot = 'rulings'
const rulings: Root = { name: rulingsRoot, holds: 'sealed' }

const boardRoots: readonly Root[] = [
  { name: 'items', holds: 'item' },
  { name: 'meta', holds: 'sealed' },
  rulings,
  { name: 'frame', holds: 'sealed' },
]
const pointRoots: readonly Root[] = [
  { name: 'agenda', holds: 'agenda-item' },
  { name: 'meta', holds: 'sealed' },
  rulings,
  { name: 'head', holds: 'sealed' },
]

const roots: Readonly<Record<Room['kind'], readonly Root[]>> = {
  board: boardRoots,
  alternative: boardRoots,
  point: pointRoots,
  internal: [{ name: 'agenda', holds: 'agenda-item' }, { name: 'meta', holds: 'sealed' }, rulings, rulings],
  minutes: [{ name: 'entries', holds: 'minutes-entry' }, { name: 'meta', holds: 'sealed' }, rulings, rulings],
}

/** @returns the roots of a room's document. */
export function rootsOf(kind: Room['kind']): readonly Root[] {
  return roots[kind]
}

/** Whether rooms of a kind hold a queue and a cut list: a board, and an alternative to it, which is a board in everything but its name. */
export function holdsItems(kind: Room['kind']): kind is 'board' | 'alternative' {
  return kind === 'board' || kind === 'alternative'
}

/** Name of the root that holds the records people write. */
export const recordRoot: Readonly<Record<Room['kind'], string>> = {
  board: 'items',
  alternative: 'items',
  point: 'agenda',
  internal: 'agenda',
  minutes: 'entries',
}

/** Name of the rich-text field of those records. */
export const textField: Readonly<Record<Room['kind'], string>> = {
  board: 'description',
  alternative: 'description',
  point: 'notes',
  internal: 'notes',
  minutes: 'text',
}
