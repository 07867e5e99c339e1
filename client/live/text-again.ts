// Text again: makes a change of a rich text once more on a text that went on without it. Block by block, and within a block word by
// word, so that nothing is written anew but what was written: what others wrote before, between and since is never touched and never
// doubled. Where somebody has changed the same words it says so, and the text goes to the person. Pure but for the last function. Called by
// edits-again.ts.

import * as Y from 'yjs'
import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { fillRichText, plainText, readRichText, richTextMaxLength } from '../../shared/document/rich-text.ts'
import { blockDifference, stepsOnto, type TextStep, textLength } from './text-steps.ts'

/** @returns what was written, as plain text. */
export function writtenText(before: readonly RichNode[], after: readonly RichNode[]): string {
  return plainText(blockDifference(before, after).hunks.flatMap(({ insert }) => insert)).trimEnd()
}

/**
 * Makes the change on a fragment, or nothing of it: `stands` when it is there already, `STALE` when somebody has changed the same,
 * `TEXT_TOO_LONG` when there is no room left for it.
 */
export function changeText(
  fragment: Y.XmlFragment,
  before: readonly RichNode[],
  after: readonly RichNode[],
): 'written' | 'stands' | 'STALE' | 'TEXT_TOO_LONG' {
  const current = readRichText(fragment)
  if (sameValue(current, after)) return 'stands'
  const steps = stepsOnto({ before, after, current })
  // Only whole blocks can be placed; text outside of a block is nothing an editor makes.
  const misplaced = steps?.some(
    (step) => step.kind === 'blocks' && step.path.length === 0 && step.insert.some((node) => 'text' in node),
  )
  if (steps === null || misplaced || fragment.length !== current.length) return 'STALE'
  if (steps.length === 0) return 'stands'
  const grows = steps.reduce((sum, step) => sum + grownBy(step, current), 0)
  if (grows > 0 && textLength(current) + grows > richTextMaxLength) return 'TEXT_TOO_LONG'
  for (const step of steps.toReversed()) makeStep(fragment, step)
  return 'written'
}

function grownBy(step: TextStep, current: readonly RichNode[]): number {
  if (step.kind === 'words')
    return step.changes.reduce((sum, { remove, insert }) => sum + textLength(insert) - remove, 0)
  const { path, at, remove, insert } = step
  const children = path.reduce<readonly RichNode[]>((nodes, index) => childrenOf(nodes[index]), current)
  return textLength(insert) - textLength(children.slice(at, at + remove))
}

const childrenOf = (node: RichNode | undefined): readonly RichNode[] =>
  node === undefined || 'text' in node ? [] : node.children

function makeStep(fragment: Y.XmlFragment, step: TextStep): void {
  const inside = step.path.reduce<Y.XmlFragment>((parent, index) => parent.get(index) as Y.XmlElement, fragment)
  if (step.kind === 'blocks') {
    inside.delete(step.at, step.remove)
    insertNodes(inside, step.at, step.insert)
    return
  }
  const text = inside.length === 1 ? inside.get(0) : null
  if (text instanceof Y.XmlText) {
    for (const change of step.changes.toReversed()) {
      text.delete(change.at, change.remove)
      let { at } = change
      for (const run of change.insert) {
        text.insert(at, run.text, { ...run.marks })
        at += run.text.length
      }
    }
    return
  }
  inside.delete(0, inside.length)
  fillRichText(inside, step.runs)
}

function insertNodes(into: Y.XmlFragment, at: number, nodes: readonly RichNode[]): void {
  for (const [index, node] of nodes.entries()) {
    if ('text' in node) continue
    const element = new Y.XmlElement(node.type)
    into.insert(at + index, [element])
    for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value as string)
    fillRichText(element, node.children)
  }
}
