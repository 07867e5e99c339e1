// Deciding view: wordings, rounds and decisions of a point as one reader may see them, as of one moment. Drafts are for those who write wordings, internal
// things for those who may read them, and a position before its round is revealed for whoever gave it alone. Many who ask at once share
// a reading that begins after they asked; what differs between them is put in for each.

import type { DecidingView, Round } from '../../../shared/contract/deciding.ts'
import type { GivenPosition } from '../../../shared/deciding/position.ts'
import type { DecisionId, PersonId, PointId, ProgrammeId, RoundId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import type { Role } from '../../../shared/role.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { msOf } from '../../domain/deciding-scene.ts'
import { publicDecision } from '../../domain/public-decision.ts'
import { counting } from '../../domain/rounds.ts'
import {
  type PositionsSeen,
  positionsSeenAt,
  remindersAt,
  roundsAt,
  type StoredPosition,
  type StoredRound,
  wordingsAt,
} from '../../store/deciding.ts'
import { decisionsAt, internalAmong, reversalsOf } from '../../store/decisions.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { logInCommand } from '../../store/log-in-command.ts'
import { findMeeting } from '../../store/meetings.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { wordingLacksOf } from './wording-lacks-of.ts'

export interface Reader {
  readonly person: PersonId
  readonly role: Role
}

export interface DecidingReading {
  readonly programmeId: ProgrammeId
  /** Null: a draft nobody has touched. */
  readonly meeting: Meeting | null
  readonly view: (reader: Reader) => DecidingView
}

/** @returns what reads a point's deciding; null for no such point. */
export function decidingReading({
  database,
  now,
  documentOf,
}: Pick<CommandContext, 'database' | 'now'> & { readonly documentOf: DocumentOf }): (
  pointId: PointId,
) => Promise<DecidingReading | null> {
  return readTogether((pointId) =>
    inTransaction(
      database,
      async (tx) => {
        const point = await findMeeting(tx, pointId)
        if (point === null) return null
        const positions = await positionsSeenAt(tx, pointId)
        const reminded = await remindersAt(tx, pointId)
        const at = now()
        const meeting = point.stored?.meeting ?? null
        const rounds = (await roundsAt(tx, pointId)).map((round) => ({
          ...roundOf(round, { positions, meeting, now: at }),
          reminded: ofRound(reminded, round.id),
        }))
        const decisions = (await decisionsAt(tx, pointId)).map(({ decision, intact }) => ({ ...decision, intact }))
        const written = await wordingsAt(tx, pointId)
        const lacks = await wordingLacksOf({
          programmeId: point.programmeId,
          pointId,
          cases: written.filter(({ agendaItem }) => !decisions.some((decision) => decision.agendaItem === agendaItem)),
          documentOf: (room) => documentOf(room, logInCommand(tx, database)),
        })
        const wordings = written.map(({ programmeId: _programme, pointId: _point, ...wording }) => ({
          ...wording,
          beforehand: positions.beforehand.filter(({ wordingId }) => wordingId === wording.id).map(({ seat }) => seat),
          lacks: [...(lacks.get(wording.agendaItem) ?? [])],
        }))
        const reversals = await reversalsOf(
          tx,
          decisions.map(({ id }) => id),
        )
        const internalReversed = await internalAmong(
          tx,
          decisions.flatMap(({ reverses }) => reverses ?? []),
        )
        const all = { pointId, wordings, rounds, decisions, reversals, internalReversed }
        const view = (reader: Reader) => viewFor(reader, { ...all, own: positions.ownOf(reader.person) })
        return { programmeId: point.programmeId, meeting, view }
      },
      'one-moment',
    ),
  )
}

type SharedRound = Omit<Round, 'mine'>

function viewFor(
  { person, role }: Reader,
  all: {
    readonly pointId: PointId
    readonly wordings: readonly Omit<DecidingView['wordings'][number], 'mine'>[]
    readonly rounds: readonly SharedRound[]
    readonly decisions: DecidingView['decisions']
    readonly reversals: readonly DecidingView['reversals'][number][]
    /** Internal ones among the decisions these took back. */
    readonly internalReversed: ReadonlySet<DecisionId>
    readonly own: readonly StoredPosition[]
  },
): DecidingView {
  const seesInternal = may(role, 'internal.read')
  const seesDrafts = may(role, 'wording.write')
  const seesReminders = may(role, 'decision.register')
  const isSeen = ({ internal }: { readonly internal: boolean }): boolean => seesInternal || !internal
  const decisions = seesInternal
    ? all.decisions
    : all.decisions.flatMap((decision) => publicDecision(decision, (id) => all.internalReversed.has(id)) ?? [])
  return {
    pointId: all.pointId,
    wordings: all.wordings
      .filter((wording) => isSeen(wording) && (seesDrafts || wording.publishedAt !== null))
      .map((wording) => ({
        ...wording,
        mine: given(all.own.find(({ wordingId, roundId }) => wordingId === wording.id && roundId === null)),
      })),
    rounds: all.rounds.filter(isSeen).map((round) => ({
      ...round,
      mine: given(ofRound(all.own, round.id)[0]),
      reminded: round.reminded
        .filter((each) => seesReminders || each.person === person)
        .map(({ person: reminded, at }) => ({ person: reminded, at })),
    })),
    decisions,
    reversals: all.reversals.filter(({ decision }) => decisions.some(({ id }) => id === decision)),
  }
}

/** A round as far as everybody sees it alike. */
function roundOf(
  { programmeId: _programme, pointId: _point, ...round }: StoredRound,
  o: { readonly positions: PositionsSeen; readonly meeting: Meeting | null; readonly now: Date },
): Omit<SharedRound, 'reminded'> {
  const { positions, meeting, now } = o
  const given = ofRound(positions.answered, round.id)
  const answers = round.state === 'open' && meeting !== null ? counting(given, round, meeting) : given
  const seats = new Set(answers.map(({ seat }) => seat))
  const isOver = round.how === 'circulation' && round.deadline !== null && msOf(round.deadline) <= now.getTime()
  return {
    ...round,
    asked: [...round.asked],
    answered: round.asked.filter((seat) => seats.has(seat)),
    beforehand: answers.filter(({ beforehand }) => beforehand).map(({ seat }) => seat),
    late: isOver && round.state === 'open' ? round.asked.filter((seat) => !seats.has(seat)) : [],
    positions: round.state === 'revealed' ? ofRound(positions.open, round.id).map(plain) : null,
  }
}

function ofRound<Row extends { readonly roundId: RoundId | null }>(rows: readonly Row[], id: RoundId): Row[] {
  return rows.filter(({ roundId }) => roundId === id)
}

function plain({ wordingId: _wording, roundId: _round, ...position }: StoredPosition) {
  return position
}

function given(position: StoredPosition | undefined): GivenPosition | null {
  return position === undefined ? null : { position: position.position, reason: position.reason }
}
