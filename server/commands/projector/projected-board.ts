// Projected board: a stretch of the queue or the cut list around what it is about, or one item, for the projector. A board is read once for each
// change of it, however often it is asked for. Called by server/commands/projector/projector-view.ts.

import { missingParts } from '../../../shared/board/item.ts'
import { type Board, placeOf } from '../../../shared/board/snapshot.ts'
import type { ProjectorShows } from '../../../shared/contract/projector.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { boardRoom, type ItemId, itemIdSchema, type ProgrammeId } from '../../../shared/ids.ts'
import type { Shown } from '../../../shared/point/meeting.ts'
import { LogDamaged } from '../../store/log-row.ts'
import type { KeptDocument } from '../documents/kept-documents.ts'

type BoardPage = Extract<Shown['page'], 'queue' | 'cut-list' | 'item'>

export interface ProjectedBoard {
  /** @returns null for what is not there, and for a board that is damaged. */
  readonly shown: (o: {
    readonly programmeId: ProgrammeId
    readonly page: BoardPage
    /** What somebody chose to show; of no board, it is not there. */
    readonly record: string | null
    /** Items the agenda item that is up is about. */
    readonly about: readonly ItemId[]
  }) => Promise<ProjectorShows | null>
  /** @returns the rows of some items, each with its place in its own list; what is gone is left out, eight at most. */
  readonly rows: (programmeId: ProgrammeId, ids: readonly ItemId[]) => Promise<BoardRow[]>
}

type BoardRow = Extract<ProjectorShows, { type: 'list' }>['rows'][number]

const mostRows = 8

/** @returns whether a page is read from the board. */
export function isOfBoard(page: Shown['page']): page is BoardPage {
  return page === 'queue' || page === 'cut-list' || page === 'item'
}

/** @param documentOf the board's document as the log now has it. */
export function projectedBoard(
  documentOf: (room: ReturnType<typeof boardRoom>) => Promise<KeptDocument | null>,
): ProjectedBoard {
  const read = new WeakMap<KeptDocument, Board>()
  async function boardOf(programmeId: ProgrammeId): Promise<Board | null> {
    const kept = await documentOf(boardRoom(programmeId)).catch((error: unknown) => {
      if (error instanceof LogDamaged) return null
      throw error
    })
    if (kept === null) return null
    const board = read.get(kept) ?? readBoard(kept.doc)
    read.set(kept, board)
    return board
  }
  return {
    shown: async ({ programmeId, page, record, about }) => {
      const board = await boardOf(programmeId)
      if (board === null) return null
      const chosen = itemIdSchema.safeParse(record).data
      if (page === 'item') return chosen === undefined ? null : oneItem(board, chosen)
      return stretch(board, page === 'queue' ? 'queue' : 'cut', chosen === undefined ? about : [chosen])
    },
    rows: async (programmeId, ids) => {
      const board = ids.length === 0 ? null : await boardOf(programmeId)
      if (board === null) return []
      return ids.slice(0, mostRows).flatMap((id) => {
        const place = placeOf(board, id)?.place
        return place === undefined ? [] : rowOf(board, { id, place, about: true })
      })
    },
  }
}

function rowOf(board: Board, o: Pick<BoardRow, 'id' | 'place' | 'about'>): BoardRow[] {
  const item = board.items.get(o.id)
  return item === undefined ? [] : [{ ...o, title: item.title, mnok: item.estimate?.likely ?? null }]
}

function oneItem(board: Board, id: ItemId): ProjectorShows | null {
  const item = board.items.get(id)
  const place = placeOf(board, id)
  if (item === undefined || place === null) return null
  const { title, estimate } = item
  return { type: 'item', id, title, ...place, estimate, missing: missingParts(item).length }
}

/** At most eight rows, what it is about among them: as many before it as after, where the list has them. */
function stretch(board: Board, list: 'queue' | 'cut', about: readonly ItemId[]): ProjectorShows {
  const ids = board[list]
  const first = Math.max(
    0,
    ids.findIndex((id) => about.includes(id)),
  )
  const from = Math.max(0, Math.min(first - mostRows / 2, ids.length - mostRows))
  const rows = ids
    .slice(from, from + mostRows)
    .flatMap((id, at) => rowOf(board, { id, place: from + at + 1, about: about.includes(id) }))
  return { type: 'list', list, rows, total: ids.length }
}
