// Refusal answer: the one JSON shape of everything that was not done, in the reader's language, with the request's id and nothing of
// the inside (SES5). Called by every route and by the middleware before them.

import type { TypedResponse } from 'hono'
import type { z } from 'zod'
import { type ErrorBody, errorBodySchema } from '../../shared/contract/http.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { type Refusal, type RefusalCode, refusalCodeSchema } from '../../shared/outcome.ts'
import type { HttpRequest } from './context.ts'

const statuses = {
  BAD_REQUEST: 400,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_AUTHOR: 403,
  RECUSED: 403,
  OUTCOME_RECUSED: 403,
  NOT_PRESENT: 403,
  NO_SEAT: 403,
  NOT_ASKED: 403,
  SEAT_ANSWERED: 409,
  ORIGIN: 403,
  NOT_FOUND: 404,
  UNKNOWN_ROOM: 404,
  MINUTES_NOT_APPROVED: 404,
  COMMENT_NOWHERE: 404,
  METHOD: 405,
  STALE: 409,
  ID_TAKEN: 409,
  FROZEN: 409,
  CLOSED: 409,
  NOT_DRAFT: 409,
  NOT_CALLED: 409,
  NOT_IN_SESSION: 409,
  ALREADY_IN_SESSION: 409,
  NOT_ADJOURNED: 409,
  ALREADY_ADJOURNED: 409,
  APPROVED_BEFORE: 409,
  NOT_APPROVED: 409,
  CANCELLED: 409,
  EARLIER_POINT_OPEN: 409,
  OTHER_POINT_SITS: 409,
  GAVEL_ELSEWHERE: 409,
  NO_QUORUM: 409,
  TOO_FEW_ANSWERS: 409,
  WORDING_SUPERSEDED: 409,
  ROUND_OPEN: 409,
  SCORES_OPEN: 409,
  ROUND_CLOSED: 409,
  ROUND_NOT_REVEALED: 409,
  ROUND_SUPERSEDED: 409,
  ANSWERS_MISSING: 409,
  NOBODY_ANSWERED: 409,
  NO_CONSENSUS: 409,
  CONSENSUS_STANDS: 409,
  DECIDED_ALREADY: 409,
  REVERSED_ALREADY: 409,
  PROMISE_CLOSED: 409,
  PROMISE_OPEN: 409,
  SERIES_ENDED: 409,
  ITEM_TREATED: 409,
  ITEM_CARRIED: 409,
  ITEM_KEPT: 409,
  OUTCOME_KEPT: 409,
  EDITION_CHANGED: 409,
  APPROVAL_MISSING: 409,
  APPROVAL_NOT_UP: 409,
  CIRCULATION_MISSING: 409,
  COMMENT_DELETED: 409,
  ALTERNATIVES_FULL: 409,
  ALTERNATIVE_OVER: 409,
  ALTERNATIVE_PROPOSED: 409,
  ALTERNATIVE_CONFLICT: 409,
  ALTERNATIVE_SAME: 409,
  SPEAKERS_CLOSED: 409,
  ALREADY_WAITING: 409,
  DEADLINE_PAST: 409,
  DEADLINE_AHEAD: 409,
  TOO_LARGE: 413,
  PAPER_TOO_LARGE: 413,
  PAPER_TYPE: 415,
  SHEET_TOO_LARGE: 413,
  SHEET_TYPE: 415,
  SHEET_CHANGED: 409,
  SHEET_LEAVES_OUT: 409,
  KEY_REUSED: 422,
  LINK_OVER: 404,
  SIGN_IN_DENIED: 403,
  SIGN_IN_ASSURANCE: 403,
  SIGN_IN_UNKNOWN: 403,
  STEP_UP: 403,
  INVITATION_ADDRESS: 403,
  ALREADY_MEMBER: 409,
  LAST_MANAGER: 409,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  ISSUER_AWAY: 503,
  MAIL_FAILED: 503,
  READ_ONLY: 503,
  UNAVAILABLE: 503,
} as const satisfies Partial<Record<RefusalCode, number>>
export type RefusalStatus = (typeof statuses)[keyof typeof statuses]

/** @returns the answer; every code without a status of its own is the sender's mistake, 400. */
export function refusalAnswer(
  c: HttpRequest,
  refusal: Refusal,
): Response & TypedResponse<ErrorBody, RefusalStatus, 'json'> {
  const status: RefusalStatus = isListed(refusal.code) ? statuses[refusal.code] : 400
  return c.json(errorBody(c, refusal), status, { 'Cache-Control': 'no-store' })
}

function errorBody(c: HttpRequest, refusal: Refusal): ErrorBody {
  return { error: { ...refusal, message: refusalText(refusal, c.var.language), requestId: c.var.requestId } }
}

function isListed(code: RefusalCode): code is keyof typeof statuses {
  return Object.hasOwn(statuses, code)
}

/** What the API description says of refusals: the same for every route. */
export const refusalResponses = Object.fromEntries(
  [...new Set(Object.values(statuses))].map((status) => [
    status,
    { description: codesOf(status), content: { 'application/json': { schema: errorBodySchema } } },
  ]),
) as Record<RefusalStatus, { description: string; content: { 'application/json': { schema: typeof errorBodySchema } } }>

function codesOf(status: RefusalStatus): string {
  const codes = Object.entries(statuses).flatMap(([code, each]) => (each === status ? [code] : []))
  return status === 400 ? 'What was sent cannot be accepted; the code and the field say why.' : codes.join(', ')
}

/**
 * What a failed schema says, as a refusal: unknown fields first, then the first field that is wrong.
 * @param target where the values stood; one in the address that is not of its form names something that does not exist
 */
export function refusalOfSchema(error: z.core.$ZodError, target: string): Refusal {
  if (target === 'param') return { code: 'NOT_FOUND' }
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys')
      return { code: 'UNKNOWN_FIELD', field: fieldOf([...issue.path, issue.keys[0] ?? '']) }
  }
  const [first] = error.issues
  const named = refusalCodeSchema.safeParse(first?.message)
  const field = fieldOf(first?.path ?? [])
  return { code: named.success ? named.data : 'INVALID', ...(field === '' ? {} : { field }) }
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, 64)
}
