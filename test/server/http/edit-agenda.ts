// Edit an agenda as somebody in its room would, without a socket. Called by the tests of server/http.

import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { readAgenda, writeChanges } from '../../../shared/document/records.ts'
import type { RoomName } from '../../../shared/ids.ts'
import type { PointEdit } from '../../../shared/point/edit.ts'
import { planPointEdit } from '../../../shared/point/plan-edit.ts'
import type { HttpAppDouble } from '../../doubles/http-app.ts'

/** @param room a point's or its internal one */
export async function editAgenda(
  { database }: Pick<HttpAppDouble, 'database'>,
  room: RoomName,
  edit: PointEdit,
): Promise<void> {
  const log = updateLog(database)
  const loaded = await log.load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  const doc = roomDocument(loaded)
  const plan = planPointEdit(readAgenda(doc), edit)
  if (!plan.ok) throw new Error(plan.refusal.code)
  const before = Y.encodeStateVector(doc)
  writeChanges({ doc, kind: room.startsWith('internal') ? 'internal' : 'point', changes: plan.value, origin: 'test' })
  const payload = Y.encodeStateAsUpdate(doc, before)
  const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
  const entry = { room, afterPosition: loaded.head, fences: loaded.fences, updates: [update] }
  await log.append({ batchId: randomUUID(), entries: [entry] })
}
