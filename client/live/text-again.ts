// Text again: makes a change of a rich text once more on a fresh document, block by block. Blocks that were touched are replaced if they still
// stand as they did before the change; where somebody has changed the same ones meanwhile it says so, and the text goes to the person.
// Pure but for the last function. Called by edits-again.ts.

import * as Y from 'yjs'
import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { fillRichText, plainText, readRichText } from '../../shared/document/rich-text.ts'

/** Replace `remove` blocks at `start` with `insert`. */
export interface BlockSplice {
  readonly start: number
  readonly remove: number
  readonly insert: readonly RichNode[]
}

/** @returns the blocks that differ: the smallest splice that makes `after` of `before`. */
export function blockChange(before: readonly RichNode[], after: readonly RichNode[]): BlockSplice {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && sameValue(before[start], after[start])) start += 1
  let tail = 0
  while (tail < shorter - start && sameValue(before[before.length - 1 - tail], after[after.length - 1 - tail]))
    tail += 1
  return { start, remove: before.length - tail - start, insert: after.slice(start, after.length - tail) }
}

/** Moves a change of `before` onto `current`. @returns null when the two touch the same blocks, or when there is nothing left to do. */
export function changeOnto(o: {
  before: readonly RichNode[]
  after: readonly RichNode[]
  current: readonly RichNode[]
}): BlockSplice | null {
  const mine = blockChange(o.before, o.after)
  const theirs = blockChange(o.before, o.current)
  const untouched = theirs.remove === 0 && theirs.insert.length === 0
  if (untouched || mine.start + mine.remove < theirs.start) return mine
  if (mine.start > theirs.start + theirs.remove) {
    return { ...mine, start: mine.start + theirs.insert.length - theirs.remove }
  }
  return null
}

/**
 * @returns true when what was written stands in `current` once more than it did before: the change was made, and others have written
 * beside it since. Made again it would stand twice.
 */
function standsAlready(o: {
  before: readonly RichNode[]
  after: readonly RichNode[]
  current: readonly RichNode[]
}): boolean {
  const { insert, remove } = blockChange(o.before, o.after)
  return insert.length > 0 && remove === 0 && timesIn(o.current, insert) > timesIn(o.before, insert)
}

function timesIn(blocks: readonly RichNode[], part: readonly RichNode[]): number {
  return blocks.filter((_block, at) => part.every((each, index) => sameValue(each, blocks[at + index]))).length
}

/** @returns what was written, as plain text. */
export function writtenText(before: readonly RichNode[], after: readonly RichNode[]): string {
  return plainText(blockChange(before, after).insert).trimEnd()
}

/** Makes the change on a fragment. @returns false, with nothing written, when it does not fit; true also when it stands already. */
export function changeText(fragment: Y.XmlFragment, before: readonly RichNode[], after: readonly RichNode[]): boolean {
  const current = readRichText(fragment)
  if (sameValue(current, after) || standsAlready({ before, after, current })) return true
  const splice = changeOnto({ before, after, current })
  // Only whole blocks can be placed; text outside of a block is nothing an editor makes.
  if (splice === null || splice.insert.some((node) => 'text' in node) || fragment.length !== current.length)
    return false
  fragment.delete(splice.start, splice.remove)
  splice.insert.forEach((node, at) => {
    if ('text' in node) return
    const element = new Y.XmlElement(node.type)
    fragment.insert(splice.start + at, [element])
    for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value as string)
    fillRichText(element, node.children)
  })
  return true
}
