// Edits again: brings edits that wait in the book into the shown document: of closed tabs, of a document that was replaced, of frames that shared
// the fate of a refused one. By their bytes where these fit, otherwise by their meaning under today's rights; what cannot be made again is put
// before the person, and what the server has already is not made twice. Each is a frame of its own; how many at once is the core's to say.
// Called by open-room.ts when line-core.ts asks for it.

import type { FieldChange } from '../../shared/board/change.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import { readRichText } from '../../shared/document/rich-text.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import { standsOpen } from '../../shared/rules/rulings.ts'
import type { EditWriter } from './edit-writer.ts'
import type { FormerDocuments } from './former-documents.ts'
import type { Brought } from './line-protocol.ts'
import type { KeptEntry, Pending, PendingEntry } from './pending.ts'
import { mayWriteText } from './plan-checked.ts'
import type { RoomCore } from './room-core.ts'
import { type EditOrigin, type RoomDocument, writeUpdates } from './room-document.ts'
import { changeText } from './text-again.ts'
import { hasFromServer, knows, type Trial, trialOn } from './trial.ts'

export interface EditsAgain {
  /** Brings entries that wait into the shown document, in order, and tells the line what came of each. */
  bringIn(entries: Pending): void
  takeOver(entry: KeptEntry): void
  /** Somebody removed a record: what waits for it would be taken by the server and seen by nobody. It goes to the person. */
  overtaken(record: string): void
  /** Makes an edit that was not kept once more, as a new one. */
  tryAgain(entry: KeptEntry): Outcome<readonly FieldChange[]>
}

