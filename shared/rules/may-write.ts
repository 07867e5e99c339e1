// May write: whether one change of one record is allowed to one person in her role, as things are settled. Looks only at the change, the actor and the rulings, never at
// other records (ADM10), so a node that is a moment behind cannot decide wrongly. Called by client/live before an edit is made and
// by server/realtime/admission on what an update really changed.

import { sameValue } from '../board/change.ts'
import type { Item } from '../board/item.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { AgendaItem } from '../point/agenda-item.ts'
import type { MinutesEntry } from '../point/minutes-entry.ts'
import type { Role } from '../role.ts'
import { may, type Permission } from './permissions.ts'
import { mayBeCut, mayGo, type Rulings, standsOpen, takesPartIn } from './rulings.ts'

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
  | {
      readonly kind: 'minutes-entry'
      readonly id: string
      readonly before: MinutesEntry | null
      readonly after: MinutesEntry | null
      readonly text: boolean
    }
  | { readonly kind: 'sealed'; readonly id: string }

/** Who writes, in what. `role` null = she has no place on the programme; `rulings` are those of the document. */
export interface Writer {
  readonly personId: string
  readonly role: Role | null
  readonly rulings: Rulings
}

/** @returns done; CLOSED, FROZEN, CUT_STATUS, CUT_UNIT, ITEM_KEPT or OUTCOME_KEPT, whoever asks; FORBIDDEN with the record and the permission that is missing; NOT_AUTHOR with somebody else's statement; OUTCOME_RECUSED with what came of an item she takes no part in. */
export function mayWrite(writer: Writer, change: RecordChange): Outcome<true> {
  if (change.kind === 'sealed') return refuse('FORBIDDEN', { record: change.id })
  const open = standsOpen(writer.rulings, change.id)
  if (!open.ok) return open
  const { maker } = writer.rulings
  if (maker !== null && maker !== writer.personId) return refuse('FORBIDDEN', { record: change.id })
  // In an alternative of her own she does whatever is done on a board; opening it at all is asked elsewhere.
  for (const permission of maker === null ? permissionsNeeded(change) : []) {
    if (!may(writer.role, permission)) return refuse('FORBIDDEN', { record: change.id, params: { permission } })
  }
  if (change.kind === 'item') return mayCut(writer.rulings, change)
  if (change.kind === 'agenda-item' && change.after === null) return mayGo(writer.rulings, change.id)
  if (change.kind !== 'minutes-entry') return done(true)
  const { before, after } = change
  // A place in the minutes is the server's to take away, where its item is carried elsewhere.
  if (before?.kind === 'outcome' && after === null) return refuse('OUTCOME_KEPT', { record: change.id })
  const isOutcome = before?.kind === 'outcome' || after?.kind === 'outcome'
  const part = isOutcome ? takesPartIn(writer.rulings, change.id, writer.personId) : done(true)
  if (!part.ok) return part
  const statements = [before, after].filter((each) => each?.kind === 'statement')
  const isAuthor = statements.every((each) => each.by === writer.personId)
  if (!isAuthor) return refuse('NOT_AUTHOR', { record: change.id })
  // What was everybody's does not become one person's, nor the other way.
  return before !== null && after !== null && before.kind !== after.kind
    ? refuse('SHAPE', { record: change.id, field: 'kind' })
    : done(true)
}

/** @returns the permissions a change needs: all of them. */
export function permissionsNeeded(change: Exclude<RecordChange, { kind: 'sealed' }>): readonly Permission[] {
  if (change.kind === 'agenda-item') return ['agenda.edit']
  if (change.kind === 'minutes-entry') {
    const entry = change.before ?? change.after
    if (entry === null) return []
    return [entry.kind === 'outcome' ? 'minutes.write' : 'statement.write']
  }
  const { before, after } = change
  if (before === null && after === null) return ['item.edit']
  if (before === null) return after?.position.list === 'cut' ? ['item.add', 'item.cut'] : ['item.add']
  if (after === null) return ['item.remove']
  const { position: from } = before
  const { position: to } = after
  const edits = change.text || !sameElsewhere(before, after)
  const cuts = from.list !== to.list || !sameValue(before.cut, after.cut)
  const moves = (from.list === to.list && from.rank !== to.rank) || before.orderReason !== after.orderReason
  return ofItem[(edits ? 1 : 0) + (cuts ? 2 : 0) + (moves ? 4 : 0)] ?? []
}

/** Of what stands, by what is done: 1 = edits, 2 = cuts, 4 = moves. Made once: this is asked for every edit. */
const ofItem: readonly (readonly Permission[])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((deeds) =>
  (['item.edit', 'item.cut', 'item.move'] as const).filter((_, bit) => (deeds & (1 << bit)) !== 0),
)

type ItemChange = Extract<RecordChange, { kind: 'item' }>

/** Decided and reversed are a decision's to set; what comes to stand on the cut list, or is recommended there, is what the programme cuts. */
function mayCut(rulings: Rulings, change: ItemChange): Outcome<true> {
  const { id, before, after } = change
  if (after === null) return done(true)
  if (setsDecided({ before, after })) return refuse('CUT_STATUS', { record: id, field: 'cut.status' })
  const isNew = before === null || before.position.list !== 'cut' || before.area !== after.area
  const comesThere = after.position.list === 'cut' && isNew
  const isRecommended = after.cut.status === 'recommended' && before?.cut.status !== 'recommended'
  return comesThere || isRecommended ? mayBeCut(rulings, { id, area: after.area }) : done(true)
}

/** Whether the change makes a cut decided or reversed, or takes that back. What is put on the cut list anew begins as possible. */
function setsDecided({ before, after }: { readonly before: Item | null; readonly after: Item }): boolean {
  const from = before?.cut.status ?? 'possible'
  const to = after.cut.status
  const isAnew = before?.position.list === 'queue' && after.position.list === 'cut' && to === 'possible'
  return from !== to && !isAnew && [from, to].some((status) => status === 'decided' || status === 'reversed')
}

/** Whether nothing but place and cut differs. Called for every edit, and so written out: a loop over names would cost more than the rest of the rule. */
function sameElsewhere(before: Item, after: Item): boolean {
  return (
    before === after ||
    (same(before.id, after.id) &&
      same(before.title, after.title) &&
      same(before.area, after.area) &&
      same(before.kind, after.kind) &&
      same(before.who, after.who) &&
      same(before.phase, after.phase) &&
      same(before.estimate, after.estimate) &&
      same(before.benefit, after.benefit) &&
      same(before.ready, after.ready) &&
      same(before.needs, after.needs) &&
      same(before.drivers, after.drivers) &&
      same(before.adoption, after.adoption) &&
      same(before.demand, after.demand) &&
      same(before.preconditions, after.preconditions) &&
      same(before.actorsReady, after.actorsReady) &&
      same(before.realisedOn, after.realisedOn))
  )
}

function same(before: unknown, after: unknown): boolean {
  return before === after || sameValue(before, after)
}
