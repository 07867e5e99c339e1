// The audit log in words: what was done, and what it was done to. Used by the server in the file it gives out and by the interface.

import type { AuditAct, AuditSubject } from '../contract/audit.ts'
import { enActs, enNamed } from './en/audit.ts'
import type { Language } from './languages.ts'
import { nbActs, nbNamed } from './nb/audit.ts'
import { nnActs, nnNamed } from './nn/audit.ts'
import { roleWords } from './role-words.ts'

const acts: Readonly<Record<Language, Readonly<Record<AuditAct, string>>>> = { nb: nbActs, nn: nnActs, en: enActs }
const named: Readonly<Record<Language, Readonly<Record<string, string>>>> = { nb: nbNamed, nn: nnNamed, en: enNamed }

/** @returns the act in words; one that only another version knows, as it is written. */
export function actWords(act: string, language: Language): string {
  return acts[language][act as AuditAct] ?? act
}

/** @returns «punkt 3. styringspunkt, nummer 3». `nameOf` tells a person, point or other thing by name where the row has its id. */
export function subjectWords(
  subject: AuditSubject,
  o: { readonly language: Language; readonly nameOf: (id: string) => string },
): string {
  const { language, nameOf } = o
  return Object.entries(subject)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${named[language][key] ?? key} ${roleWords(nameOf(String(value)), language)}`)
    .join(', ')
}
