// HTTP contract of mail: the three kinds there are, and which of them a person wants.

import { z } from 'zod'

/** You must act; before the meeting; the weekly digest. There is no other. */
export const mailKinds = ['act', 'before-meeting', 'digest'] as const
export const mailKindSchema = z.enum(mailKinds)
export type MailKind = z.infer<typeof mailKindSchema>
