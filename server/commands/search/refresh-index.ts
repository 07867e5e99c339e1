// Refreshes the search index of a programme before it is asked: rooms whose logs have grown since they were read, and the comments, decisions and approved
// minutes that are others now. A few milliseconds at a time, so that a large board keeps nobody waiting. Called by find-in-programme.ts.

import { asWritten } from '../../../shared/comment/mention.ts'
import { type PointId, type ProgrammeId, parseRoom } from '../../../shared/ids.ts'
import { gatherMinutes } from '../../exports/gather-minutes.ts'
import { minutesDocument } from '../../exports/minutes-blocks.ts'
import { sourceOf } from '../../exports/whole-minutes.ts'
import { breathing } from '../../store/breathing.ts'
import type { Transaction } from '../../store/database.ts'
import { decisionsOf } from '../../store/decisions.ts'
import { everyComment } from '../../store/programme-comments.ts'
import { type SearchEntry, unreadRooms, writeEntries } from '../../store/search-index.ts'
import { formalStanding } from '../../store/search-standing.ts'
import { documentOf } from '../board/board-document.ts'
import type { CommandContext } from '../context.ts'
import { minutesToShow } from '../minutes/minutes-to-show.ts'
import { plainOfBlocks } from './plain-of-blocks.ts'
import { findable, wordsOfRoom } from './words-of-room.ts'

type Context = Pick<CommandContext, 'database' | 'log' | 'meetings' | 'now' | 'people'>

/** @returns what brings the index of a programme up to what stands now */
export function refreshIndex(context: Context): (programmeId: ProgrammeId) => Promise<void> {
  /** What this server has read of a programme's rows last, by kind. */
  const seen = new Map<string, string>()
  return async (programmeId) => {
    await refreshRooms(context, programmeId)
    const standing = await formalStanding(context.database.db, programmeId)
    const refresh = { comments: refreshComments, decisions: refreshDecisions, minutes: refreshMinutes } as const
    for (const part of ['comments', 'decisions', 'minutes'] as const) {
      const key = `${programmeId} ${part}`
      if (seen.get(key) === standing[part]) continue
      await refresh[part](context, programmeId)
      seen.set(key, standing[part])
    }
  }
}

async function refreshRooms({ database, log }: Context, programmeId: ProgrammeId): Promise<void> {
  for (const { room: name } of await unreadRooms(database.db, programmeId)) {
    const room = parseRoom(name)
    const loaded = room === null ? null : await log.load(name)
    if (room === null || room.kind === 'alternative' || loaded === null) continue
    const updates = loaded.rows.map(({ payload }) => payload)
    const { snapshot, lineage, head, fences } = loaded
    const breathe = breathing()
    const doc = await documentOf(snapshot === null ? updates : [snapshot.bytes, ...updates], breathe)
    try {
      await writeEntries(database, {
        programmeId,
        ...whichOf[room.kind],
        keysBegin: room.kind === 'board' ? '' : `${room.pointId}/`,
        entries: await wordsOfRoom(doc, room, breathe),
        read: { room: name, lineage, generation: fences.generation, position: head },
      })
    } finally {
      doc.destroy()
    }
  }
}

const whichOf = {
  board: { kind: 'item', audience: 'all' },
  point: { kind: 'agenda', audience: 'all' },
  internal: { kind: 'agenda', audience: 'inner' },
  minutes: { kind: 'minutes', audience: 'inner' },
} as const

async function refreshComments({ database, people }: Context, programmeId: ProgrammeId): Promise<void> {
  const members = (await people.listMembers(programmeId)).map(({ person }) => person)
  const entries = async (tx: Transaction) =>
    (await everyComment(tx, programmeId)).map(
      ({ comment, internal, section, text }): SearchEntry => ({
        kind: 'comment',
        key: comment,
        // Who reads the board's section or the office's reads what is internal too.
        audience: section === 'all' ? (internal ? 'inner' : 'comments') : section,
        title: '',
        body: findable(asWritten(text, members)),
      }),
    )
  await writeEntries(database, { programmeId, kind: 'comment', keysBegin: '', audience: null, entries, read: null })
}

async function refreshDecisions({ database }: Context, programmeId: ProgrammeId): Promise<void> {
  const entries = async (tx: Transaction) =>
    (await decisionsOf(tx, programmeId)).map(
      ({ decision: { id, number, internal, agendaTitle, wording } }): SearchEntry => ({
        kind: 'decision',
        key: id,
        audience: internal ? 'inner' : 'all',
        title: findable([`${number}`, agendaTitle ?? ''].join(' ')),
        body: findable(wording),
      }),
    )
  await writeEntries(database, { programmeId, kind: 'decision', keysBegin: '', audience: null, entries, read: null })
}

/** The public edition of what was approved: while minutes are written, they are the inner table's. */
async function refreshMinutes(context: Context, programmeId: ProgrammeId): Promise<void> {
  const { database, meetings } = context
  const points = await meetings.states(programmeId)
  for (const pointId of points.keys()) {
    const entry = await publicEdition(context, { programmeId, pointId })
    const entries = entry === null ? [] : [entry]
    const keysBegin = `${pointId}/${editionKey}`
    await writeEntries(database, { programmeId, kind: 'minutes', keysBegin, audience: 'all', entries, read: null })
  }
}

/** No entry of minutes is called so: they are four characters at least. */
const editionKey = '=ed'

async function publicEdition(
  context: Context,
  { programmeId, pointId }: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): Promise<SearchEntry | null> {
  const shown = await minutesToShow(context, { programmeId, pointId, audience: 'public', edition: undefined })
  if (!shown.ok) return null
  const { blocks } = minutesDocument(gatherMinutes(sourceOf(shown.value.whole, { language: 'nb', audience: 'public' })))
  const body = findable(plainOfBlocks(blocks))
  return { kind: 'minutes', key: `${pointId}/${editionKey}`, audience: 'all', title: '', body }
}
