// The order seats are told in: board by board, the owner first, then the board, then those who work for it, then readers.

import type { ProgrammeId } from '../../shared/ids.ts'
import { type Role, roles } from '../../shared/role.ts'

interface Seat {
  readonly programmeId: ProgrammeId
  readonly role: Role
  readonly seat: string
}

/** Compares two seats for {@link Array.toSorted}. */
export function bySeat(a: Seat, b: Seat): number {
  if (a.programmeId !== b.programmeId) return a.programmeId < b.programmeId ? -1 : 1
  const order = roles.indexOf(a.role) - roles.indexOf(b.role)
  return order !== 0 ? order : a.seat < b.seat ? -1 : 1
}
