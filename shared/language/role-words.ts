// A role in words. Used by what the server writes out: the audit log, invitations, mail.

import { type Role, roleSchema } from '../role.ts'
import { enRoles } from './en/roles.ts'
import type { Language } from './languages.ts'
import { nbRoles } from './nb/roles.ts'
import { nnRoles } from './nn/roles.ts'

const roles: Readonly<Record<Language, Readonly<Record<Role, string>>>> = { nb: nbRoles, nn: nnRoles, en: enRoles }

/** @returns the role in words; what is no role, as it is written. */
export function roleWords(role: string, language: Language): string {
  const known = roleSchema.safeParse(role)
  return known.success ? roles[language][known.data] : role
}
