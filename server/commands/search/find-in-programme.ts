// Finds words in a programme: needs, agenda items, minutes, decisions and comments, each told only to those who may read it. What was found is held against
// what stands, so that nothing is told that is gone. Called by server/http/programmes/search.ts.

import type {
  SearchAsked,
  SearchAudience,
  SearchBody,
  SearchHit,
  SearchPlace,
} from '../../../shared/contract/search.ts'
import { readBoard } from '../../../shared/document/records.ts'
import {
  agendaItemIdSchema,
  boardRoom,
  type CommentId,
  commentIdSchema,
  decisionIdSchema,
  type ItemId,
  type ProgrammeId,
  pointIdSchema,
} from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { anchorsOf } from '../../store/programme-comments.ts'
import { readTogether } from '../../store/read-together.ts'
import { type FoundEntry, findEntries } from '../../store/search-index.ts'
import type { CommandContext } from '../context.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { refreshIndex } from './refresh-index.ts'
import { wordsAround } from './words-around.ts'

const usual = 30

/** @returns what answers; many who search one programme at once bring its index up once */
export function findInProgramme(
  context: Pick<CommandContext, 'database' | 'log' | 'meetings' | 'now' | 'people' | 'points'>,
  documentOf: DocumentOf,
): (o: {
  readonly programmeId: ProgrammeId
  readonly reader: Reader
  readonly asked: SearchAsked
}) => Promise<SearchBody> {
  const refresh = readTogether(refreshIndex(context))
  return async ({ programmeId, reader, asked }) => {
    await refresh(programmeId)
    const { q: text, kind = null, take = usual } = asked
    const audiences: SearchAudience[] = ['all']
    if (may(reader.role, 'comment.read')) audiences.push('comments')
    if (may(reader.role, 'internal.read')) audiences.push('inner')
    if (may(reader.role, 'comment.board')) audiences.push('board')
    if (may(reader.role, 'comment.office')) audiences.push('office')
    const { db } = context.database
    const found = await findEntries(db, { programmeId, audiences, kind, text, take: take + 1 })
    const [points, anchors] = await Promise.all([
      context.points.list(programmeId),
      anchorsOf(
        db,
        found.flatMap(({ kind: of, key }) => (of === 'comment' ? [commentIdSchema.parse(key)] : [])),
      ),
    ])
    const board = await documentOf(boardRoom(programmeId))
    const items = board === null ? null : readBoard(board.doc).items
    const titles = new Map<string, string>(points.map(({ id, head }) => [id, head.title]))
    const hits = found.slice(0, take).flatMap((entry): SearchHit[] => {
      const place = placeOf(entry, anchors)
      if (place === null) return []
      const point = 'point' in place ? (titles.get(place.point) ?? null) : null
      if (place.kind === 'item') {
        const item = items?.get(place.item)
        return item === undefined
          ? []
          : [
              {
                place: { ...place, list: item.position.list },
                title: item.title,
                words: wordsAround({ ...entry, asked: text }),
                on: null,
              },
            ]
      }
      const title = place.kind === 'decision' ? entry.title.replace(/^\d+ ?/, '') : entry.title
      return [{ place, title, words: wordsAround({ ...entry, asked: text }), on: point }]
    })
    return { hits: onceEach(hits), more: found.length > take }
  }
}

function placeOf({ kind, key, title }: FoundEntry, anchors: Awaited<ReturnType<typeof anchorsOf>>): SearchPlace | null {
  const [point = '', own = ''] = key.split('/')
  switch (kind) {
    case 'item':
      return { kind, item: key as ItemId, list: 'queue' }
    case 'agenda':
      return { kind, point: pointIdSchema.parse(point), agendaItem: agendaItemIdSchema.parse(own) }
    case 'minutes':
      return { kind, point: pointIdSchema.parse(point) }
    case 'decision':
      return { kind, decision: decisionIdSchema.parse(key), number: Number(/^\d+/.exec(title)?.[0] ?? 0) }
    case 'comment': {
      const anchor = anchors.get(key as CommentId)
      return anchor === undefined ? null : { kind, anchor }
    }
  }
}

/** Minutes of one point are found in their edition and in their parts: the best alone is told. */
function onceEach(hits: readonly SearchHit[]): SearchHit[] {
  const seen = new Set<string>()
  return hits.filter(({ place }) => {
    if (place.kind !== 'minutes') return true
    if (seen.has(place.point)) return false
    seen.add(place.point)
    return true
  })
}
