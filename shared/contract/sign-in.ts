// HTTP contract of getting in: which ways there are, links that come by mail, invitations and share links as whoever opens them sees them, and the
// sessions one has.

import { z } from 'zod'
import { programmeIdSchema } from '../ids.ts'
import { localNameSchema } from '../local-name.ts'
import { roleSchema } from '../role.ts'

/** An address mail goes to, as it is written; it is compared in lower case. */
export const emailSchema = z
  .email()
  .max(200)
  .transform((email) => email.toLowerCase())

/** The ways in that this server offers. */
export const signInWaysSchema = z.object({
  seats: z.boolean(),
  /** `label`: what the issuer calls itself; null: our own words. */
  oidc: z.object({ label: z.string().nullable() }).nullable(),
  mail: z.boolean(),
})
export type SignInWays = z.infer<typeof signInWaysSchema>

/** Asks for a link to sign in by. The answer is the same whoever has the address, or nobody. */
export const askSignInLinkSchema = z.strictObject({ email: emailSchema, returnTo: z.string().max(512).optional() })

/** An invitation, to whoever has its link. */
export const invitationBodySchema = z.object({
  programme: z.object({ id: programmeIdSchema, name: localNameSchema }),
  role: roleSchema,
  invitedBy: z.object({ name: z.string(), organisation: z.string() }),
  /** The address it was sent to. */
  email: z.string(),
  expiresAt: z.iso.datetime(),
  /** What the person does to accept it: press, or sign in first. */
  needs: z.enum(['nothing', 'sign-in']),
})
export type InvitationBody = z.infer<typeof invitationBodySchema>

/** A share link, to whoever has it. */
export const shareBodySchema = z.object({
  programme: z.object({ id: programmeIdSchema, name: localNameSchema }),
  label: z.string(),
  expiresAt: z.iso.datetime(),
  /** Press; sign in first; or ask for a link by mail to an address it names. */
  needs: z.enum(['nothing', 'sign-in', 'mail']),
})
export type ShareBody = z.infer<typeof shareBodySchema>

/** Where one has come in. */
export const cameInSchema = z.object({ programmeId: programmeIdSchema })

/** A session of one's own. */
export const ownSessionSchema = z.object({
  id: z.string(),
  /** Null: from before it was kept. */
  by: z.enum(['seat', 'oidc', 'link', 'invitation']).nullable(),
  /** Browser and system by their names; null where it is not known. */
  device: z.object({ browser: z.string(), system: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  /** The one that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof ownSessionSchema>
export const ownSessionsSchema = z.object({ sessions: z.array(ownSessionSchema) })

/** How many sessions ended by what was asked. */
export const endedSessionsSchema = z.object({ ended: z.number().int() })
