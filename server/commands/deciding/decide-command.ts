// Decide, as one transaction: the decision's row in the chain, the board as the members saw it, and its effect as the server's update of the board, with
// what was settled frozen, the agenda item too, and the rule epoch raised. The key of an attempt is looked up before anything else: an attempt that was made
// is answered again, and never made twice. Called by server/http/deciding/decisions.ts.

import { randomUUID } from 'node:crypto'
import type { Decide, ShownDecision } from '../../../shared/contract/deciding.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import { freezingUpdate } from '../../../shared/document/rulings.ts'
import {
  boardRoom,
  decisionIdSchema,
  type PersonId,
  type PointId,
  type ProgrammeId,
  type RoomName,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { decide } from '../../domain/decide.ts'
import { basisOf, sha256 } from '../../domain/decision-seal.ts'
import type { ReadDecision } from '../../domain/register-check.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling, type Ruling } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import {
  findRound,
  findWording,
  onItem,
  positionsIn,
  roundsAt,
  type StoredRound,
  wordingsAt,
} from '../../store/deciding.ts'
import { decisionOfAttempt, decisionsOf, registerDecision } from '../../store/decisions.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { endTrialFrame } from '../../store/trial-frames.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import { agendaTitle } from '../agenda/agenda-title.ts'
import { boardViewBody } from '../board/board-view-body.ts'
import { keepBoard } from '../board/keep-board.ts'
import { readRuledBoard, writePlan } from '../board/ruled-board.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { type BoardSimulation, simulationAhead } from '../frame/simulate-board.ts'
import { earlierOf, queueThen } from '../register/earlier-decisions.ts'
import { legible, readScene } from './deciding-scene.ts'

export interface DecideCommand {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly person: PersonId
  readonly body: Decide
}

/** @returns the decision once it is committed, the same for the same attempt; or why not, and then nothing was written at all. */
export async function decideCommand(
  context: Pick<CommandContext, 'database' | 'now' | 'programmes' | 'log'>,
  command: DecideCommand,
): Promise<Outcome<ShownDecision>> {
  const simulate = await simulationAhead(context, command.programmeId)
  const room = boardRoom(command.programmeId)
  // Where a round is held is the same for good, so that it can be looked up before.
  const round = await findRound(context.database.db, command.body.roundId)
  return commitRuling(context.database, {
    programmeId: command.programmeId,
    rooms: [room, ...(round?.programmeId === command.programmeId ? [agendaRoom(round)] : [])],
    run: async (tx, loaded) => {
      const before = await madeBefore(tx, command)
      if (before !== null) return before.ok ? done({ value: before.value, updates: [], raisesEpoch: false }) : before
      return conclude(tx, { command, now: context.now(), room, loaded, simulate })
    },
  })
}

/** What somebody who has no place here any more is told of an attempt of her own: whether it was made. */
export async function attemptOf(
  { database }: Pick<CommandContext, 'database'>,
  command: DecideCommand,
): Promise<Outcome<ShownDecision>> {
  return (await madeBefore(database.db, command)) ?? refuse('NOT_FOUND')
}

/** @returns what the attempt led to; KEY_REUSED when its key stands for another one; null when it was not made. */
async function madeBefore(
  db: Parameters<typeof decisionOfAttempt>[0],
  command: DecideCommand,
): Promise<Outcome<ShownDecision> | null> {
  const before = await decisionOfAttempt(db, command.body.key)
  if (before === null) return null
  if (before.requestHash !== requestHash(command)) return refuse('KEY_REUSED')
  return done({ ...before.decision, intact: before.intact })
}

function requestHash({ programmeId, pointId, person, body }: DecideCommand): string {
  return sha256(canonicalJson({ ...body, programmeId, pointId, person }))
}

