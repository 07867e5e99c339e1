// May write: whether one change of one record is allowed to one role. Looks only at the change, the actor and the rulings, never at
// other records (ADM10), so a node that is a moment behind cannot decide wrongly. Called by client/live before an edit is made and
// by server/realtime/admission on what an update really changed.

import { sameValue } from '../board/change.ts'
import type { Item } from '../board/item.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { AgendaItem } from '../point/agenda-item.ts'
import type { Role } from '../role.ts'
import { may, type Permission } from './permissions.ts'

/** What an update did to one record. `text` = its rich text changed. Records of the server alone are `sealed`. */
export type RecordChange =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly before: Item | null
      readonly after: Item | null
      readonly text: boolean
    }
  | {
      readonly kind: 'agenda-item'
      readonly id: string
      readonly before: AgendaItem | null
      readonly after: AgendaItem | null
      readonly text: boolean
    }
  | { readonly kind: 'sealed'; readonly id: string }

/** @returns done, or FORBIDDEN with the record and the permission that is missing. */
export function mayWrite(role: Role | null, change: RecordChange): Outcome<true> {
  if (change.kind === 'sealed') return refuse('FORBIDDEN', { record: change.id })
  for (const permission of permissionsNeeded(change)) {
    if (!may(role, permission)) return refuse('FORBIDDEN', { record: change.id, params: { permission } })
  }
  return done(true)
}

/** @returns the permissions a change needs: all of them. */
export function permissionsNeeded(change: Exclude<RecordChange, { kind: 'sealed' }>): readonly Permission[] {
  if (change.kind === 'agenda-item') return ['agenda.edit']
  const { before, after } = change
  if (before === null && after === null) return ['item.edit']
  if (before === null) return after?.position.list === 'cut' ? ['item.add', 'item.cut'] : ['item.add']
  if (after === null) return ['item.remove']
  const needed = new Set<Permission>()
  const { position: from, cut: cutBefore, ...restBefore } = before
  const { position: to, cut: cutAfter, ...restAfter } = after
  if (change.text || !sameValue(restBefore, restAfter)) needed.add('item.edit')
  if (from.list !== to.list || !sameValue(cutBefore, cutAfter)) needed.add('item.cut')
  if (from.list === to.list && from.rank !== to.rank) needed.add('item.move')
  return [...needed]
}
