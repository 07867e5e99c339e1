// HTTP contract of the audit log: what is written of, and how it is read. A row holds ids and plain values, never what somebody wrote.

import { z } from 'zod'
import { dateSchema } from '../board/value.ts'
import { personIdSchema, programmeIdSchema } from '../ids.ts'

/** What is written in the log. One is added where what it names is built; none is ever taken away, since old rows hold it. */
export const auditActs = [
  // getting in
  'session.begun',
  'session.refused',
  'session.ended',
  'sessions.ended',
  // people
  'member.invited',
  'invitation.withdrawn',
  'invitation.used',
  'member.role-changed',
  'member.removed',
  'member.deputy-set',
  'share.made',
  'share.withdrawn',
  'share.opened',
  'projector.made',
  'projector.withdrawn',
  // reading
  'paper.read',
  'sheet.imported',
  'minutes.read',
  'audit.read',
  'audit.exported',
  // formal things
  'point.created',
  'point.called',
  'point.call-withdrawn',
  'point.cancelled',
  'point.started',
  'point.ended',
  'point.resumed',
  'minutes.approved',
  'minutes.reopened',
  'decision.registered',
  'scores.asked',
  'scores.revealed',
  'scores.withdrawn',
  'paper.added',
  'paper.removed',
  'history.restored',
  'alternative.shared',
  'alternative.unshared',
  'alternative.proposed',
  'alternative.adopted',
  // steering within the frame
  'frame.steered',
  'frame.ladder-changed',
  // mail
  'mail.sent',
  'mail.given-up',
] as const
export const auditActSchema = z.enum(auditActs)
export type AuditAct = z.infer<typeof auditActSchema>

/** What it was done to, by name of the thing: ids, roles, dates, numbers. */
export const auditSubjectSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
)
export type AuditSubject = Readonly<z.infer<typeof auditSubjectSchema>>

const auditRowSchema = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  programmeId: programmeIdSchema.nullable(),
  actor: personIdSchema.nullable(),
  /** What an older or newer server wrote may be an act this one does not know. */
  act: z.string(),
  subject: auditSubjectSchema,
})

/** GET …/audit and …/audit.csv: what a programme's log holds, newest first. Days are Norwegian, both included. */
export const auditAskedSchema = z.object({
  actor: personIdSchema.optional(),
  act: auditActSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  /** Rows older than this one. */
  before: z.coerce.number().int().min(1).optional(),
})
export type AuditAsked = Readonly<z.infer<typeof auditAskedSchema>>
export const auditBodySchema = z.object({
  rows: z.array(auditRowSchema),
  /** The row to ask older ones from; null: there are none. */
  older: z.number().int().nullable(),
  /** Days rows are kept; null: for ever. */
  keptDays: z.number().int().nullable(),
  /** Who did something, and may be chosen. */
  people: z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })),
  /** By id, what the rows are about: people, papers, whom was invited, what was shared. */
  names: z.record(z.string(), z.string()),
})
export type AuditBody = Readonly<z.infer<typeof auditBodySchema>>
