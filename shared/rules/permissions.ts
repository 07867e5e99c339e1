// Permissions: what each role may do, as one table. The server enforces it on every channel; the interface mirrors it.
// Printed by a test (role × permission), so that a change of rights is seen in a review as a change of this table.
// Source: domain.md (the supplier refines and proposes, the board prioritises) and product.md, "Who may what".

import type { Room } from '../ids.ts'
import { type Role, roles } from '../role.ts'

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
  // calling, starting, steering and ending a meeting
  'point.call',
  'meeting.run',
  'point.reopen',
  'meeting.speak',
  'internal.read',
  // deciding
  'wording.write',
  'position.give',
  'decision.register',
  'decision.own',
  // what a meeting leaves behind
  'minutes.write',
  'statement.write',
  'paper.add',
  'evidence.answer',
  'promise.edit',
  'promise.waive',
  // steering within the frame: what is reckoned with; a frame tried out; scores given alone and shown together; alternatives to the queue; sheets
  'frame.steer',
  'frame.try',
  'score.give',
  'score.run',
  'alternative.make',
  'alternative.adopt',
  'sheet.import',
  // comments between meetings: working words, which observers never read
  'comment.read',
  'comment.write',
  'comment.resolve',
  // what the board discusses by itself, and what the programme office assesses
  'comment.board',
  'comment.office',
  // who gets in, and who did what
  'member.manage',
  'share.make',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

const reads: readonly Permission[] = ['board.read']
const comments: readonly Permission[] = ['comment.read', 'comment.write']
const takesPart: readonly Permission[] = [
  ...comments,
  'comment.resolve',
  'meeting.speak',
  'internal.read',
  'statement.write',
  'evidence.answer',
  'promise.edit',
]
const refines: readonly Permission[] = [
  ...reads,
  ...takesPart,
  'item.add',
  'item.edit',
  'paper.add',
  'score.give',
  'alternative.make',
]
const prioritises: readonly Permission[] = [
  ...refines,
  'item.move',
  'item.cut',
  'agenda.edit',
  'wording.write',
  'minutes.write',
  'frame.try',
]
const sits: readonly Permission[] = [...prioritises, 'comment.board', 'position.give']
const leads: readonly Permission[] = [
  'comment.board',
  'comment.office',
  'agenda.edit',
  'point.create',
  'point.edit-head',
  'point.call',
  'meeting.run',
  'wording.write',
  'decision.register',
  'minutes.write',
  'paper.add',
  'promise.waive',
  'frame.try',
  'score.run',
]
const prepares: readonly Permission[] = [
  ...prioritises,
  'item.remove',
  ...leads,
  'frame.steer',
  'alternative.adopt',
  'sheet.import',
]
/** Answers for who is on the board, and for what was done there. */
const answersFor: readonly Permission[] = ['member.manage', 'share.make', 'audit.read']

const table: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  'programme-owner': new Set([...prepares, ...sits, ...answersFor, 'point.reopen', 'decision.own']),
  'board-member': new Set(sits),
  deputy: new Set(sits),
  'programme-manager': new Set([...prepares, ...answersFor]),
  'programme-office': new Set([...prepares, ...answersFor]),
  'stream-owner': new Set(refines),
  'queue-steward': new Set([...refines, 'agenda.edit', 'sheet.import']),
  facilitator: new Set([...reads, ...takesPart, ...leads]),
  commenter: new Set([...reads, ...comments]),
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
export function mayWriteRoom(role: Role | null, kind: Room['kind']): boolean {
  return role !== null && writers[kind].has(role)
}

/**
 * @returns true when the role may open a room at all; one she may not open does not exist for her. Minutes hold what came of internal items
 *   too: everybody else reads the public edition of them.
 */
export function mayReadRoom(role: Role | null, kind: Room['kind']): boolean {
  return may(role, reading[kind])
}

/** Which alternatives besides: shared/rules/alternative-readers.ts. */
const reading: Readonly<Record<Room['kind'], Permission>> = {
  board: 'board.read',
  alternative: 'alternative.make',
  point: 'board.read',
  internal: 'internal.read',
  minutes: 'internal.read',
}

const itemPermissions: readonly Permission[] = ['item.add', 'item.edit', 'item.move', 'item.cut', 'item.remove']
const writes: Readonly<Record<Room['kind'], readonly Permission[]>> = {
  board: itemPermissions,
  alternative: itemPermissions,
  point: ['agenda.edit'],
  internal: ['agenda.edit'],
  minutes: ['minutes.write', 'statement.write'],
}

const writersOf = (kind: Room['kind']): ReadonlySet<Role> =>
  new Set(roles.filter((role) => mayReadRoom(role, kind) && writes[kind].some((permission) => may(role, permission))))
/** Worked out once: this is asked for every edit. */
const writers: Readonly<Record<Room['kind'], ReadonlySet<Role>>> = {
  board: writersOf('board'),
  alternative: writersOf('alternative'),
  point: writersOf('point'),
  internal: writersOf('internal'),
  minutes: writersOf('minutes'),
}
