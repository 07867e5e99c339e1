// HTTP contract: bodies and answers of the API, as schemas both sides use; the API description is made of them.
// Every refusal has one shape: { error: { code, message, record?, field?, params?, requestId } }, the message in the reader's language.

import { z } from 'zod'
import { personIdSchema, pointIdSchema, programmeIdSchema, seriesIdSchema } from '../ids.ts'
import { localNameSchema } from '../local-name.ts'
import { refusalSchema } from '../outcome.ts'
import { pointHeadSchema } from '../point/head.ts'
import { pointStateSchema } from '../point/meeting.ts'
import { roleSchema } from '../role.ts'
import { type Permission, permissions } from '../rules/permissions.ts'
import { programmeStructureSchema } from './programme.ts'
import { personSchema } from './wire.ts'

export const errorBodySchema = z.object({ error: refusalSchema.extend({ message: z.string(), requestId: z.string() }) })
export type ErrorBody = z.infer<typeof errorBodySchema>

/** A seat of the demo: one person on one board. Offered only while the server listens on loopback. */
export const seatSchema = z.object({
  seat: z.string(),
  person: z.object({ id: personIdSchema, name: z.string(), organisation: z.string() }),
  programme: z.object({ id: programmeIdSchema, name: localNameSchema }),
  role: roleSchema,
})
export type Seat = z.infer<typeof seatSchema>
export const seatsBodySchema = z.object({ seats: z.array(seatSchema) })

export const takeSeatSchema = z.strictObject({ seat: z.string().min(1).max(64) })

/** A permission that a newer server tells of is none an older page can use: it is passed over (T-119). */
const permissionsSchema = z
  .array(z.string())
  .transform((all) => all.filter((one): one is Permission => (permissions as readonly string[]).includes(one)))

/** Who is signed in, and as what on which programme. */
export const sessionBodySchema = z.object({
  person: personSchema.omit({ role: true }).extend({ id: personIdSchema }),
  memberships: z.array(z.object({ programmeId: programmeIdSchema, role: roleSchema, permissions: permissionsSchema })),
  expiresAt: z.string(),
  /** Whether what is called saved survives a loss of power; false is told to people on every page. */
  durable: z.boolean(),
})
export type SessionBody = z.infer<typeof sessionBodySchema>

/** An evaluation point as the list shows it. `revision` goes back with an edit of the head. */
export const pointBodySchema = z.object({
  id: pointIdSchema,
  programmeId: programmeIdSchema,
  number: z.number().int().min(1),
  head: pointHeadSchema,
  revision: z.number().int(),
  state: pointStateSchema,
  /** Null: it stands alone. */
  seriesId: seriesIdSchema.nullable(),
})
export type PointBody = z.infer<typeof pointBodySchema>
export const pointsBodySchema = z.object({ points: z.array(pointBodySchema) })

/** Creating a point: its head, and whether the seven standard questions stand on the agenda. */
export const createPointSchema = z.strictObject({ head: pointHeadSchema, agenda: z.enum(['standard', 'empty']) })
export type CreatePoint = z.infer<typeof createPointSchema>
/** Editing the head: the whole head and the revision it was read at; refused as STALE when somebody was before. */
export const editPointHeadSchema = z.strictObject({ head: pointHeadSchema, revision: z.number().int() })
export type EditPointHead = z.infer<typeof editPointHeadSchema>

/** A programme in the list: how much stands on its board, and its next point. */
export const programmeSummarySchema = z.object({
  id: programmeIdSchema,
  name: localNameSchema,
  role: roleSchema,
  /** Null: nobody can tell, because the log of the board is damaged. */
  counts: z.object({ queue: z.number().int(), cut: z.number().int() }).nullable(),
  nextPoint: pointBodySchema.nullable(),
})
export type ProgrammeSummary = z.infer<typeof programmeSummarySchema>
export const programmesBodySchema = z.object({ programmes: z.array(programmeSummarySchema) })

const memberSchema = z.object({
  person: z.object({ id: personIdSchema, name: z.string(), organisation: z.string() }),
  role: roleSchema,
})

/** One programme with everything its pages need besides the live documents. */
export const programmeBodySchema = z.object({
  id: programmeIdSchema,
  name: localNameSchema,
  role: roleSchema,
  structure: programmeStructureSchema,
  members: z.array(memberSchema),
})
export type ProgrammeBody = z.infer<typeof programmeBodySchema>

/** `/readyz`: each part by name; status 503 when one is not ready. */
export const readyBodySchema = z.object({
  ready: z.boolean(),
  database: z.enum(['ok', 'unreachable']),
  migrations: z.enum(['ok', 'behind']),
  log: z.enum(['ok', 'read-only']),
  durability: z.enum(['fsync', 'not-durable']),
})
