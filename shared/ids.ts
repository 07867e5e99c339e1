// Ids: how people, programmes, items, points and rooms are named.
// An id is plain text that survives an address bar, a log line and a spreadsheet; a room name says what kind of document
// it opens and which one. Everything that comes from outside passes these schemas before it is believed.

import { z } from 'zod'

const slug = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Programme: a lower-case slug of at most 64 characters, for example `digital-samhandling`. */
export const programmeIdSchema = z.string().regex(slug).brand<'ProgrammeId'>()
export type ProgrammeId = z.infer<typeof programmeIdSchema>

/** Person: a lower-case slug of at most 64 characters; never a national identity number. */
export const personIdSchema = z.string().regex(slug).brand<'PersonId'>()
export type PersonId = z.infer<typeof personIdSchema>

/** Evaluation point: a lower-case slug of at most 64 characters. */
export const pointIdSchema = z.string().regex(slug).brand<'PointId'>()
export type PointId = z.infer<typeof pointIdSchema>

/** Item of the queue or the cut list, as it is spoken aloud in the room: `DD-1`, `OMR-07`, `KI-K1`. */
export const itemIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}-[A-Z0-9]{1,8}$/)
  .brand<'ItemId'>()
export type ItemId = z.infer<typeof itemIdSchema>

/** Agenda item: 4–40 characters a–z, A–Z, 0–9, `_`, `-`; never shown. */
export const agendaItemIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{4,40}$/)
  .brand<'AgendaItemId'>()
export type AgendaItemId = z.infer<typeof agendaItemIdSchema>

/** Area, actor and benefit ids are given by the programme's own structure: `DD`, `NHN`, `B1`. */
export const areaIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'AreaId'>()
export type AreaId = z.infer<typeof areaIdSchema>
export const actorIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'ActorId'>()
export type ActorId = z.infer<typeof actorIdSchema>
export const benefitIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'BenefitId'>()
export type BenefitId = z.infer<typeof benefitIdSchema>

/** Yjs client id: an unsigned 32-bit whole number, leased to one person in one room. */
export const clientIdSchema = z.number().int().min(0).max(0xff_ff_ff_ff)

/** `board/<programme>` or `point/<point>`: the name of one shared document. */
export type RoomName = `board/${string}` | `point/${string}`

/** A room name taken apart. */
export type Room =
  | { readonly kind: 'board'; readonly name: RoomName; readonly programmeId: ProgrammeId }
  | { readonly kind: 'point'; readonly name: RoomName; readonly pointId: PointId }

/** @returns the name of a programme's board room. */
export function boardRoom(programmeId: ProgrammeId): RoomName {
  return `board/${programmeId}`
}

/** @returns the name of an evaluation point's room. */
export function pointRoom(pointId: PointId): RoomName {
  return `point/${pointId}`
}

/** Takes a room name apart. @returns null when it is not exactly of one of the two forms; never throws. */
export function parseRoom(name: string): Room | null {
  const [kind, id, ...rest] = name.split('/')
  if (rest.length > 0 || id === undefined) return null
  if (kind === 'board') {
    const programmeId = programmeIdSchema.safeParse(id)
    return programmeId.success ? { kind, name: boardRoom(programmeId.data), programmeId: programmeId.data } : null
  }
  if (kind === 'point') {
    const pointId = pointIdSchema.safeParse(id)
    return pointId.success ? { kind, name: pointRoom(pointId.data), pointId: pointId.data } : null
  }
  return null
}
