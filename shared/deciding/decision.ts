// Decision: a formal, immutable conclusion of the board, as it is kept and shown. It holds its wording, how it came about, who was there,
// the hash of everything it rested on, and the hash of the decision before it in the programme, so that nothing can be changed unseen.
// Its own hash: SHA-256 of the canonical JSON (shared/deciding/canonical-json.ts) of everything but the hash itself.

import { z } from 'zod'
import { dateSchema } from '../board/value.ts'
import { simulationRecordSchema } from '../frame/simulation-record.ts'
import {
  agendaItemIdSchema,
  boardViewIdSchema,
  decisionIdSchema,
  personIdSchema,
  pointIdSchema,
  programmeIdSchema,
  roundIdSchema,
  wordingIdSchema,
} from '../ids.ts'
import { effectSchema } from './effect.ts'
import { positionSchema } from './position.ts'

/** `consensus`: the board agrees. `owner`: the programme owner decided on disagreement, in session. `circulation`: agreed between meetings. */
export const decisionPaths = ['consensus', 'owner', 'circulation', 'command'] as const

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Hashes of what it rested on. `boardView` names the board as the members saw it, `board` is the hash of all of it. `simulation` is of what stands beside them; null where none was run. */
const basisSchema = z.object({
  boardView: boardViewIdSchema,
  board: sha256,
  queue: sha256,
  cutList: sha256,
  estimates: sha256,
  wording: sha256,
  positions: sha256,
  simulation: sha256.nullable(),
})

/** Why something of a reversed decision stays: the item is gone or has moved, a later decision rules there, its cut says too little, or it lasts. */
const keptReasons = ['gone', 'moved', 'decided-since', 'cut-incomplete', 'lasting'] as const

/** What a reversal did with the effect it reverses. `what` is an item's id, `scope`, `frame`, `reopen`, `reversal`, or a stream's name. */
export const undoneSchema = z.object({
  takenBack: z.array(z.string()),
  kept: z.array(z.object({ what: z.string(), why: z.enum(keptReasons) })),
})
export type Undone = Readonly<z.infer<typeof undoneSchema>>

/**
 * How the board stood on the item as it was decided, whatever is changed of its meeting later. `met` of its `seats` counted against the quorum: in
 * session those somebody spoke for, in a circulation those that had answered.
 */
const standingSchema = z.object({
  seats: z.number().int().min(0),
  met: z.number().int().min(0),
  /** In the order they were recused. */
  recused: z.array(personIdSchema),
  /** Who stood in for whom, there or not: member → deputy. */
  deputies: z.record(personIdSchema, personIdSchema),
})

export const decisionSchema = z.object({
  id: decisionIdSchema,
  programmeId: programmeIdSchema,
  /** Runs from 1 in the programme. */
  number: z.number().int().min(1),
  pointId: pointIdSchema,
  agendaItem: agendaItemIdSchema.nullable(),
  /** Title of the agenda item then. */
  agendaTitle: z.string().nullable(),
  internal: z.boolean(),
  wordingId: wordingIdSchema.nullable(),
  roundId: roundIdSchema.nullable(),
  wording: z.string(),
  path: z.enum(decisionPaths),
  grounds: z.string(),
  effect: effectSchema,
  positions: z.array(positionSchema),
  /** Verbatim, by seat. */
  reservations: z.array(z.object({ seat: personIdSchema, text: z.string() })),
  /** Who filled a seat then: member → who was there. */
  present: z.record(personIdSchema, personIdSchema),
  /** How many the board needed, as it was judged by. Absent where nothing was judged by it, and before it was kept: those hashes stand without. */
  quorum: z.number().int().min(1).max(100).optional(),
  /** How the board stood. Absent as `quorum` is. */
  standing: standingSchema.optional(),
  basis: basisSchema,
  /** What the queue cost together and where the lines stood, as the board saw it; null where it could not be worked out. Absent before it was kept. */
  simulation: simulationRecordSchema.nullable().optional(),
  /** The decision this one reverses. */
  reverses: decisionIdSchema.nullable(),
  /** Of a reversal alone. */
  undone: undoneSchema.nullable(),
  reviewOn: dateSchema.nullable(),
  decidedBy: personIdSchema,
  decidedAt: z.iso.datetime(),
  previousHash: sha256.nullable(),
  hash: sha256,
})
export type Decision = Readonly<z.infer<typeof decisionSchema>>
