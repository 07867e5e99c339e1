// A refusal as a sentence in a language: what is wrong and what to do. Used by the server in its answers and by the interface; the texts
// stand by language in the folders beside.

import type { Refusal, RefusalCode } from '../outcome.ts'
import { en, enOfField } from './en/refusals.ts'
import type { Language } from './languages.ts'
import { nb, nbOfField } from './nb/refusals.ts'
import { nn, nnOfField } from './nn/refusals.ts'

const texts: Readonly<Record<Language, Readonly<Record<RefusalCode, string>>>> = { nb, nn, en }
const ofField: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nb: nbOfField,
  nn: nnOfField,
  en: enOfField,
}

/** @returns the refusal as a sentence in a language. */
export function refusalText(refusal: Refusal, language: Language): string {
  const values: Record<string, string | number> = { field: refusal.field ?? '', ...refusal.params }
  const own = ofField[language][`${refusal.code} ${refusal.field ?? ''}`]
  return (own ?? texts[language][refusal.code]).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  )
}
