// Simulate board: a programme's queue held against the frame in force, for the record. Worked out beside the event loop, and remembered for as long as the same queue
// is asked for, so that a command asks before it takes the programme's lock and finds the answer when it holds it. Where it cannot be worked out there is none, and what was to
// be decided is decided without it. Called by the commands that decide, that start a session, and by what the system knows at a point.

import type { Board } from '../../../shared/board/snapshot.ts'
import type { FrameBody } from '../../../shared/contract/frame.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { frameInPrices } from '../../../shared/frame/price-year.ts'
import type { SimulationRecord } from '../../../shared/frame/simulation-record.ts'
import type { FrameStanding } from '../../../shared/frame/standing.ts'
import { boardRoom, type ProgrammeId } from '../../../shared/ids.ts'
import { sha256 } from '../../domain/decision-seal.ts'
import type { Transaction } from '../../store/database.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { frameBody } from './frame-body.ts'
import { type StandingQuestion, standingInThread } from './simulation-in-thread.ts'

const keptStandings = 24
const standings = new Map<string, Promise<FrameStanding>>()

/** A simulation of the board a command holds, by the frame and the model as they stand while it holds the programme. */
export type BoardSimulation = (tx: Transaction, board: Board) => Promise<SimulationRecord | null>

/** @returns where the queue stands within the frame in force; null where its price year is unknown or the simulation fails. */
export async function simulateBoard(
  board: Pick<Board, 'items' | 'queue'>,
  body: FrameBody,
): Promise<SimulationRecord | null> {
  const { steering, revision, priceYear, inForce: step } = body
  const frame = frameInPrices(step, { to: priceYear, index: steering.priceIndex })
  if (!frame.ok) return null
  const { reading, distribution, correlation, trials, seed } = steering
  const model = { reading, distribution, correlation, trials, seed }
  const items = board.queue.flatMap((id) => {
    const item = board.items.get(id)
    return item === undefined ? [] : [costInputOf(item)]
  })
  try {
    const { figures, lines, whole, scope } = await standingOnce({ model, items, frame: frame.value })
    const { unestimated } = figures
    const queue = { ...whole, items: items.length, unestimated }
    return { formula: 1, revision, model, priceYear, frame: frame.value, step, queue, scope, lines }
  } catch {
    return null
  }
}

/**
 * Works a programme's simulation out as its board stands, before anything is locked.
 * @returns the same for what the command then holds, which is seldom anything else
 */
export async function simulationAhead(
  context: Pick<CommandContext, 'database' | 'programmes' | 'log' | 'now'>,
  programmeId: ProgrammeId,
): Promise<BoardSimulation> {
  const programme = await context.programmes.get(programmeId)
  if (programme === null) return async () => null
  const loaded = await context.log.load(boardRoom(programmeId))
  if (loaded !== null) {
    const doc = roomDocument(loaded)
    const board = readBoard(doc)
    doc.destroy()
    await simulateBoard(board, await frameBody(context, programme))
  }
  return async (tx, now) =>
    inTime(simulateBoard(now, await frameBody({ database: { db: tx }, now: context.now }, programme)))
}

/** While the programme is held everybody waits, and the database gives up waiting soon. */
const heldMs = 2_000

/** @returns null where it does not come while the programme may be held */
async function inTime(simulation: Promise<SimulationRecord | null>): Promise<SimulationRecord | null> {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), heldMs)
  })
  const record = await Promise.race([simulation, tooLate])
  clearTimeout(late)
  return record
}

/** Asks once for the same question, however many ask. A failure is not remembered. */
function standingOnce(question: StandingQuestion): Promise<FrameStanding> {
  const key = sha256(canonicalJson(question))
  const known = standings.get(key)
  if (known !== undefined) return known
  const standing = standingInThread(question)
  standings.set(key, standing)
  standing.catch(() => standings.delete(key))
  const oldest = standings.keys().next().value
  if (standings.size > keptStandings && oldest !== undefined) standings.delete(oldest)
  return standing
}
