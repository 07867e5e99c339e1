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

/** Entry of a point's minutes: an outcome has the id of its agenda item, a statement one of its own; never shown. */
export const minutesEntryIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{4,40}$/)
  .brand<'MinutesEntryId'>()
export type MinutesEntryId = z.infer<typeof minutesEntryIdSchema>

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

/** What drives several items' costs at once: `D1`. A precondition of rollout: `P1`. A kind of actor in a rollout area: `FL`. */
export const driverIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'DriverId'>()
export const preconditionIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'PreconditionId'>()
export const actorKindIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}$/)
  .brand<'ActorKindId'>()

/** A period capacity is reckoned in: `2027-1`, the first half of 2027. */
export const periodIdSchema = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,11}$/)
  .brand<'PeriodId'>()

/** Rows of the formal side (wordings, rounds, decisions, papers, promises, series): a UUID in lower case; never shown. */
const rowId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const wordingIdSchema = rowId.brand<'WordingId'>()
export type WordingId = z.infer<typeof wordingIdSchema>
export const roundIdSchema = rowId.brand<'RoundId'>()
export type RoundId = z.infer<typeof roundIdSchema>
export const decisionIdSchema = rowId.brand<'DecisionId'>()
export type DecisionId = z.infer<typeof decisionIdSchema>
export const paperIdSchema = rowId.brand<'PaperId'>()
export type PaperId = z.infer<typeof paperIdSchema>
export const promiseIdSchema = rowId.brand<'PromiseId'>()
export type PromiseId = z.infer<typeof promiseIdSchema>
export const seriesIdSchema = rowId.brand<'SeriesId'>()
export type SeriesId = z.infer<typeof seriesIdSchema>
export const backlogIdSchema = rowId.brand<'BacklogId'>()
export type BacklogId = z.infer<typeof backlogIdSchema>
export const boardViewIdSchema = rowId.brand<'BoardViewId'>()
export type BoardViewId = z.infer<typeof boardViewIdSchema>
export const scoreRoundIdSchema = rowId.brand<'ScoreRoundId'>()
export type ScoreRoundId = z.infer<typeof scoreRoundIdSchema>
/** Comment, named by who writes it; a thread has the id of its first one. */
export const commentIdSchema = rowId.brand<'CommentId'>()
export type CommentId = z.infer<typeof commentIdSchema>
/** Alternative to the queue, named by who makes it. */
export const alternativeIdSchema = rowId.brand<'AlternativeId'>()
export type AlternativeId = z.infer<typeof alternativeIdSchema>
/** Names one attempt of a person to do a formal thing: the same key again is the same attempt. */
export const requestKeySchema = rowId.brand<'RequestKey'>()
export type RequestKey = z.infer<typeof requestKeySchema>

/** Yjs client id: an unsigned 32-bit whole number, leased to one person in one room. */
export const clientIdSchema = z.number().int().min(0).max(0xff_ff_ff_ff)

/**
 * Kinds of shared documents: a programme's board, an alternative to it, and of each evaluation point what all may read, what is internal, and
 * the minutes.
 */
const pointKinds = ['point', 'internal', 'minutes'] as const
type PointKind = (typeof pointKinds)[number]

/** `board/<programme>`, `alternative/<alternative>`, `point/<point>`, `internal/<point>` or `minutes/<point>`: the name of one shared document. */
export type RoomName = `board/${string}` | `alternative/${string}` | `${PointKind}/${string}`

/** A room name taken apart. */
export type Room =
  | { readonly kind: 'board'; readonly name: RoomName; readonly programmeId: ProgrammeId }
  | { readonly kind: 'alternative'; readonly name: RoomName; readonly alternativeId: AlternativeId }
  | { readonly kind: PointKind; readonly name: RoomName; readonly pointId: PointId }

/** @returns the name of a programme's board room. */
export function boardRoom(programmeId: ProgrammeId): RoomName {
  return `board/${programmeId}`
}

/** @returns the name of the room of an alternative to a board: with the records of a board, for its maker, or for all who make alternatives. */
export function alternativeRoom(alternativeId: AlternativeId): RoomName {
  return `alternative/${alternativeId}`
}

/** @returns the name of an evaluation point's room: the agenda and the notes that everybody on the programme may read. */
export function pointRoom(pointId: PointId): RoomName {
  return `point/${pointId}`
}

/** @returns the name of the room of a point's internal agenda items: for those with the permission `internal.read`. */
export function internalRoom(pointId: PointId): RoomName {
  return `internal/${pointId}`
}

/** @returns the name of the room of a point's minutes. */
export function minutesRoom(pointId: PointId): RoomName {
  return `minutes/${pointId}`
}

/** Takes a room name apart. @returns null when it is not exactly of one of the forms; never throws. */
export function parseRoom(name: string): Room | null {
  const [kind, id, ...rest] = name.split('/')
  if (rest.length > 0 || id === undefined) return null
  if (kind === 'board') {
    const programmeId = programmeIdSchema.safeParse(id)
    return programmeId.success ? { kind, name: boardRoom(programmeId.data), programmeId: programmeId.data } : null
  }
  if (kind === 'alternative') {
    const alternativeId = alternativeIdSchema.safeParse(id)
    if (!alternativeId.success) return null
    return { kind, name: alternativeRoom(alternativeId.data), alternativeId: alternativeId.data }
  }
  const ofPoint = pointKinds.find((each) => each === kind)
  const pointId = pointIdSchema.safeParse(id)
  if (ofPoint === undefined || !pointId.success) return null
  return { kind: ofPoint, name: `${ofPoint}/${pointId.data}`, pointId: pointId.data }
}
