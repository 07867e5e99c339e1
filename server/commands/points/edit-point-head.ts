// Edits the head of a point: the row and the update that shows it in the point's document, in one transaction. The update touches only
// what the server itself has written, so it holds wherever in the log it lands; only its place is asked for again when others write
// meanwhile. Called by server/http/points/points.ts.

import { serverClientId } from '../../../shared/document/first-update.ts'
import { writeHead } from '../../../shared/document/point-head.ts'
import { type PointId, pointRoom } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'

const attempts = 50

/**
 * @param o.revision the revision the person saw
 * @returns the new revision; STALE when somebody was before; CLOSED and CANCELLED by the point's state; UNAVAILABLE when no place was found between others' edits
 */
export async function editPointHead(
  { log, points, rooms, now }: Pick<CommandContext, 'log' | 'points' | 'rooms' | 'now'>,
  o: { readonly pointId: PointId; readonly head: PointHead; readonly revision: number },
): Promise<Outcome<{ readonly revision: number }>> {
  const { pointId: id, head, revision } = o
  const room = pointRoom(id)
  const loaded = await log.load(room)
  if (loaded === null) return refuse('NOT_FOUND')
  const update = headUpdate(loaded, head)
  if (update === null) return done({ revision })
  let afterPosition = loaded.head
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await points.editHead({ id, revision, head, update, afterPosition, at: now() })
    if (result.kind === 'stale') return refuse('STALE')
    if (result.kind === 'unknown-point') return refuse('NOT_FOUND')
    if (result.kind === 'over') return { ok: false, refusal: result.refusal }
    if (result.kind === 'saved') {
      rooms.appended(room)
      return done({ revision: result.point.revision })
    }
    afterPosition = result.head
  }
  return refuse('UNAVAILABLE')
}

/** @returns what brings the document to this head, or null when it has it. */
function headUpdate(loaded: LoadedRoom, head: PointHead): Uint8Array | null {
  const doc = roomDocument(loaded)
  doc.clientID = serverClientId
  let update: Uint8Array | null = null
  doc.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  writeHead(doc, head)
  doc.destroy()
  return update
}
