// Text again: makes a change of a rich text once more on a text that went on without it. Block by block, and within a block word by
// word, so that nothing is written anew but what was written: what others wrote before, between and since is never touched and never
// doubled. Where somebody has changed the same words it says so, and the text goes to the person. Pure but for the last function. Called by
// edits-again.ts.

import * as Y from 'yjs'
import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { fillRichText, plainText, readRichText, richTextMaxLength } from '../../shared/document/rich-text.ts'
import { blockKey, type Difference, difference, type Hunk } from './text-difference.ts'

type Element = Extract<RichNode, { readonly children: readonly RichNode[] }>
type Run = Exclude<RichNode, Element>

/** One step of a change. Those of a text are in the order of the places they concern, so that they are made from the last to the first. */
type TextStep =
  | {
      readonly kind: 'blocks'
      /** Child by child from the text to whose children these are. */
      readonly path: readonly number[]
      readonly at: number
      readonly remove: number
      readonly insert: readonly RichNode[]
    }
  | {
      readonly kind: 'characters'
      readonly path: readonly number[]
      /** In the order of their places. */
      readonly changes: readonly { readonly at: number; readonly remove: number; readonly insert: readonly Run[] }[]
      /** The block as it then is. */
      readonly block: Element
    }

interface Three<Value> {
  readonly before: Value
  readonly after: Value
  readonly current: Value
}

/** @returns what makes the change on `current`: nothing when it stands there; null when somebody has changed the same. */
function stepsOnto(o: Three<readonly RichNode[]>, path: readonly number[] = []): readonly TextStep[] | null {
  const mine = blockDifference(o.before, o.after)
  const theirs = blockDifference(o.before, o.current)
  const steps: TextStep[] = []
  for (const hunk of mine.hunks) {
    const made = hunk.start === hunk.end ? placed(o, { hunk, theirs, path }) : changed(o, { hunk, theirs, path })
    if (made === null) return null
    steps.push(...made)
  }
  return steps
}

const blockDifference = (before: readonly RichNode[], after: readonly RichNode[]): Difference<RichNode> =>
  difference(before, after, { same: sameValue, key: blockKey })

interface Hunked {
  readonly hunk: Hunk<RichNode>
  readonly theirs: Difference<RichNode>
  readonly path: readonly number[]
}

/** @returns the stretch of the current text between the nearest blocks before and after the change that still stand. */
function stretchOf({ start, end }: Hunk<RichNode>, { places }: Difference<RichNode>, length: number) {
  const left = places.findLastIndex((place, index) => index < start && place !== -1)
  const right = places.findIndex((place, index) => index >= end && place !== -1)
  return { from: left === -1 ? 0 : (places[left] ?? 0) + 1, to: right === -1 ? length : (places[right] ?? 0) }
}

/** New blocks between two that stood: there is always a place for them. Where they stand already others may have written beside them since. */
function placed(o: Three<readonly RichNode[]>, { hunk, theirs, path }: Hunked): readonly TextStep[] {
  const { before, current } = o
  const { start, insert } = hunk
  const { from, to } = stretchOf(hunk, theirs, current.length)
  const times = timesIn(current, insert)
  const cameSince = times > timesIn(before, insert) && times >= timesIn(o.after, insert)
  if (cameSince || timesIn(current.slice(from, to), insert) > 0) return []
  const after = start > 0 ? standsNow(start - 1, theirs) : null
  const ahead = start < before.length ? standsNow(start, theirs) : null
  const at = after === null ? (ahead ?? to) : after + 1
  return [{ kind: 'blocks', path, at, remove: 0, insert }]
}

