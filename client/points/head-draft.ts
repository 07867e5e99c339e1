// Head draft: what a person is writing about a meeting, as the texts of the fields, and what it comes to. Pure.
// Nothing is corrected on the way: a date that does not exist and a length that is no number stay and are named. Called by both head dialogs.

import type { RefusalCode } from '../../shared/outcome.ts'
import { refusalCodeSchema } from '../../shared/outcome.ts'
import { type PointHead, pointHeadSchema } from '../../shared/point/head.ts'

/** Names of the fields, in the order they stand in the form. */
export const headFields = ['title', 'date', 'startsAt', 'lengthMinutes', 'place', 'chair', 'facilitator'] as const
export type HeadField = (typeof headFields)[number]

/** What the fields are called, as keys of the points' texts. */
export const headLabels = {
  title: 'head.name',
  date: 'head.date',
  startsAt: 'head.startsAt',
  lengthMinutes: 'head.length',
  place: 'head.place',
  chair: 'head.chair',
  facilitator: 'head.facilitator',
} as const satisfies Readonly<Record<HeadField, string>>

/** The texts of the fields. `date` is `YYYY-MM-DD`, or `unreal` while the field holds a date that does not exist. */
export type HeadDraft = Readonly<Record<HeadField, string>>

/** Stands for a text in the date field that is no date. */
export const unrealDate = 'unreal'

/** Why a field is not yet what it must be; `missing` = nothing stands there. */
export type HeadErrors = Partial<Record<HeadField, RefusalCode | 'missing'>>

/** @returns the texts of a head. */
export function draftOfHead(head: PointHead): HeadDraft {
  return { ...head, lengthMinutes: String(head.lengthMinutes) }
}

/** @returns the head these texts make, or what is wrong, field by field. */
export function headOfDraft(
  draft: HeadDraft,
): { readonly ok: true; readonly head: PointHead } | { readonly ok: false; readonly errors: HeadErrors } {
  const read = pointHeadSchema.safeParse({
    ...draft,
    title: draft.title.trim(),
    startsAt: clockOf(draft.startsAt),
    place: draft.place.trim(),
    chair: draft.chair.trim(),
    facilitator: draft.facilitator.trim(),
    lengthMinutes: wholeMinutes(draft.lengthMinutes),
  })
  if (read.success) return { ok: true, head: read.data }
  const errors: HeadErrors = {}
  for (const issue of read.error.issues) {
    const field = headFields.find((each) => each === issue.path[0])
    if (!field || errors[field] !== undefined) continue
    const code = refusalCodeSchema.safeParse(issue.message)
    errors[field] = draft[field].trim() === '' && field !== 'title' ? 'missing' : code.success ? code.data : 'INVALID'
  }
  return { ok: false, errors }
}

/** @returns the clock a text says, `HH:MM`: «10», «9.30», «0930» and «9:30» are understood; the text itself when it says none. */
export function clockOf(text: string): string {
  const match = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text.trim())
  return match === null ? text.trim() : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
}

/** @returns the fields that differ between two heads, in the form's order. */
export function differingFields(a: PointHead, b: PointHead): readonly HeadField[] {
  return headFields.filter((field) => a[field] !== b[field])
}

/** @returns the whole number a text says, also with a space or a point for thousands; NaN when it says none. */
export function wholeMinutes(text: string): number {
  const digits = text.trim().replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN
}
