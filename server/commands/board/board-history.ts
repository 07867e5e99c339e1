// Board history: the time line of a programme's board, and the board as it stood at a moment of it. Read off the log and the register, as far as
// the reader may read. Called by server/http/programmes/history.ts.

import type { BoardAt, HistoryBody } from '../../../shared/contract/history.ts'
import { textOf } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import { boardRoom, type ItemId, type PersonId, type ProgrammeId } from '../../../shared/ids.ts'
import { itemChanges } from '../../domain/item-changes.ts'
import { breathing } from '../../store/breathing.ts'
import { logSince } from '../../store/log-since.ts'
import { logSteps } from '../../store/log-steps.ts'
import { namesOf } from '../../store/people.ts'
import { pointMoments } from '../../store/point-moments.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { register } from '../register/register.ts'
import { documentOf, momentAtOnce, momentOf } from './board-document.ts'
import { momentMarks } from './moment-marks.ts'
import { readRuledBoard } from './ruled-board.ts'

type Context = Pick<CommandContext, 'database' | 'people' | 'points' | 'log' | 'now'>

/** @returns the time line; null for an unknown programme */
export async function boardHistory(
  context: Context,
  { programmeId, reader }: { readonly programmeId: ProgrammeId; readonly reader: Reader },
): Promise<HistoryBody | null> {
  const { database, now } = context
  const until = now()
  const [steps, moments, decided] = await Promise.all([
    logSteps(database, boardRoom(programmeId)),
    pointMoments(database.db, programmeId),
    register(context, { programmeId, reader, filter: {} }),
  ])
  if (steps.length === 0) return null
  const wrote = new Set<PersonId>(steps.flatMap(({ by }) => by))
  return {
    steps: [...steps],
    marks: [...momentMarks(moments, until)],
    decisions: decided.decisions.map(({ decision: { id, number, decidedAt } }) => ({ id, number, decidedAt })),
    until: until.toISOString(),
    people: [...(await namesOf(database.db, wrote))],
  }
}

/** @returns what answers; many who look at one moment at once cost one reading. `at` is an ISO moment; null for an unknown programme */
export function boardAtMoment(
  { database }: Pick<Context, 'database'>,
  kept: DocumentOf,
): (o: { readonly programmeId: ProgrammeId; readonly at: string }) => Promise<BoardAt | null> {
  const read = readTogether(async (key: string): Promise<BoardAt | null> => {
    const [programme = '', at = ''] = key.split(' ')
    const room = boardRoom(programme as ProgrammeId)
    const log = await logSince(database, { room, at: new Date(at), only: 'before' })
    const standing = await kept(room)
    if (log === null || standing === null) return null
    const breathe = breathing()
    const now = momentAtOnce(standing.doc)
    const doc = await documentOf(log.before, breathe)
    try {
      const then = await momentOf(doc, breathe)
      const listed = (ids: readonly ItemId[]) =>
        ids.flatMap((id) => {
          const item = then.board.items.get(id)
          const text = textOf(doc, 'board', id)
          return item === undefined ? [] : [{ item, description: text === null ? [] : [...readRichText(text)] }]
        })
      return {
        at,
        queue: listed(then.board.queue),
        cut: listed(then.board.cut),
        frozen: Object.fromEntries(readRuledBoard(doc).rulings.frozen),
        changes: [...itemChanges(then, now, () => null)],
      }
    } finally {
      doc.destroy()
    }
  })
  return ({ programmeId, at }) => read(`${programmeId} ${at}`)
}
