// Own edits: what this person does in the room, and takes back: each new edit is made and put on the stack of undo; a step back or again is made
// as an edit, asked about where somebody else was there since, and dropped where it can never be made. Called by open-room.ts.

import type { FieldChange } from '../../shared/board/change.ts'
import { done, type Outcome, type Refusal } from '../../shared/outcome.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import type { DocumentView } from './document-view.ts'
import type { EditWriter } from './edit-writer.ts'
import type { UndoOutcome } from './live-room.ts'
import type { MovesSeen } from './moves-seen.ts'
import { undoQuestion } from './undo-question.ts'
import { dropped, emptyStack, entryChanged, nextChanges, pushed, taken } from './undo-stack.ts'

export interface OwnEdits {
  /** Makes a new edit. @returns the changes as written; none when nothing would change */
  edit(value: RoomEdit): Outcome<readonly FieldChange[]>
  /** @param over also over what somebody else wrote since */
  turn(way: 'undo' | 'redo', over: boolean): UndoOutcome
  can(way: 'undo' | 'redo'): boolean
  /** An entry was made again with these changes, or (null) was not kept. */
  entryChanged(entry: string, changes: readonly FieldChange[] | null): void
}

/** Refusals that pass by themselves; an undo step refused for another reason can never be taken. */
const passing: ReadonlySet<Refusal['code']> = new Set(['READ_ONLY', 'UNAVAILABLE', 'NOT_SIGNED_IN', 'CLIENT_TOO_OLD'])

export function ownEdits(o: {
  readonly writer: EditWriter
  readonly view: DocumentView
  readonly moves: MovesSeen
  readonly changed: () => void
}): OwnEdits {
  const { writer, view, moves, changed } = o
  let stack = emptyStack

  function edit(value: RoomEdit): Outcome<readonly FieldChange[]> {
    const made = writer.make(value)
    if (!made.ok) return made
    if (made.value.changes.length > 0) stack = pushed(stack, made.value)
    changed()
    return done(made.value.changes)
  }

  function turn(way: 'undo' | 'redo', over: boolean): UndoOutcome {
    const changes = nextChanges(stack, way)
    if (changes === null) return { kind: 'nothing' }
    const made = writer.make({ type: 'restore', changes, over })
    if (made.ok) {
      stack = taken(stack, way, made.value)
      changed()
      return { kind: 'done' }
    }
    const { refusal } = made
    if (refusal.code === 'STALE' && !over) {
      const { record = '', field = null } = refusal
      const by = moves.otherBehind(view.writers(record, field))
      return undoQuestion({ snapshot: view.standing(), changes, record, field, by })
    }
    if (!passing.has(refusal.code)) stack = dropped(stack, way)
    changed()
    return { kind: 'refused', refusal }
  }

  return {
    edit,
    turn,
    can: (way) => stack[way].length > 0,
    entryChanged(entry, changes) {
      stack = entryChanged(stack, entry, changes)
    },
  }
}
