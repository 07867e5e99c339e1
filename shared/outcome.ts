// Outcome: an ordinary answer that may be a refusal. Refusals are values with a stable code, the place they concern and
// the parameters of their text; the text itself is made in the reader's language (shared/language). Exceptions are for the impossible.

import { z } from 'zod'

export const refusalCodes = [
  // who and where
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'ORIGIN',
  'NOT_FOUND',
  'UNKNOWN_ROOM',
  'CLIENT_ID_IN_USE',
  'CLIENT_TOO_OLD',
  'GENERATION',
  'TOO_MANY_REQUESTS',
  'TOO_LARGE',
  'METHOD',
  // shape of what was sent
  'BAD_REQUEST',
  'BAD_JSON',
  'UNKNOWN_FIELD',
  'PROTOCOL',
  'DECODE',
  'RESYNC',
  'CLIENT_ID',
  'SHAPE',
  'CONTENT',
  'PROTO',
  'BULK',
  // values
  'INVALID',
  'TITLE_EMPTY',
  'TITLE_TOO_LONG',
  'TEXT_TOO_LONG',
  'ESTIMATE_ORDER',
  'ESTIMATE_NEGATIVE',
  'ESTIMATE_ABSURD',
  'NOT_A_DATE',
  'MINUTES',
  'DEPENDENCY_SELF',
  'DEPENDENCY_CIRCLE',
  'DEPENDENCY_UNKNOWN',
  'CUT_INCOMPLETE',
  'CUT_STATUS',
  'CUT_UNIT',
  'SAVING_ORDER',
  'SHARE_RANGE',
  'EFFORT_RANGE',
  'ACTORS_RANGE',
  'CORRELATION_RANGE',
  'FRAME_TIME',
  'PRICE_YEAR',
  'STEERING_UNKNOWN',
  'STEERING_TWICE',
  'PERIOD_TIME',
  'INDEX_TIME',
  'ID_TAKEN',
  'UNKNOWN_ITEM',
  'NEIGHBOUR_GONE',
  'STALE',
  'LOST_ON_DEVICE',
  // meetings and decisions
  'REASON_MISSING',
  'WORDING_EMPTY',
  'PROMISE_EMPTY',
  'EVIDENCE_MISSING',
  'FROZEN',
  'CLOSED',
  'NOT_AUTHOR',
  'NOT_DRAFT',
  'NOT_CALLED',
  'NOT_IN_SESSION',
  'ALREADY_IN_SESSION',
  'NOT_ADJOURNED',
  'ALREADY_ADJOURNED',
  'APPROVED_BEFORE',
  'NOT_APPROVED',
  'CANCELLED',
  'EARLIER_POINT_OPEN',
  'OTHER_POINT_SITS',
  'GAVEL_ELSEWHERE',
  'GAVEL_UNFIT',
  'NOT_PRESENT',
  'RECUSED',
  'NO_SEAT',
  'DEPUTY_UNFIT',
  'QUORUM_ABSURD',
  'SPEAKERS_CLOSED',
  'ALREADY_WAITING',
  'NOT_WAITING',
  'NO_CURRENT_ITEM',
  'NO_QUORUM',
  'TOO_FEW_ANSWERS',
  'WORDING_UNPUBLISHED',
  'WORDING_SUPERSEDED',
  'ROUND_OPEN',
  'ROUND_CLOSED',
  'ROUND_NOT_REVEALED',
  'ROUND_SUPERSEDED',
  'ANSWERS_MISSING',
  'NOT_ASKED',
  'SEAT_ANSWERED',
  'NOBODY_ASKED',
  'NOBODY_ANSWERED',
  'NO_CONSENSUS',
  'CONSENSUS_STANDS',
  'GROUNDS_MISSING',
  'DEADLINE_MISSING',
  'DEADLINE_PAST',
  'DEADLINE_AHEAD',
  'DECIDED_ALREADY',
  'KEY_REUSED',
  'REVERSED_ALREADY',
  'NOT_READY',
  'EFFECT_IMPOSSIBLE',
  'FRAME_ORDER',
  'PAPER_EMPTY',
  'PAPER_TOO_LARGE',
  'PAPER_TYPE',
  'PAPER_NAME',
  'LINK_OVER',
  'PROMISE_CLOSED',
  'PROMISE_OPEN',
  'SERIES_ENDED',
  'ITEM_TREATED',
  'ITEM_CARRIED',
  'ITEM_KEPT',
  'OUTCOME_KEPT',
  'OUTCOME_RECUSED',
  'APPROVAL_MISSING',
  'APPROVAL_NOT_UP',
  'CIRCULATION_MISSING',
  'MINUTES_NOT_APPROVED',
  'EDITION_CHANGED',
  // alternatives to the queue
  'ALTERNATIVES_FULL',
  'ALTERNATIVE_OVER',
  'ALTERNATIVE_PROPOSED',
  'ALTERNATIVE_CONFLICT',
  'ALTERNATIVE_SAME',
  // comments
  'COMMENT_EMPTY',
  'COMMENT_DELETED',
  'COMMENT_NOWHERE',
  'MENTION_UNFIT',
  // getting in
  'SIGN_IN_STALE',
  'SIGN_IN_TOKEN',
  'SIGN_IN_DENIED',
  'SIGN_IN_ASSURANCE',
  'SIGN_IN_UNKNOWN',
  'STEP_UP',
  'ISSUER_AWAY',
  'MAIL_FAILED',
  'INVITATION_ADDRESS',
  'ALREADY_MEMBER',
  'LAST_MANAGER',
  // the server
  'READ_ONLY',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export const refusalCodeSchema = z.enum(refusalCodes)
export type RefusalCode = z.infer<typeof refusalCodeSchema>

/** Why something was not done: a stable code, the record and field it concerns, and what its text needs. Never carries what somebody else wrote. */
export const refusalSchema = z.object({
  code: refusalCodeSchema,
  record: z.string().max(64).optional(),
  field: z.string().max(64).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Refusal = z.infer<typeof refusalSchema>

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** @returns a successful outcome. */
export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

/** @returns a refusal; `place` names the record, the field and the parameters of the text. */
export function refuse(code: RefusalCode, place: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...place } }
}
