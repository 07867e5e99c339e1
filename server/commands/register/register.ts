// Register: the decisions of a programme as they are shown, newest first, searched and filtered; and the board as the members saw it when one was made.
// Read from the texts that were hashed, each checked. Called by server/http/deciding/decisions.ts.

import { sameValue } from '../../../shared/board/change.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { BoardThen, RegisterBody, Registered, RegisterFilter } from '../../../shared/contract/deciding.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import { itemsOf, namesIn } from '../../../shared/deciding/effect.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { boardRoom, type DecisionId, type ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { heldOn, norwegianDay } from '../../../shared/point/held-on.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { publicDecision } from '../../domain/public-decision.ts'
import type { ReadDecision } from '../../domain/register-check.ts'
import { findBoardView } from '../../store/board-views.ts'
import { decisionsOf, findDecision } from '../../store/decisions.ts'
import { startsOf } from '../../store/meetings.ts'
import { boardOfView } from '../board/board-view-body.ts'
import type { CommandContext } from '../context.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import { roomDocument } from '../documents/room-document.ts'

/** @returns the decisions a reader may see that pass the filter, newest first, the others as marked gaps where nothing is searched for, and the people named. */
export async function register(
  context: Pick<CommandContext, 'database' | 'people' | 'points' | 'log' | 'now'>,
  o: { readonly programmeId: ProgrammeId; readonly reader: Reader; readonly filter: RegisterFilter },
): Promise<RegisterBody> {
  const { programmeId, filter } = o
  const seesInternal = may(o.reader.role, 'internal.read')
  const all = await decisionsOf(context.database.db, programmeId)
  const internal = new Set(all.flatMap(({ decision }) => (decision.internal ? [decision.id] : [])))
  const isExempt = (id: DecisionId): boolean => !seesInternal && internal.has(id)
  const seen = all.flatMap(({ decision: whole, intact }) => {
    const decision = seesInternal ? whole : publicDecision(whole, isExempt)
    return decision === null ? [] : [{ whole, decision, intact }]
  })
  const byId = new Map(all.map(({ decision }) => [decision.id, decision]))
  const takenBackBy = new Map(all.flatMap(({ decision }) => (decision.reverses ? [[decision.reverses, decision]] : [])))
  const nameOf = ({ id, number }: Decision): Registered['reverses'] => ({ id: isExempt(id) ? null : id, number })
  const board = filter.area === undefined ? null : await boardNow(context, programmeId)
  const heads = new Map((await context.points.list(programmeId)).map(({ id, head }) => [id, head]))
  const starts = await startsOf(context.database.db, programmeId)
  const today = norwegianDate(context.now())
  const decisions = seen
    .map((each) => ({ ...each, head: heads.get(each.decision.pointId) }))
    .filter(({ decision, head }) => passes(decision, filter, { board, pointTitle: head?.title ?? '' }))
    .map(({ whole, decision, intact, head }): Registered => {
      const reverses = whole.reverses === null ? undefined : byId.get(whole.reverses)
      const reversedBy = takenBackBy.get(decision.id)
      return {
        decision: { ...decision, intact },
        reviewDue: decision.reviewOn !== null && decision.reviewOn <= today && reversedBy === undefined,
        pointTitle: head?.title ?? '',
        pointDate:
          head === undefined
            ? norwegianDay(decision.decidedAt)
            : heldOn(head, { startedAt: starts.get(decision.pointId) ?? null }),
        reverses: reverses === undefined ? null : nameOf(reverses),
        reversedBy: reversedBy === undefined ? null : nameOf(reversedBy),
      }
    })
    .reverse()
  const named = new Set(decisions.flatMap(({ decision }) => peopleIn(decision)))
  const members = await context.people.listMembers(programmeId)
  const people = members.map(({ person }) => person).filter(({ id }) => named.has(id))
  const exempt = isSearch(filter) ? [] : all.filter(({ decision }) => isExempt(decision.id)).map(gapOf)
  return { decisions, exempt: exempt.reverse(), people }
}

/** A gap that came and went with the filter would tell what is in it. */
function isSearch(filter: RegisterFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value.trim() !== '')
}

function gapOf({ decision }: ReadDecision): RegisterBody['exempt'][number] {
  return { number: decision.number, decidedOn: norwegianDate(new Date(decision.decidedAt)) }
}

function passes(
  decision: Decision,
  filter: RegisterFilter,
  { board, pointTitle }: { readonly board: Board | null; readonly pointTitle: string },
): boolean {
  const { q, area, effect, path, point } = filter
  const items = itemsOf(decision.effect)
  const { wording, grounds, agendaTitle, number, effect: does, reservations } = decision
  const said = [wording, grounds, agendaTitle ?? '', pointTitle, ...reservations.map(({ text }) => text)]
  const texts = [...said, `${number}`, ...namesIn(does), ...items]
  return (
    (q === undefined || texts.some((text) => folded(text).includes(folded(q.trim())))) &&
    (area === undefined || items.some((id) => board?.items.get(id)?.area === area)) &&
    (effect === undefined || decision.effect.type === effect) &&
    (path === undefined || decision.path === path) &&
    (point === undefined || decision.pointId === point)
  )
}

function folded(text: string): string {
  return text.toLocaleLowerCase('nb').normalize('NFC')
}

function peopleIn({ decidedBy, positions, present, standing, effect }: Decision): readonly string[] {
  return [
    decidedBy,
    ...positions.flatMap(({ seat, by }) => [seat, by]),
    ...Object.entries(present).flat(),
    ...(standing?.recused ?? []),
    ...(effect.type === 'stream' ? [effect.owner] : []),
  ]
}

/** @returns the board of one decision; NOT_FOUND for one the reader may not see. */
export async function boardThen(
  context: Pick<CommandContext, 'database' | 'log' | 'people'>,
  o: { readonly programmeId: ProgrammeId; readonly reader: Reader; readonly id: DecisionId },
): Promise<Outcome<BoardThen>> {
  const { programmeId, reader } = o
  const { db } = context.database
  const found = await findDecision(db, { programmeId, id: o.id })
  if (found === null || (found.decision.internal && !may(reader.role, 'internal.read'))) return refuse('NOT_FOUND')
  const { basis, effect, number, path, quorum, standing } = found.decision
  const view = await findBoardView(db, { programmeId, id: basis.boardView })
  if (view === null) return refuse('NOT_FOUND')
  const { queue, cut, frame, frozen } = boardOfView(view.body)
  const now = await boardNow(context, programmeId)
  const then = new Map([...queue, ...cut].map(({ item }) => [item.id, item]))
  const changedSince = itemsOf(effect).filter((id) => {
    const [was, is] = [then.get(id), now.items.get(id)]
    return !sameValue(was && { ...was, position: null }, is && { ...is, position: null })
  })
  const intact = found.intact && view.intact && view.hash === basis.board
  const recused = new Set<string>(standing?.recused)
  const members = await context.people.listMembers(programmeId)
  const people = members.map(({ person }) => person).filter((person) => recused.has(person.id))
  const board = { number, takenAt: view.takenAt.toISOString(), intact, queue, cut, frame, frozen, changedSince }
  return done({ ...board, path, quorum, standing, people })
}

async function boardNow({ log }: Pick<CommandContext, 'log'>, programmeId: ProgrammeId): Promise<Board> {
  const loaded = await log.load(boardRoom(programmeId))
  const doc = roomDocument(loaded ?? { snapshot: null, rows: [] })
  const board = readBoard(doc)
  doc.destroy()
  return board
}
