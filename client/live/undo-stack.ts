// Undo stack: one's own edits of a room, as the changes they made, to be taken back and made again. Pure. Others' changes do not clear it;
// whether a step still applies is asked of the plan when it is taken (UND1, UND2). Called by own-edits.ts.

import { type FieldChange, reversed } from '../../shared/board/change.ts'

export interface Step {
  /** The pending entry that made it; its changes may be made again with other ranks. */
  readonly entry: string
  readonly changes: readonly FieldChange[]
}

export interface UndoStack {
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

export const emptyStack: UndoStack = { undo: [], redo: [] }
const maxSteps = 100

/** A new edit: what was taken back cannot be made again after it. */
export function pushed(stack: UndoStack, step: Step): UndoStack {
  return { undo: [...stack.undo, step].slice(-maxSteps), redo: [] }
}

/** The changes that the next undo or redo would make, or null. */
export function nextChanges(stack: UndoStack, way: 'undo' | 'redo'): readonly FieldChange[] | null {
  const step = stack[way].at(-1)
  return step ? reversed(step.changes) : null
}

/** The step was taken and made `step`: it can be turned round again. */
export function taken(stack: UndoStack, way: 'undo' | 'redo', step: Step): UndoStack {
  return way === 'undo'
    ? { undo: stack.undo.slice(0, -1), redo: [...stack.redo, step] }
    : { undo: [...stack.undo, step].slice(-maxSteps), redo: stack.redo.slice(0, -1) }
}

/** The step can never be taken: it goes. */
export function dropped(stack: UndoStack, way: 'undo' | 'redo'): UndoStack {
  return { ...stack, [way]: stack[way].slice(0, -1) }
}

/** An entry was made again with these changes, or (null) was not kept. */
export function entryChanged(stack: UndoStack, entry: string, changes: readonly FieldChange[] | null): UndoStack {
  const mend = (steps: readonly Step[]): readonly Step[] =>
    steps.flatMap((step) => (step.entry !== entry ? [step] : changes === null ? [] : [{ ...step, changes }]))
  return { undo: mend(stack.undo), redo: mend(stack.redo) }
}
