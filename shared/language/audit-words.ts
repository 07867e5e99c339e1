// The audit log in words: what was done, and what it was done to. Used by the server in the file it gives out and by the interface.

import type { AuditAct, AuditSubject } from '../contract/audit.ts'
import { dateIn } from './date-in.ts'
import { enActs, enNamed, enValues } from './en/audit.ts'
import type { Language } from './languages.ts'
import { nbActs, nbNamed, nbValues } from './nb/audit.ts'
import { nnActs, nnNamed, nnValues } from './nn/audit.ts'
import { roleWords } from './role-words.ts'

const acts: Readonly<Record<Language, Readonly<Record<AuditAct, string>>>> = { nb: nbActs, nn: nnActs, en: enActs }
const named: Readonly<Record<Language, Readonly<Record<string, string>>>> = { nb: nbNamed, nn: nnNamed, en: enNamed }
const values: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nb: nbValues,
  nn: nnValues,
  en: enValues,
}

/** @returns the act in words; one that only another version knows, as it is written. */
export function actWords(act: string, language: Language): string {
  return acts[language][act as AuditAct] ?? act
}

/**
 * @returns «punkt 3. styringspunkt, nummer 3», in one order whatever the row's is. `nameOf` tells a person, point or other thing by name where the
 *   row has its id. `briefly`: of an id nobody has a name for, its beginning alone.
 */
export function subjectWords(
  subject: AuditSubject,
  o: { readonly language: Language; readonly nameOf: (id: string) => string; readonly briefly?: boolean },
): string {
  const { language, nameOf, briefly = false } = o
  const told = (key: string, value: string): string => {
    const word = values[language][`${key} ${value}`] ?? values[language][value]
    if (word !== undefined && !naming.has(key)) return word
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateIn(language, value)
    const name = roleWords(nameOf(value), language)
    return briefly && isUuid.test(name) ? name.slice(0, 8) : name
  }
  return Object.entries(subject)
    .filter(([, value]) => value !== null && value !== '')
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([key, value]) => `${named[language][key] ?? key} ${told(key, String(value))}`)
    .join(', ')
}

/** What holds an id or a name: never a word of ours. */
const naming: ReadonlySet<string> = new Set([
  'point',
  'paper',
  'person',
  'deputyFor',
  'name',
  'share',
  'invitation',
  'alternative',
])
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const order = Object.keys(nbNamed)

/** @returns where a thing stands among the others; what is not known comes last */
function placeOf(key: string): number {
  const at = order.indexOf(key)
  return at === -1 ? order.length : at
}
