// Edit writer: makes an edit on the shown document: plan, rights, write; and enters it in the book before its frame goes out, whether it was a
// click or a keystroke in an editor. Called by open-room.ts for new edits and by edits-again.ts for those made again.

import type { FieldChange } from '../../shared/board/change.ts'
import { writeChanges } from '../../shared/document/records.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { textStands } from '../../shared/document/text-stands.ts'
import { done, type Outcome } from '../../shared/outcome.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import { growingText, type KeptEntry, type PendingEntry } from './pending.ts'
import { planChecked } from './plan-checked.ts'
import { type RoomCore, randomId } from './room-core.ts'
import type { EditOrigin, Recorded, RoomDocument } from './room-document.ts'
import { writtenText } from './text-again.ts'
import type { Step } from './undo-stack.ts'
import { changesText } from './value-text.ts'

export interface EditWriter {
  /** What an edit would change now, or why it cannot be made. */
  plan(edit: RoomEdit): Outcome<readonly FieldChange[]>
  /** Makes a new edit. @returns the changes as written; none when nothing would change */
  make(edit: RoomEdit): Outcome<Step>
  /** An entry for an edit that is not made. */
  unmade(edit: RoomEdit, change: FieldChange): PendingEntry
  /** An entry for edits of which nothing is known but that they were. */
  unknown(): PendingEntry
  /** Writes planned changes under an entry. */
  write(entry: PendingEntry, changes: readonly FieldChange[]): readonly FieldChange[]
  /** Enters in the book what a document tells was written in it here. */
  record(what: Recorded, document: RoomDocument): void
}

type Content = Pick<KeptEntry, 'edit' | 'changes' | 'record' | 'text' | 'before' | 'after'>

export function editWriter(core: RoomCore): EditWriter {
  const { line, view } = core
  const { kind } = core.room
  let order = 0
  /** The entry whose bytes the document is about to tell. */
  let writing: PendingEntry | null = null

  function draft(content: Content): PendingEntry {
    order = Math.max(order + 1, core.wallMs())
    return {
      ...content,
      id: randomId(),
      person: core.personId,
      room: core.room.name,
      owner: core.owner,
      generation: line.shown()?.generation() ?? '',
      schemaVersion,
      clientId: line.shown()?.doc.clientID ?? 0,
      atMs: core.wallMs(),
      order,
      attempts: 0,
      updates: [],
      stage: 'applied',
      frame: null,
      sinceMs: core.nowMs(),
    }
  }

  function plan(edit: RoomEdit): Outcome<readonly FieldChange[]> {
    const refusal = line.whyNot()
    if (refusal) return { ok: false, refusal }
    const document = line.shown()
    const stands = edit.type === 'restore' && document ? textStands({ doc: document.doc, kind, edit }) : done(true)
    if (!stands.ok) return stands
    const role = line.welcome()?.person.role ?? null
    return planChecked({ kind, snapshot: view.standing(), person: { personId: core.personId, role }, edit })
  }

  function write(entry: PendingEntry, changes: readonly FieldChange[]): readonly FieldChange[] {
    const document = line.shown()
    if (!document) return changes
    const origin: EditOrigin = { madeHere: true, entry: entry.id }
    writing = { ...entry, changes }
    const written = writeChanges({ doc: document.doc, kind, changes, origin })
    writing = null
    const kept = line.entry(entry.id)
    if (kept) line.tell({ kind: 'described', entry: { ...kept, changes: written, text: changesText(written) } })
    return written
  }

  return {
    plan,
    write,
    unmade: (edit, change) =>
      draft({ edit, changes: [change], record: change.record, text: changesText([change]), before: [], after: [] }),
    unknown: () => draft({ edit: null, changes: [], record: null, text: '', before: [], after: [] }),
    make(edit) {
      const planned = plan(edit)
      if (!planned.ok) return planned
      const changes = planned.value
      const record = changes.at(-1)?.record ?? null
      const entry = draft({ edit, changes, record, text: changesText(changes), before: [], after: [] })
      return done({ entry: entry.id, changes: changes.length > 0 ? write(entry, changes) : [] })
    },
    record(what, document) {
      const { update } = what
      const { clientID: clientId } = document.doc
      const written = { generation: document.generation(), schemaVersion, clientId }
      if (what.kind === 'edit') {
        const entry = writing?.id === what.entry ? writing : line.entry(what.entry)
        if (entry) line.recorded(document, { ...entry, ...written, updates: [update] })
        return
      }
      const { record, before, after } = what
      const stage = line.stageIn(document)
      const growing = growingText(line.pending(), { record, clientId, stage, before, nowMs: core.nowMs() })
      if (growing) {
        const text = writtenText(growing.before, after)
        line.recorded(document, { ...growing, updates: [...growing.updates, update], after, text })
        return
      }
      const text = writtenText(before, after)
      const entry = draft({ edit: null, changes: [], record, text, before, after })
      line.recorded(document, { ...entry, ...written, updates: [update] })
    },
  }
}
