// The people and the board that tests of live rooms are about, each by first name.

import { Doc, encodeStateAsUpdate } from 'yjs'
import type { Actor } from '../../../server/auth/actor.ts'
import type { UpdateLog } from '../../../server/store/update-log.ts'
import { writeHead } from '../../../shared/document/point-head.ts'
import { writeChanges } from '../../../shared/document/records.ts'
import {
  agendaItemIdSchema,
  boardRoom,
  internalRoom,
  minutesRoom,
  type PersonId,
  personIdSchema,
  pointIdSchema,
  pointRoom,
  programmeIdSchema,
} from '../../../shared/ids.ts'
import { agendaOf } from '../../../shared/point/agenda-item.ts'
import { planPointEdit } from '../../../shared/point/plan-edit.ts'
import type { Role } from '../../../shared/role.ts'
import { aQueue } from '../../shared/a-board.ts'

export const programmeId = programmeIdSchema.parse('digital-samhandling')
export const boardName = boardRoom(programmeId)
const pointId = pointIdSchema.parse('punkt-1')
export const pointName = pointRoom(pointId)
export const internalName = internalRoom(pointId)
export const minutesName = minutesRoom(pointId)
/** The client id the seed was written under. */
export const seedClient = 1

const roles: Readonly<Record<string, Role>> = {
  kari: 'board-member',
  ola: 'deputy',
  siv: 'programme-manager',
  tor: 'stream-owner',
  ida: 'observer',
  per: 'commenter',
  liv: 'facilitator',
}

export interface TestPerson {
  readonly id: PersonId
  readonly name: string
  readonly organisation: string
  readonly role: Role
}

export const people: readonly TestPerson[] = Object.entries(roles).map(([name, role]) => ({
  id: personIdSchema.parse(name),
  name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Nordmann`,
  organisation: 'Prøve kommune',
  role,
}))

/** @returns somebody signed in; null for a name nobody has. */
export function actorOf(name: string, expiresAt = new Date('2100-01-01T00:00:00Z')): Actor | null {
  const person = people.find((each) => each.id === name)
  if (!person) return null
  return {
    personId: person.id,
    name: person.name,
    organisation: person.organisation,
    sessionId: `session-${name}`,
    expiresAt,
    roleOn: (programme) => (programme === programmeId ? person.role : null),
  }
}

/** @returns somebody who is known to exist. */
export function actor(name: string): Actor {
  const found = actorOf(name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

/** Seeds the board with DD-1 to DD-6 and the point with one agenda item. */
export async function seeded(log: UpdateLog): Promise<void> {
  const board = aQueue(['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6'], seedClient)
  await log.createRoom({ room: boardName, programmeId, seed: encodeStateAsUpdate(board.doc) })
  const point = new Doc()
  point.clientID = seedClient
  writeHead(point, {
    title: 'Evalueringspunkt 1',
    date: '2027-01-14',
    startsAt: '10:00',
    lengthMinutes: 240,
    place: 'Oslo og video',
    chair: 'Kari Nordmann',
    facilitator: 'Liv Nordmann',
  })
  const planned = planPointEdit(agendaOf(new Map()), {
    type: 'add-agenda-item',
    agendaItem: agendaItemIdSchema.parse('a001'),
    kind: 'approval',
    title: 'Godkjenning av dagsorden',
    minutes: 10,
    owner: '',
    before: null,
  })
  if (!planned.ok) throw new Error(planned.refusal.code)
  writeChanges({ doc: point, kind: 'point', changes: planned.value, origin: 'seed' })
  await log.createRoom({ room: pointName, programmeId, seed: encodeStateAsUpdate(point) })
  for (const room of [internalName, minutesName]) {
    await log.createRoom({ room, programmeId, seed: Uint8Array.of(0, 0) })
  }
}
