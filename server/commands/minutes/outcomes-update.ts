// Outcomes update: the server's own update of a point's minutes: an empty outcome for each agenda item that has none. Called by
// server/commands/meeting/sit-down.ts.

import type * as Y from 'yjs'
import { readMinutes, writeChanges } from '../../../shared/document/records.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { agendaItemIdSchema } from '../../../shared/ids.ts'
import { planMinutesEdit } from '../../../shared/point/minutes-edit.ts'

/** @returns the update that gives these agenda items an outcome each; null when all have one. */
export function outcomesUpdate(doc: Y.Doc, items: readonly string[]): Uint8Array | null {
  const minutes = readMinutes(doc)
  const changes = items.flatMap((id) => {
    const agendaItem = agendaItemIdSchema.parse(id)
    const plan = planMinutesEdit(minutes, { type: 'add-outcome', agendaItem })
    return plan.ok ? plan.value : []
  })
  return serverUpdate(doc, () => void writeChanges({ doc, kind: 'minutes', changes, origin: 'server' }))
}
