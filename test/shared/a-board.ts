// A board to test with: a document and the few moves a test makes on it: edit, read, synchronise.
// Every edit goes the way of the product: plan on the snapshot, then write. Used by the tests of shared/.

import * as Y from 'yjs'
import type { FieldChange } from '../../shared/board/change.ts'
import type { BoardEdit } from '../../shared/board/edit.ts'
import { type Cut, type Item, type ItemCut, itemFromFields } from '../../shared/board/item.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import { readBoard, writeChanges } from '../../shared/document/records.ts'
import { areaIdSchema, type ItemId, itemIdSchema } from '../../shared/ids.ts'
import { done, type Outcome } from '../../shared/outcome.ts'

export const id = (text: string): ItemId => itemIdSchema.parse(text)
export const area = (text: string) => areaIdSchema.parse(text)

/** What a complete entry of the cut list says. */
export const fullCut = {
  reason: 'Lav nytte i perioden',
  cost: 'Sparer 12 MNOK',
  benefit: 'Utsetter nytte for kommunene',
  latestUsefulDate: null,
}

/** An edit that adds an item last in the queue. */
export function adding(text: string, before: string | null = null): BoardEdit {
  return {
    type: 'add-item',
    item: id(text),
    title: `Behov ${text}`,
    area: area('DD'),
    kind: 1,
    place: { list: 'queue', before: before === null ? null : id(before) },
  }
}

/** A cut as an item has it, where nothing more is said of it. */
export function asCut(cut: Cut): ItemCut {
  return { status: 'possible', mayDecide: null, reversible: null, saving: [], ...cut }
}

/** A whole item as the board reads it right after it was added, with some fields set otherwise. */
export function itemWith(fields: Partial<Item> & { readonly id: ItemId }): Item {
  const readiness = { done: false }
  return {
    title: `Behov ${fields.id}`,
    area: area('DD'),
    kind: 1,
    who: [],
    phase: null,
    estimate: null,
    benefit: {},
    ready: {
      what: readiness,
      who: readiness,
      size: readiness,
      benefit: readiness,
      operation: readiness,
      maintenance: readiness,
    },
    needs: {},
    position: { list: 'queue', rank: 'a0' },
    cut: asCut({ reason: '', cost: '', benefit: '', latestUsefulDate: null }),
    drivers: {},
    adoption: {},
    demand: {},
    preconditions: {},
    actorsReady: {},
    orderReason: '',
    realisedOn: null,
    ...fields,
  }
}

/** One person's copy of a board. */
export interface Desk {
  readonly doc: Y.Doc
  /** Plans the edit on the board as it stands here, and writes it. */
  edit(edit: BoardEdit): Outcome<readonly FieldChange[]>
}

function aDesk(clientId: number): Desk {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return {
    doc,
    edit(edit) {
      const planned = planBoardEdit(readBoard(doc), edit)
      return planned.ok ? done(writeChanges({ doc, kind: 'board', changes: planned.value, origin: 'test' })) : planned
    },
  }
}

/** Does an edit that must succeed. */
export function must(outcome: Outcome<readonly FieldChange[]>): readonly FieldChange[] {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

/** A desk with these items in the queue, in this order. */
export function aQueue(ids: readonly string[], clientId = 1): Desk {
  const desk = aDesk(clientId)
  for (const each of ids) must(desk.edit(adding(each)))
  return desk
}

/** Another desk with the same content. */
export function copyOf(desk: Desk, clientId: number): Desk {
  const copy = aDesk(clientId)
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(desk.doc))
  return copy
}

/** Brings all desks to the same state, whichever way they stand. */
export function meet(...desks: readonly Desk[]): void {
  for (const from of desks) {
    const update = Y.encodeStateAsUpdate(from.doc)
    for (const to of desks) if (to !== from) Y.applyUpdate(to.doc, update)
  }
}

/** Reads an item of flat fields that must be whole. */
export function readItemOf(text: string, fields: Parameters<typeof itemFromFields>[1]): Item {
  const item = itemFromFields(text, fields)
  if (!item.ok) throw new Error(`refused: ${JSON.stringify(item.refusal)}`)
  return item.value
}
