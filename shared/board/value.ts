// Values: the small schemas the records of a board and a point are built from: safe text, dates, figures.
// Every bound names the refusal a person will read; nothing here knows roles, documents or time.

import { z } from 'zod'
import type { RefusalCode } from '../outcome.ts'

/** A plain JSON value as it may stand in a field of a shared document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Schema error text: a refusal code, so that a failed parse can be told in the reader's language. */
export function as(code: RefusalCode): { error: string } {
  return { error: code }
}

// U+0000 and halves of surrogate pairs break stores, exports and every other reader of the text.
const unsafe = /[\p{Surrogate}]|\0/u
// A title is one line.
const control = /[\p{Cc}\u2028\u2029]/u

/** @returns true when the text holds no NUL and no lone surrogate. */
export function isSafeText(text: string): boolean {
  return !unsafe.test(text)
}

export const titleMaxLength = 200
export const noteMaxLength = 2_000
export const shortTextMaxLength = 120

/** One line of 1–200 UTF-16 units, neither empty nor only blanks. */
export const titleSchema = z
  .string()
  .max(titleMaxLength, as('TITLE_TOO_LONG'))
  .refine((text) => text.trim() !== '', as('TITLE_EMPTY'))
  .refine((text) => isSafeText(text) && !control.test(text), as('CONTENT'))

/** Short plain text of at most 120 units; may be empty. */
export const shortTextSchema = z
  .string()
  .max(shortTextMaxLength, as('TEXT_TOO_LONG'))
  .refine((text) => isSafeText(text) && !control.test(text), as('CONTENT'))

/** Plain text of at most 2,000 units; line breaks allowed; may be empty. */
export const noteSchema = z.string().max(noteMaxLength, as('TEXT_TOO_LONG')).refine(isSafeText, as('CONTENT'))

/** Calendar date `YYYY-MM-DD` that exists, 1990–2199. */
export const dateSchema = z
  .string()
  .regex(/^(?:199\d|20\d\d|21\d\d)-\d\d-\d\d$/, as('NOT_A_DATE'))
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  }, as('NOT_A_DATE'))

/** Local wall-clock time `HH:MM`. */
export const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, as('INVALID'))

const estimateMaxMnok = 100_000

const mnok = z
  .number()
  .refine((value) => Number.isFinite(value), as('INVALID'))
  .refine((value) => value >= 0, as('ESTIMATE_NEGATIVE'))
  .refine((value) => value <= estimateMaxMnok, as('ESTIMATE_ABSURD'))

/** Three-point estimate in MNOK of the programme's price year: 0 ≤ low ≤ likely ≤ high ≤ 100,000. */
export const estimateSchema = z
  .strictObject({ low: mnok, likely: mnok, high: mnok })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, as('ESTIMATE_ORDER'))
export type Estimate = Readonly<z.infer<typeof estimateSchema>>
