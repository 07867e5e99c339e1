// HTTP contract of who is on a board: members with the days their roles hold, invitations that wait, and share links. Addresses are told to those
// alone who manage members.

import { z } from 'zod'
import { dateSchema } from '../board/value.ts'
import { personIdSchema } from '../ids.ts'
import { roleSchema } from '../role.ts'
import { emailSchema } from './sign-in.ts'

export const memberBodySchema = z.object({
  person: z.object({ id: personIdSchema, name: z.string(), organisation: z.string() }),
  role: roleSchema,
  /** Null also for who may not be told. */
  email: z.string().nullable(),
  deputyFor: personIdSchema.nullable(),
  /** First and last day of a role that does not hold always. */
  validFrom: dateSchema.nullable(),
  validUntil: dateSchema.nullable(),
  /** The share link she came by. */
  share: z.string().nullable(),
  /** Whether the role holds today. */
  holds: z.boolean(),
})
export type MemberBody = z.infer<typeof memberBodySchema>

const invitedSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

export const membersBodySchema = z.object({ members: z.array(memberBodySchema) })
export const invitationsBodySchema = z.object({
  invitations: z.array(invitedSchema),
  /** Whether invitations go out by mail; otherwise their links are shown once, to be passed on. */
  byMail: z.boolean(),
})

const nameSchema = z.string().trim().min(1).max(100)

export const inviteSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  organisation: z.string().trim().max(100),
  role: roleSchema,
})
export type Invite = z.infer<typeof inviteSchema>

/** A link that is told once: null where it went by mail. */
export const madeLinkSchema = z.object({ id: z.string(), path: z.string().nullable(), expiresAt: z.iso.datetime() })
export type MadeLink = z.infer<typeof madeLinkSchema>

/** Another role, or other days of a deputy's. The whole of it each time. */
export const changeMemberSchema = z.strictObject({
  role: roleSchema,
  deputyFor: personIdSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validUntil: dateSchema.nullable(),
})
export type ChangeMember = z.infer<typeof changeMemberSchema>

const shareSchema = z.object({
  id: z.string(),
  label: z.string(),
  emails: z.array(z.string()),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  opened: z.number().int(),
})
export type Share = z.infer<typeof shareSchema>
export const sharesBodySchema = z.object({ shares: z.array(shareSchema) })

/** The longest a share link stands. */
export const maxShareDays = 90
export const makeShareSchema = z.strictObject({
  label: nameSchema,
  emails: z.array(emailSchema).min(1).max(50),
  /** The last day it stands. */
  lastDay: dateSchema,
})
export type MakeShare = z.infer<typeof makeShareSchema>
