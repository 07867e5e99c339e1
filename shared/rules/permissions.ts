// Permissions: what each role may do, as one table. The server enforces it on every channel; the interface mirrors it.
// Printed by a test (role × permission), so that a change of rights is seen in a review as a change of this table.
// Source: domain.md (the supplier refines and proposes, the board prioritises) and product.md, "Who may what".

import type { Role } from '../role.ts'

export const permissions = [
  'board.read',
  'item.add',
  'item.edit',
  'item.move',
  'item.cut',
  'item.remove',
  'agenda.edit',
  'point.create',
  'point.edit-head',
] as const
export type Permission = (typeof permissions)[number]

const reads: readonly Permission[] = ['board.read']
const refines: readonly Permission[] = [...reads, 'item.add', 'item.edit']
const prioritises: readonly Permission[] = [...refines, 'item.move', 'item.cut', 'agenda.edit']
const prepares: readonly Permission[] = [...prioritises, 'item.remove', 'point.create', 'point.edit-head']

const table: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  'programme-owner': new Set(prepares),
  'board-member': new Set(prioritises),
  deputy: new Set(prioritises),
  'programme-manager': new Set(prepares),
  'programme-office': new Set(prepares),
  'stream-owner': new Set(refines),
  'queue-steward': new Set([...refines, 'agenda.edit']),
  facilitator: new Set([...reads, 'agenda.edit', 'point.create', 'point.edit-head']),
  commenter: new Set(reads),
  observer: new Set(reads),
}

/** @returns whether a role may do a thing; a person without a role on the programme may nothing. */
export function may(role: Role | null, permission: Permission): boolean {
  return role !== null && table[role].has(permission)
}

/** @returns the whole of what a role may, in the table's order. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissions.filter((permission) => table[role].has(permission))
}

/** @returns true when the role may change anything at all in a room; a reader's socket may only listen. */
export function mayWriteRoom(role: Role | null, kind: 'board' | 'point'): boolean {
  const writes: readonly Permission[] =
    kind === 'board' ? ['item.add', 'item.edit', 'item.move', 'item.cut', 'item.remove'] : ['agenda.edit']
  return writes.some((permission) => may(role, permission))
}
