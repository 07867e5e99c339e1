// Circulations view: what is decided between the meetings of a programme, as one reader may see it: the circulations of points that are not closed, the
// published wordings no round was held on, and which of them wait for her. Read point by point through deciding-view.ts, so that what a
// reader may see is told in one place. Called by server/http/deciding/deciding.ts.

import type { Circulation, CirculationsBody, UntriedWording } from '../../../shared/contract/circulations.ts'
import type { PointBody } from '../../../shared/contract/http.ts'
import type { PointId, ProgrammeId } from '../../../shared/ids.ts'
import { beforehandOn, isAwaited } from '../../domain/awaited.ts'
import type { DecidingScene } from '../../domain/deciding-scene.ts'
import { onItem, pointsWithWordings } from '../../store/deciding.ts'
import type { StoredSeat } from '../../store/people.ts'
import type { CommandContext } from '../context.ts'
import { untouched } from '../meeting/act-on-meeting.ts'
import { seatsOf } from '../meeting/meeting-world.ts'
import { pointBodies } from '../points/point-bodies.ts'
import type { DecidingReading, Reader } from './deciding-view.ts'

type Context = Pick<CommandContext, 'database' | 'points' | 'meetings' | 'people' | 'now'>

/** @param readDeciding what reads a point's deciding; null for no such point */
export function circulationsReading(
  context: Context,
  readDeciding: (pointId: PointId) => Promise<DecidingReading | null>,
): (programmeId: ProgrammeId, reader: Reader) => Promise<CirculationsBody> {
  return async (programmeId, reader) => {
    const { points, meetings, people, now } = context
    const [rows, states, members, withWordings] = await Promise.all([
      points.list(programmeId),
      meetings.states(programmeId),
      people.listMembers(programmeId),
      pointsWithWordings(context.database.db, programmeId),
    ])
    const open = pointBodies(rows, states).filter(
      ({ id, state }) => withWordings.has(id) && state !== 'approved' && state !== 'cancelled',
    )
    const at = now()
    const found = await Promise.all(
      open.map(async (point) => {
        const reading = await readDeciding(point.id)
        return reading === null ? [] : [atPoint({ point, reading, reader, members, now: at })]
      }),
    )
    const all = found.flat()
    return {
      at: at.toISOString(),
      circulations: all.flatMap(({ circulations }) => circulations).sort(newestFirst),
      wordings: all.flatMap(({ wordings }) => wordings),
    }
  }
}

function atPoint(o: {
  readonly point: PointBody
  readonly reading: DecidingReading
  readonly reader: Reader
  readonly members: readonly StoredSeat[]
  readonly now: Date
}): Pick<CirculationsBody, 'circulations' | 'wordings'> {
  const { point, reader, now } = o
  const seats = seatsOf(o.members)
  const meeting = o.reading.meeting ?? untouched(point.id, seats).meeting
  const scene: DecidingScene = { meeting, seats, now, actor: reader, nameOf: (person) => person }
  const { wordings, rounds, decisions } = o.reading.view(reader)
  const place = { pointId: point.id, pointTitle: point.head.title, pointDate: point.head.date, pointState: point.state }
  const circulations = rounds.flatMap((round): Circulation[] => {
    const wording = wordings.find(({ id }) => id === round.wordingId)
    if (round.how !== 'circulation' || wording === undefined) return []
    const decided = decisions.find(({ roundId }) => roundId === round.id)
    const decision = decided === undefined ? null : { id: decided.id, number: decided.number }
    const waits = isAwaited({ scene, round, answered: round.answered })
    return [{ ...place, wording, round, quorum: meeting.quorum, decision, waits }]
  })
  const untried = wordings.flatMap((wording): UntriedWording[] => {
    if (decisions.some(({ wordingId }) => wordingId === wording.id)) return []
    const { agendaItem, beforehand } = wording
    const asked = {
      scene,
      wording,
      wordings: onItem(wordings, agendaItem),
      rounds: onItem(rounds, agendaItem),
      beforehand,
    }
    const { untried: isUntried, mayGive, waits } = beforehandOn(asked)
    return isUntried ? [{ ...place, wording, mayGive, waits }] : []
  })
  return { circulations, wordings: untried }
}

function newestFirst(a: Circulation, b: Circulation): number {
  return a.round.openedAt < b.round.openedAt ? 1 : -1
}