async function conclude(
  tx: Transaction,
  o: {
    readonly command: DecideCommand
    readonly now: Date
    readonly room: RoomName
    readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
    readonly simulate: BoardSimulation
  },
): Promise<Outcome<Ruling<ShownDecision>>> {
  const { command, now, room, loaded } = o
  const { programmeId, pointId, person, body } = command
  const { key, ...request } = body
  const read = await readScene(tx, { programmeId, pointId, person, now })
  if (!read.ok) return read
  const { scene, isMember } = read.value
  const round = legible(scene, pointId, await findRound(tx, body.roundId))
  if (!round.ok) return round
  const wording = legible(scene, pointId, await findWording(tx, round.value.wordingId))
  if (!wording.ok) return wording
  const earlier = await decisionsOf(tx, programmeId)
  const board = loaded.get(room)
  if (board === undefined) throw new Error(`${room} was asked for`)
  const doc = roomDocument(board)
  try {
    const ruled = readRuledBoard(doc)
    const positions = round.value.state === 'revealed' ? await positionsIn(tx, round.value.id) : []
    const concluded = decide({
      scene,
      id: decisionIdSchema.parse(randomUUID()),
      programmeId,
      pointId,
      agendaTitle: agendaTitle(loaded, round.value),
      request,
      round: round.value,
      rounds: onItem(await roundsAt(tx, pointId), round.value.agendaItem),
      positions,
      wording: wording.value,
      wordings: onItem(await wordingsAt(tx, pointId), wording.value.agendaItem),
      decisions: earlierOf(earlier),
      queueThen: await queueThen(tx, {
        programmeId,
        reversed: earlier.find(({ decision }) => decision.id === body.reverses),
      }),
      ruled,
      isMember,
    })
    if (!concluded.ok) return concluded
    const { decision, plan } = concluded.value
    const simulation = await o.simulate(tx, ruled.board)
    const seen = { body: boardViewBody(doc, simulation), board }
    const view = { programmeId, pointId, name: `${decision.number}`, takenAt: now, ...seen }
    const kept = await keepBoard(tx, view)
    const basis = basisOf({ view: kept, board: ruled.board, wording: decision.wording, positions, simulation })
    const attempt = { requestKey: key, requestHash: requestHash(command) }
    const registered = await registerDecision(tx, { decision: { ...decision, basis, simulation }, attempt })
    const subject = { decision: registered.id, number: registered.number, point: pointId, how: body.path }
    await audit(tx, { at: now, programmeId, actor: person, act: 'decision.registered', subject })
    // A frame that is decided, or taken back, is the frame: what somebody tried beside it is over.
    if (setsFrame(decision, earlier)) await endTrialFrame(tx, programmeId)
    const payload = writePlan(doc, { plan, register: registered, views: kept.head })
    const updates = [{ room, payload }, ...frozenIn(o.loaded, { ...round.value, decision: registered.number })]
    return done({ value: { ...registered, intact: true }, updates, raisesEpoch: true })
  } finally {
    doc.destroy()
  }
}

function setsFrame(
  { effect, reverses }: Pick<Decision, 'effect' | 'reverses'>,
  earlier: readonly ReadDecision[],
): boolean {
  const reversed = earlier.find(({ decision }) => decision.id === reverses)?.decision
  return effect.type === 'frame' || reversed?.effect.type === 'frame'
}

/** The agenda item stays as it was decided on: its words, its fields, its place. */
function frozenIn(
  loaded: ReadonlyMap<RoomName, LoadedRoom>,
  o: Pick<StoredRound, 'pointId' | 'internal' | 'agendaItem'> & { readonly decision: number },
): Ruling<unknown>['updates'] {
  const room = agendaRoom(o)
  const agenda = loaded.get(room)
  if (agenda === undefined) throw new Error(`${room} was not asked for`)
  const doc = roomDocument(agenda)
  const payload = freezingUpdate(doc, { record: o.agendaItem, decision: o.decision })
  doc.destroy()
  return payload === null ? [] : [{ room, payload }]
}