/** Blocks that were changed or removed, and new ones beside them. */
function changed(o: Three<readonly RichNode[]>, { hunk, theirs, path }: Hunked): readonly TextStep[] | null {
  const { before, current } = o
  const { start, end, insert } = hunk
  const were = before.slice(start, end)
  const { from, to } = stretchOf(hunk, theirs, current.length)
  const isGone = theirs.places.slice(start, end).every((place) => place === -1)
  if (isGone && insert.length > 0 && timesIn(current.slice(from, to), insert) > 0) return []
  const shift = likestShift(were, insert)
  const steps: TextStep[] = []
  let next: number | null = null
  for (const [index, was] of were.entries()) {
    const now = standsNow(start + index, theirs)
    const mine = insert[index + shift]
    if (index === 0 && shift > 0) {
      if (now === null) return null
      steps.push({ kind: 'blocks', path, at: now, remove: 0, insert: insert.slice(0, shift) })
    }
    if (mine === undefined) {
      // Others have removed it too, or changed it.
      if (theirs.places[start + index] === -1) {
        if (now !== null || isRewritten(start + index, theirs)) return null
        continue
      }
      steps.push({ kind: 'blocks', path, at: now ?? 0, remove: 1, insert: [] })
      continue
    }
    const block = now === null ? undefined : current[now]
    if (now === null || block === undefined) return null
    const made = blockOnto({ before: was, after: mine, current: block }, { path, at: now })
    if (made === null) return null
    steps.push(...made)
    next = now + 1
  }
  const rest = insert.slice(Math.max(0, were.length + shift))
  if (rest.length === 0) return steps
  return next === null ? null : [...steps, { kind: 'blocks', path, at: next, remove: 0, insert: rest }]
}

/** @returns how far after the blocks that were changed those that they became begin: where they are most alike. */
function likestShift(were: readonly RichNode[], became: readonly RichNode[]): number {
  const room = became.length - were.length
  let [best, bestLike] = [0, -1]
  for (let shift = Math.min(0, room); shift <= Math.max(0, room); shift += 1) {
    const like = were.reduce((sum, was, index) => {
      const other = became[index + shift]
      return other === undefined ? sum : sum + likeness(was, other)
    }, 0)
    if (like > bestLike) [best, bestLike] = [shift, like]
  }
  return best
}

function likeness(one: RichNode, other: RichNode): number {
  return pointDifference(pointsOf([one]), pointsOf([other])).places.filter((place) => place !== -1).length
}

/** @returns where a block stands, as it was or as somebody has changed it since; null when it cannot be told, or is gone. */
function standsNow(index: number, { places, hunks }: Difference<RichNode>): number | null {
  const place = places[index] ?? -1
  if (place !== -1) return place
  const hunk = hunks.find(({ start, end }) => start <= index && index < end)
  return hunk === undefined || hunk.end - hunk.start !== hunk.insert.length ? null : hunk.at + index - hunk.start
}

function isRewritten(index: number, { hunks }: Difference<RichNode>): boolean {
  return hunks.some(({ start, end, insert }) => start <= index && index < end && insert.length > 0)
}

function blockOnto(
  o: Three<RichNode>,
  { path, at }: { readonly path: readonly number[]; readonly at: number },
): readonly TextStep[] | null {
  const { before, after, current } = o
  if (blockKey(current) === blockKey(after)) return []
  const untouched = blockKey(current) === blockKey(before)
  const whole: readonly TextStep[] = [{ kind: 'blocks', path, at, remove: 1, insert: [after] }]
  if ('text' in before || 'text' in after || 'text' in current) return null
  const frames = [before, after, current].map((each) => blockKey({ ...each, children: [] }))
  if (new Set(frames).size > 1) return untouched ? whole : null
  const children = { before: before.children, after: after.children, current: current.children }
  const all = [...before.children, ...after.children, ...current.children]
  if (all.every((each) => 'text' in each)) return charactersOnto(children, { block: current, path: [...path, at] })
  if (all.every((each) => !('text' in each))) return stepsOnto(children, [...path, at])
  return untouched ? whole : null
}

/** One word, as it is marked. */
interface Point {
  readonly text: string
  readonly key: string
  readonly run: Run | null
}

