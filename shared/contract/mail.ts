// HTTP contract of mail: the three kinds there are, which of them a person wants on a programme, and what a link to stop one says.

import { z } from 'zod'
import { localNameSchema } from '../local-name.ts'

/** You must act; before the meeting; the weekly digest. There is no other. */
export const mailKinds = ['act', 'before-meeting', 'digest'] as const
export const mailKindSchema = z.enum(mailKinds)
export type MailKind = z.infer<typeof mailKindSchema>

/** GET …/mail-settings, and what a change answers. */
export const mailSettingsSchema = z.object({
  /** Whether this server sends mail at all. */
  sends: z.boolean(),
  /** Where hers goes; null: nobody has told. */
  address: z.string().nullable(),
  kinds: z.array(z.object({ kind: mailKindSchema, wanted: z.boolean() })),
})
export type MailSettingsBody = Readonly<z.infer<typeof mailSettingsSchema>>

/** PUT …/mail-settings/{kind} */
export const changeMailSettingSchema = z.strictObject({ wanted: z.boolean() })

/** GET and POST /api/unsubscribe/{token}: what the link in a mail is about. Reading it changes nothing. */
export const unsubscribeBodySchema = z.object({
  kind: mailKindSchema,
  programme: localNameSchema,
  wanted: z.boolean(),
})
