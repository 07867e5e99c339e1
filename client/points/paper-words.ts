// A paper's size in words, and why a file would be refused before any of it is sent. Pure; the server judges again, and by its content.
// Called by the papers of an agenda item.

import { paperNameSchema } from '../../shared/contract/papers.ts'
import { type Refusal, refuse } from '../../shared/outcome.ts'
import type { Format } from '../ui/format.ts'

const kilo = 1_000
const mega = 1_000_000

/** @returns «840 kB» or «2,4 MB». */
export function sizeInWords(bytes: number, format: Pick<Format, 'withUnit'>): string {
  return bytes < mega
    ? format.withUnit(Math.max(1, Math.round(bytes / kilo)), 'kB', 0)
    : format.withUnit(bytes / mega, 'MB', 1)
}

/** @returns why a file is not worth sending, or null. */
export function refusalOfFile(
  file: { readonly name: string; readonly size: number },
  maxBytes: number,
): Refusal | null {
  if (!paperNameSchema.safeParse(file.name).success) return refuse('PAPER_NAME').refusal
  if (file.size === 0) return refuse('PAPER_EMPTY').refusal
  if (file.size > maxBytes)
    return refuse('PAPER_TOO_LARGE', { params: { max: Math.floor(maxBytes / 2 ** 20) } }).refusal
  return null
}
