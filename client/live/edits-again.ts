// Edits again: brings edits that wait in the book into the shown document: of closed tabs, of a document that was replaced, of frames that shared
// the fate of a refused one. By their bytes where these fit, otherwise by their meaning under today's rights; what cannot be made again is put
// before the person. Each is a frame of its own, no faster than the server takes them. Called by open-room.ts whenever it is in sync.

import type { FieldChange } from '../../shared/board/change.ts'
import type { BoardEdit } from '../../shared/board/edit.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import { framesBurst, framesPerSecond } from '../../shared/contract/limits.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import type { EditWriter } from './edit-writer.ts'
import type { KeptEntry, PendingEntry } from './pending.ts'
import type { RoomCore } from './room-core.ts'
import { type EditOrigin, type RoomDocument, writeUpdates } from './room-document.ts'
import { changeText } from './text-again.ts'
import { trialOn } from './trial.ts'

export interface EditsAgain {
  /** Brings in what waits, as much as may be under way at once. */
  bringIn(): void
  takeOver(entry: KeptEntry): void
  /** Makes an edit that was not kept once more, as a new one. */
  tryAgain(entry: KeptEntry): Outcome<readonly FieldChange[]>
}

/** Edits brought in and not acknowledged, at most. */
const window = 100

/** @param o.changed an entry was made again with these changes, or (null) was not kept; @param o.edit makes a new edit */
export function editsAgain(o: {
  core: RoomCore
  writer: EditWriter
  changed: (entry: string, changes: readonly FieldChange[] | null) => void
  edit: (edit: BoardEdit | PointEdit) => Outcome<readonly FieldChange[]>
}): EditsAgain {
  const { core, writer } = o
  const { book, line, view } = core
  let budget = framesBurst / 2
  let budgetMs = core.nowMs()

  function bringIn(): void {
    if (!line.ready() || line.whyNot()?.code === 'READ_ONLY') return
    const document = line.shown()
    const waiting = book.pending().filter((entry) => entry.stage !== 'applied')
    if (!document || waiting.length === 0) return
    const count = Math.max(0, Math.min(window - (book.pending().length - waiting.length), takeBudget()))
    const trial = trialOn(document.doc)
    for (const entry of waiting.slice(0, count)) {
      // What was just sent may have been too large, and the document on its way out.
      if (!line.ready()) break
      budget -= 1
      const fit = entry.stage === 'again-bytes' ? trial.test(entry.updates) : 'gap'
      if (fit === 'known') book.strike(entry.id)
      else if (fit === 'fits') writeUpdates(document.doc, entry.updates, originOf(entry))
      else makeAgain(document, entry)
    }
    trial.close()
    if (count < waiting.length) core.later(500, bringIn)
  }

  /** Frames that may go out now: half of what the server takes, so that one's own typing has room. */
  function takeBudget(): number {
    const now = core.nowMs()
    budget = Math.min(framesBurst / 2, budget + ((now - budgetMs) / 1_000) * (framesPerSecond / 2))
    budgetMs = now
    return Math.floor(budget)
  }

  function makeAgain(document: RoomDocument, entry: PendingEntry): void {
    if (entry.edit === null) makeTextAgain(document, entry)
    else if (standsAlready(entry.edit)) book.strike(entry.id)
    else {
      const plan = writer.plan(entry.edit)
      if (!plan.ok) {
        o.changed(entry.id, null)
        book.setAside(entry, plan.refusal)
      } else if (plan.value.length === 0) book.strike(entry.id)
      else o.changed(entry.id, writer.write(entry, plan.value))
    }
  }

  function makeTextAgain(document: RoomDocument, entry: PendingEntry): void {
    const refusal = rewriteText(document, entry, originOf(entry))
    if (refusal) book.setAside(entry, refusal)
    else if (book.entry(entry.id)?.stage !== 'applied') book.strike(entry.id)
  }

  function rewriteText(document: RoomDocument, entry: KeptEntry, origin: EditOrigin | null): Refusal | null {
    const place = entry.record === null ? {} : { record: entry.record }
    const refusal = line.whyNot()
    if (refusal) return { ...refusal, ...place }
    const fragment = entry.record === null ? null : document.text(entry.record)
    if (!fragment) return { code: 'UNKNOWN_ITEM', ...place, params: { id: entry.record ?? '' } }
    const fits = document.doc.transact(() => changeText(fragment, entry.before, entry.after), origin)
    return fits ? null : { code: 'STALE', ...place }
  }

  /** Something added that stands as it was added, or removed and gone: the acknowledgement was lost, not the edit. */
  function standsAlready(edit: BoardEdit | PointEdit): boolean {
    const { board, agenda } = view.standing()
    switch (edit.type) {
      case 'add-item': {
        const item = board.items.get(edit.item)
        return item !== undefined && item.title === edit.title && item.area === edit.area && item.kind === edit.kind
      }
      case 'remove-item':
        return !board.items.has(edit.item)
      case 'add-agenda-item':
        return agenda.items.get(edit.agendaItem)?.title === edit.title
      case 'remove-agenda-item':
        return !agenda.items.has(edit.agendaItem)
      default:
        return false
    }
  }

  return {
    bringIn,
    takeOver(entry) {
      const fits = entry.generation === line.welcome()?.generation && entry.schemaVersion === schemaVersion
      const stage = fits ? 'again-bytes' : 'again-value'
      book.put({ ...entry, owner: core.owner, stage, frame: null, sinceMs: core.nowMs() })
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
      const refusal = rewriteText(document, entry, null)
      return refusal ? { ok: false, refusal } : done([])
    },
  }
}

function originOf(entry: KeptEntry): EditOrigin {
  return { madeHere: true, entry: entry.id }
}
