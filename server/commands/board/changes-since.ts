// Changes since: what has become of a programme's board since a moment, what was decided, and what ran out meanwhile. Read off the log and the
// register, as far as the reader may read. Called by server/http/programmes/changes.ts.

import type { ChangesBody } from '../../../shared/contract/changes.ts'
import { boardRoom, type PersonId, type ProgrammeId } from '../../../shared/ids.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { itemChanges } from '../../domain/item-changes.ts'
import { logSince } from '../../store/log-since.ts'
import { seenUntil } from '../../store/looks.ts'
import { namesOf } from '../../store/people.ts'
import { pointMoments } from '../../store/point-moments.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import { register } from '../register/register.ts'
import { momentMarks } from './moment-marks.ts'
import { replayedBoard } from './replayed-board.ts'
import { saidSince } from './said-since.ts'

type Context = Pick<CommandContext, 'database' | 'people' | 'points' | 'log' | 'now'>

/** Long before any board. */
const beginning = new Date(0)

/** @returns what answers; a board that many ask of at once, from one moment, is replayed once. */
export function changesSince(context: Context) {
  const boardSince = readTogether(async (key: string) => {
    const [programmeId = '', at = ''] = key.split(' ')
    const log = await logSince(context.database, { room: boardRoom(programmeId as ProgrammeId), at: new Date(at) })
    return log === null ? null : replayedBoard(log)
  })
  /** @param o.since null: since the reader has seen it, or the last point that was in session. @returns null for an unknown programme */
  return async (o: {
    readonly programmeId: ProgrammeId
    readonly since: Date | null
    readonly reader: Reader
  }): Promise<ChangesBody | null> => {
    const { programmeId, reader } = o
    const until = context.now()
    const marks = momentMarks(await pointMoments(context.database.db, programmeId), until)
    const seen = await seenUntil(context.database.db, { personId: reader.person, programmeId })
    const held = marks.find(({ kind }) => kind === 'held')
    const asked = o.since ?? seen ?? (held === undefined ? beginning : new Date(held.at))
    const since = asked > until ? until : asked
    const [board, decided] = await Promise.all([
      boardSince(`${programmeId} ${since.toISOString()}`),
      register(context, { programmeId, reader, filter: {} }),
    ])
    if (board === null) return null
    const changes = itemChanges(board.before, board.now, board.touchOf)
    const [fromDay, today] = [norwegianDate(since), norwegianDate(until)]
    const expired = board.now.board.cut.flatMap((id) => {
      const item = board.now.board.items.get(id)
      const on = item?.cut.latestUsefulDate ?? null
      return item !== undefined && on !== null && on >= fromDay && on < today
        ? [{ item: id, title: item.title, on }]
        : []
    })
    const said = await saidSince(context, { programmeId, reader, since, until, board: board.now })
    const named = new Set<PersonId>(said.map(({ by }) => by))
    for (const { by, fields } of changes)
      for (const each of [by, ...fields.map((field) => field.by)]) if (each) named.add(each)
    const moment = since.toISOString()
    return {
      since: moment,
      seen: seen?.toISOString() ?? null,
      until: until.toISOString(),
      changes: [...changes],
      decisions: decided.decisions.flatMap(({ decision: { id, number, wording, decidedAt } }) =>
        decidedAt > moment ? [{ id, number, wording, decidedAt }] : [],
      ),
      // Of these the reader knows the day alone: one that was made earlier that day is told rather than one later left out.
      exempt: decided.exempt.filter(({ decidedOn }) => decidedOn >= fromDay).map(({ number }) => number),
      expired,
      comments: [...said],
      marks: [...marks],
      people: [...(await namesOf(context.database.db, named))],
    }
  }
}
