// The fields of an answer to a standard question, and where two answers differ. Pure. Called by the form of an answer.

import type { Evidence } from '../../shared/contract/meeting.ts'

/** Fields of a person's answer, in the form's order. */
export const evidenceFields = ['answer', 'proposal', 'owner', 'due', 'threshold'] as const
export type EvidenceField = (typeof evidenceFields)[number]
export type EvidenceDraft = Pick<Evidence, EvidenceField>

/** @returns the fields that differ between two answers. */
export function differingEvidence(a: EvidenceDraft, b: EvidenceDraft): readonly EvidenceField[] {
  return evidenceFields.filter((field) => a[field] !== b[field])
}
