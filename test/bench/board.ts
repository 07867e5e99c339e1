// The boards everything is measured on: the same items in every room and on every server, and people enough that each may have a seat.
// The document is made as the product makes it, so that what our server seeds and what is handed to a peer are the same bytes.

import { type ProgrammeSeed, programmeDataSchema } from '../../server/domain/programme-seed.ts'
import { seedBoard } from '../../server/domain/seed-board.ts'
import { firstUpdate } from '../../shared/document/first-update.ts'
import { personIdSchema, programmeIdSchema } from '../../shared/ids.ts'
import { largeBoard } from '../generators/large-board.ts'

export interface BoardSize {
  readonly rooms: number
  readonly items: number
  /** Each may hold 20 connections on our server. */
  readonly people: number
}

/** @returns the programme of a room, counted from 0. */
export function programmeName(room: number): string {
  return `bench-${room}`
}

/** @returns the seat by which a person, counted from 0, signs in. */
export function seatOf(person: number): string {
  return `bench-0-${person}`
}

/** @returns programmes for our server to seed: one board each, everybody on all of them, the first as its owner. */
export function benchProgrammes(size: BoardSize): readonly ProgrammeSeed[] {
  const { items, ...programme } = largeBoard({ items: size.items, seed: 1 })
  const people = Array.from({ length: size.people }, (_, person) => ({
    id: personIdSchema.parse(`bench-person-${person}`),
    name: `Person ${person}`,
    organisation: 'Benk',
  }))
  const data = programmeDataSchema.parse({ ...withoutCast(programme), items: described(items, size), firstPoint: null })
  return Array.from({ length: size.rooms }, (_, room) => {
    const id = programmeIdSchema.parse(programmeName(room))
    const memberships = people.map(({ id: personId }, person) => ({
      programmeId: id,
      personId,
      role: person === 0 ? ('programme-owner' as const) : ('board-member' as const),
      seat: `bench-${room}-${person}`,
    }))
    return { ...data, id, cast: { people, memberships } }
  })
}

/** @returns the document every room begins with. */
export function baseUpdate(items: number): Uint8Array {
  const size = { items, rooms: 1, people: 1 }
  const [programme] = benchProgrammes(size)
  return firstUpdate({ kind: 'board', records: seedBoard(programme?.items ?? [], '2026-01-01') })
}

function withoutCast({ cast: _, ...rest }: Omit<ProgrammeSeed, 'items'>): Omit<ProgrammeSeed, 'items' | 'cast'> {
  return rest
}

/** All in the queue, each with a line of text to write in. */
function described(items: ProgrammeSeed['items'], size: BoardSize): ProgrammeSeed['items'] {
  return items.slice(0, size.items).map((item) => ({ ...item, description: 'Behovet gjelder flere virksomheter.' }))
}
