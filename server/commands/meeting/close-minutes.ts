// Closing and opening minutes: approving keeps the edition and closes the point's documents for everybody; opening them again is a decision of
// the register. Called by meeting-fixes.ts.

import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import { closingUpdate, reopeningUpdate } from '../../../shared/document/rulings.ts'
import { boardRoom, decisionIdSchema, minutesRoom, requestKeySchema } from '../../../shared/ids.ts'
import type { ChainHead } from '../../domain/chain-check.ts'
import { basisOf, sha256 } from '../../domain/decision-seal.ts'
import { plainMinutes } from '../../exports/whole-minutes.ts'
import { lastOf, registerDecision } from '../../store/decisions.ts'
import { keepEdition } from '../../store/minutes-editions.ts'
import { readRuledBoard, writePlan } from '../board/ruled-board.ts'
import { minutesApproved } from '../minutes/minutes-source.ts'
import { boardNow } from './board-now.ts'
import { documentsOf, type FixAsked, type Fixed, reading } from './fix-asked.ts'

/** Whole as they now are, kept for ever; the minutes' document tells the end of the editions, so that one taken off it is missed. */
export async function approveMinutes(asked: FixAsked): Promise<Fixed> {
  const { tx, programmeId, pointId, actor: approvedBy, meeting, at: approvedAt, loaded: rooms } = asked
  const approved = await minutesApproved(tx, { programmeId, pointId, meeting, rooms, asOf: approvedAt })
  const minutes = plainMinutes(approved)
  const edition = await keepEdition(tx, { programmeId, pointId, minutes, approvedBy, approvedAt })
  return close(asked, { at: approvedAt, edition })
}

/** @param closed null = opened again */
function close(asked: FixAsked, closed: { readonly at: Date; readonly edition: ChainHead } | null): Fixed {
  const updates = documentsOf(asked.pointId).flatMap((room) => {
    const edition = room === minutesRoom(asked.pointId) ? (closed?.edition ?? null) : null
    const ruling = (doc: Y.Doc) =>
      closed === null ? reopeningUpdate(doc) : closingUpdate(doc, { at: closed.at.toISOString(), edition })
    const payload = reading(asked, room, ruling)
    return payload === null ? [] : [{ room, payload }]
  })
  return { updates, raisesEpoch: true }
}

/** The reason stands in the register, and at the end of the board's chain. */
export async function openMinutes(asked: FixAsked, reason: string): Promise<Fixed> {
  const { tx, programmeId, pointId, actor, at } = asked
  const view = await boardNow(asked)
  const room = boardRoom(programmeId)
  const ruled = reading(asked, room, readRuledBoard)
  const decision: Omit<Decision, 'previousHash' | 'hash'> = {
    id: decisionIdSchema.parse(randomUUID()),
    programmeId,
    number: ((await lastOf(tx, programmeId))?.number ?? 0) + 1,
    pointId,
    agendaItem: null,
    agendaTitle: null,
    internal: false,
    wordingId: null,
    roundId: null,
    wording: reason,
    path: 'command',
    grounds: reason,
    effect: { type: 'reopen', reason },
    positions: [],
    reservations: [],
    present: {},
    basis: basisOf({ view, board: ruled.board, wording: reason, positions: [], simulation: view.simulation }),
    simulation: view.simulation,
    reverses: null,
    undone: null,
    reviewOn: null,
    decidedBy: actor,
    decidedAt: at.toISOString(),
  }
  const requestHash = sha256(canonicalJson({ programmeId, pointId, actor, command: asked.command }))
  const attempt = { requestKey: requestKeySchema.parse(randomUUID()), requestHash }
  const register = await registerDecision(tx, { decision, attempt })
  const plan = { changes: [], ...ruled }
  const payload = reading(asked, room, (doc) => writePlan(doc, { plan, register, views: view.head }))
  return { updates: [{ room, payload }, ...close(asked, null).updates], raisesEpoch: true }
}