/** @param o.changed an entry was made again with these changes; @param o.edit makes a new edit */
export function editsAgain(o: {
  core: RoomCore
  writer: EditWriter
  formers: FormerDocuments
  changed: (entry: string, changes: readonly FieldChange[]) => void
  edit: (edit: RoomEdit) => Outcome<readonly FieldChange[]>
}): EditsAgain {
  const { core, writer, formers } = o
  const { line, view } = core

  function bringIn(entries: Pending): void {
    const document = line.shown()
    if (!document) return
    const trial = trialOn(document.doc)
    for (const entry of entries) {
      // What was just sent may have been too large, and the document on its way out; or another tab's loss of rights closed it.
      if (!line.ready()) break
      line.tell({ kind: 'brought', id: entry.id, came: broughtBy({ document, entry, trial }) })
    }
    trial.close()
  }

  function broughtBy(o: { document: RoomDocument; entry: PendingEntry; trial: Trial }): Brought {
    const { document, entry } = o
    // In another generation the same struct ids stand for something else: its bytes would seem to fit, and change what nobody touched.
    const sameDocument = entry.generation === document.generation()
    // Committed, and only the answer was lost, whatever version of the page wrote it.
    if (sameDocument && hasFromServer(document.doc, entry.updates)) return 'saved'
    if (sameDocument && knows(document.doc, entry.updates)) return 'stands'
    if (!sameDocument && formers.has(entry)) return 'saved'
    const barred = settledAgainst(entry)
    if (barred !== null) return { refusal: barred }
    const sameBytes = sameDocument && entry.schemaVersion === schemaVersion
    if (sameBytes && entry.stage === 'again-bytes' && o.trial.fits(entry.updates)) {
      writeUpdates(document.doc, entry.updates, originOf(entry))
      return 'written'
    }
    return entry.edit === null ? textAgain(document, entry) : editAgain(entry, entry.edit)
  }

  /** What was settled meanwhile is not tried once more: each try would cost everybody's edits another way round. */
  function settledAgainst({ changes, record }: PendingEntry): Refusal | null {
    const { rulings } = view.standing()
    const records = changes.length > 0 ? changes.map((change) => change.record) : [record ?? '']
    for (const each of new Set(records)) {
      const open = standsOpen(rulings, each)
      if (!open.ok) return open.refusal
    }
    return null
  }

  function editAgain(entry: PendingEntry, edit: RoomEdit): Brought {
    if (standsAlready(edit)) return 'stands'
    const plan = writer.plan(edit)
    if (!plan.ok) return { refusal: plan.refusal }
    if (plan.value.length === 0) return 'stands'
    o.changed(entry.id, writer.write(entry, plan.value))
    return 'written'
  }

  function textAgain(document: RoomDocument, entry: PendingEntry): Brought {
    const isFormer = entry.generation !== document.generation()
    const change = (isFormer ? formers.textChange(entry) : null) ?? entry
    const rewritten = rewriteText(document, { ...entry, before: change.before, after: change.after }, originOf(entry))
    if (!rewritten.ok) return { refusal: rewritten.refusal }
    if (rewritten.value === null) return 'stands'
    // Should it have to be made once more, it is this change of this text.
    const known = line.entry(entry.id)
    if (known) line.tell({ kind: 'described', entry: { ...known, ...rewritten.value } })
    return 'written'
  }

  /** @returns what was changed; null when it stood there already */
  function rewriteText(
    document: RoomDocument,
    entry: KeptEntry,
    origin: EditOrigin | null,
  ): Outcome<Pick<KeptEntry, 'before' | 'after'> | null> {
    const place = entry.record === null ? {} : { record: entry.record }
    const refusal = line.whyNot()
    if (refusal) return refuse(refusal.code, { ...refusal, ...place })
    const fragment = entry.record === null ? null : document.text(entry.record)
    if (entry.record === null || !fragment)
      return refuse('UNKNOWN_ITEM', { ...place, params: { id: entry.record ?? '' } })
    const allowed = mayWriteText({
      kind: core.room.kind,
      snapshot: view.standing(),
      person: { personId: core.personId, role: role() },
      record: entry.record,
    })
    if (!allowed.ok) return allowed
    const before = readRichText(fragment)
    const came = document.doc.transact(() => changeText(fragment, entry.before, entry.after), origin)
    if (came === 'stands') return done(null)
    return came === 'written' ? done({ before, after: readRichText(fragment) }) : refuse(came, place)
  }

  const role = () => line.welcome()?.person.role ?? null

  /** Something added that stands as it was added, or removed and gone: the acknowledgement was lost, not the edit. */
  function standsAlready(edit: RoomEdit): boolean {
    const { board, agenda, minutes } = view.standing()
    switch (edit.type) {
      case 'add-item': {
        const item = board.items.get(edit.item)
        return item !== undefined && item.title === edit.title && item.area === edit.area && item.kind === edit.kind
      }
      case 'remove-item':
        return !board.items.has(edit.item)
      case 'remove-items':
        return !edit.items.some((id) => board.items.has(id))
      case 'add-agenda-item':
        return agenda.items.get(edit.agendaItem)?.title === edit.title
      case 'remove-agenda-item':
        return !agenda.items.has(edit.agendaItem)
      case 'add-outcome':
        return [...minutes.entries.values()].some(
          ({ kind, id }) => kind === 'outcome' && id === (edit.agendaItem as string),
        )
      case 'add-statement':
        return minutes.entries.has(edit.statement)
      case 'remove-minutes-entry':
        return !minutes.entries.has(edit.entry)
      default:
        return false
    }
  }

  return {
    bringIn,
    takeOver(entry) {
      const fits = entry.generation === line.welcome()?.generation && entry.schemaVersion === schemaVersion
      const { owner } = core
      const waiting: PendingEntry = { ...entry, owner, stage: 'again-value', frame: null, sinceMs: core.nowMs() }
      line.tell({ kind: 'taken-over', entry: waiting, fits })
    },
    overtaken(record) {
      const over = line.pending().filter((entry) => entry.record === record && !isRemoval(entry.edit))
      const refusal: Refusal = { code: 'UNKNOWN_ITEM', record, params: { id: record } }
      if (over.length > 0) line.tell({ kind: 'overtaken', ids: over.map(({ id }) => id), refusal })
    },
    tryAgain(entry) {
      const { edit } = entry
      if (edit !== null) {
        const made = o.edit(edit)
        if (made.ok || made.refusal.code !== 'ID_TAKEN' || edit.type !== 'add-item') return made
        return o.edit({ ...edit, item: nextItemId(view.standing().board, edit.area) })
      }
      const document = line.shown()
      if (!document) return refuse('UNAVAILABLE')
      // Without an origin of its own it is entered as typed text.
      const rewritten = rewriteText(document, entry, null)
      return rewritten.ok ? done([]) : rewritten
    },
  }
}

const removals: ReadonlySet<RoomEdit['type']> = new Set([
  'remove-item',
  'remove-items',
  'remove-agenda-item',
  'remove-minutes-entry',
])

function isRemoval(edit: RoomEdit | null): boolean {
  return edit !== null && removals.has(edit.type)
}

function originOf(entry: KeptEntry): EditOrigin {
  return { madeHere: true, entry: entry.id }
}