function charactersOnto(
  o: Three<readonly RichNode[]>,
  { block, path }: { readonly block: Element; readonly path: readonly number[] },
): readonly TextStep[] | null {
  const [before, after, current] = [pointsOf(o.before), pointsOf(o.after), pointsOf(o.current)]
  const theirs = pointDifference(before, current).hunks
  const changes: { at: number; remove: number; insert: readonly Run[] }[] = []
  const then: Point[] = []
  let copied = 0
  for (const hunk of pointDifference(before, after).hunks) {
    const { start, end, insert } = hunk
    const met = theirs.find((each) => each.start <= end && start <= each.end)
    if (met !== undefined) {
      if (start !== end || met.start > start || !keysOf(met.insert).includes(keysOf(insert))) return null
      continue
    }
    const at = theirs.reduce(
      (sum, each) => (each.end < start ? sum + each.insert.length - each.end + each.start : sum),
      start,
    )
    then.push(...current.slice(copied, at), ...insert)
    copied = at + end - start
    const smaller = withinWords(current.slice(at, copied), insert)
    changes.push({
      at: lengthOf(current.slice(0, at)) + smaller.at,
      remove: smaller.remove,
      insert: smaller.insert,
    })
  }
  if (changes.length === 0) return []
  then.push(...current.slice(copied))
  return [{ kind: 'characters', path, changes, block: { ...block, children: runsOf(then) } }]
}

const pointDifference = (before: readonly Point[], after: readonly Point[]): Difference<Point> =>
  difference(before, after, { same: (one, other) => one.key === other.key, key: ({ key }) => key })

/** Words that became others: only the letters that differ, where all are marked alike. */
function withinWords(were: readonly Point[], became: readonly Point[]) {
  const [before, after] = [were, became].map((points) => Array.from(points.map(({ text }) => text).join('')))
  const marks = new Set([...were, ...became].map(({ text, key }) => key.slice(text.length)))
  const run = became.at(0)?.run ?? null
  if (before === undefined || after === undefined || marks.size > 1 || run === null)
    return { at: 0, remove: lengthOf(were), insert: runsOf(became) }
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const text = after.slice(start, after.length - tail).join('')
  return {
    at: before.slice(0, start).join('').length,
    remove: before.slice(start, before.length - tail).join('').length,
    insert: text === '' ? [] : [{ ...run, text }],
  }
}

/** A word, a space or a sign: what people change as one. */
const wordPattern = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu

function pointsOf(nodes: readonly RichNode[]): readonly Point[] {
  return nodes.flatMap((node) =>
    'text' in node
      ? (node.text.match(wordPattern) ?? []).map((text) => ({
          text,
          key: text + blockKey({ ...node, text: '' }),
          run: node,
        }))
      : [{ text: '', key: node.type, run: null }, ...pointsOf(node.children)],
  )
}

function runsOf(points: readonly Point[]): readonly Run[] {
  const runs: Run[] = []
  let last = ''
  for (const { text, key, run } of points) {
    if (run === null) continue
    const marks = key.slice(text.length)
    const before = runs.at(-1)
    if (before !== undefined && marks === last) runs[runs.length - 1] = { ...before, text: before.text + text }
    else runs.push({ ...run, text })
    last = marks
  }
  return runs
}

const keysOf = (points: readonly Point[]): string => points.map(({ key }) => key).join('')
const lengthOf = (points: readonly Point[]): number => points.reduce((sum, { text }) => sum + text.length, 0)

function timesIn(blocks: readonly RichNode[], part: readonly RichNode[]): number {
  const [keys, sought] = [blocks.map(blockKey), part.map(blockKey)]
  return keys.filter((_key, at) => sought.every((each, index) => each === keys[at + index])).length
}

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
  if (step.kind === 'characters')
    return step.changes.reduce((sum, { remove, insert }) => sum + textLength(insert) - remove, 0)
  const { path, at, remove, insert } = step
  const children = path.reduce<readonly RichNode[]>((nodes, index) => childrenOf(nodes[index]), current)
  return textLength(insert) - textLength(children.slice(at, at + remove))
}

const childrenOf = (node: RichNode | undefined): readonly RichNode[] =>
  node === undefined || 'text' in node ? [] : node.children

function textLength(nodes: readonly RichNode[]): number {
  return nodes.reduce((sum, node) => sum + ('text' in node ? node.text.length : textLength(node.children)), 0)
}

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
  fillRichText(inside, step.block.children)
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
