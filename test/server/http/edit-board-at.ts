// Edits a board, or an alternative to it, as somebody in its room would, at a moment of the test's choosing. Called by the tests of what is told of a
// board in time, and of alternatives.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { boardRoom, type PersonId, programmeIdSchema, type RoomName } from '../../../shared/ids.ts'
import type { HttpAppDouble } from '../../doubles/http-app.ts'

const board = boardRoom(programmeIdSchema.parse('digital-samhandling'))

export async function editBoardAt(
  app: Pick<HttpAppDouble, 'database'>,
  o: {
    readonly actor: PersonId | null
    readonly at: string
    readonly does: BoardEdit
    /** The board, unless told. */
    readonly room?: RoomName
  },
): Promise<void> {
  const { actor, at, does, room = board } = o
  const log = updateLog(app.database)
  const loaded = await log.load(room)
  if (loaded === null) throw new Error('no board')
  const doc = roomDocument(loaded)
  const plan = planBoardEdit(readBoard(doc), does)
  if (!plan.ok) throw new Error(plan.refusal.code)
  const before = Y.encodeStateVector(doc)
  writeChanges({ doc, kind: 'board', changes: plan.value, origin: 'test' })
  const update = { payload: Y.encodeStateAsUpdate(doc, before), actor, sessionId: null, role: null, clientIds: [] }
  await log.append({
    batchId: randomUUID(),
    entries: [{ room, afterPosition: loaded.head, fences: loaded.fences, updates: [update] }],
  })
  await app.database.db.execute(
    sql`update room_updates set at = ${at} where room = ${room} and position = ${loaded.head + 1}
      and generation = ${loaded.fences.generation}`,
  )
}
