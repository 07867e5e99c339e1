// A small programme with people of two organisations, a board and one evaluation point, for the store's suites.

import type { ProgrammeContent } from '../../../server/store/programmes.ts'
import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import { boardRoom, personIdSchema, pointIdSchema, pointRoom, programmeIdSchema } from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'

export const programmeId = programmeIdSchema.parse('prove-programmet')
export const owner = personIdSchema.parse('kari-eier')
export const observer = personIdSchema.parse('ola-observator')
export const pointId = pointIdSchema.parse('prove-punkt')
export const board = boardRoom(programmeId)

export const head: PointHead = {
  title: 'Vårpunktet',
  date: '2026-05-07',
  startsAt: '09:00',
  lengthMinutes: 180,
  place: 'Oslo',
  chair: 'Kari Eier',
  facilitator: 'Ola Observatør',
}

export const people = [
  { id: owner, name: 'Kari Eier', organisation: 'Direktoratet' },
  { id: observer, name: 'Ola Observatør', organisation: 'NHN' },
]

const structure: ProgrammeStructure = {
  owner: 'Direktoratet',
  currency: 'MNOK',
  priceYear: 2026,
  frame: { p50: 100, p85: 130, illustrative: true },
  areas: [],
  actors: [],
  benefits: [],
  needKinds: [],
  questions: [],
  cutUnit: 'item',
}

export const sampleProgramme: ProgrammeContent = {
  programme: { id: programmeId, name: { nb: 'Prøveprogrammet', en: 'The trial programme' }, structure },
  people,
  memberships: [
    { personId: owner, programmeId, role: 'programme-owner', seat: 'prove-eier' },
    { personId: observer, programmeId, role: 'observer', seat: 'prove-observator' },
  ],
  rooms: [
    { room: board, seed: Uint8Array.of(1, 2, 3) },
    { room: pointRoom(pointId), seed: Uint8Array.of(4, 5) },
  ],
  points: [{ id: pointId, head }],
}
