// Text steps: what makes a change of a text once more on the text as it is now: block by block, and within a block word by word, so that nothing
// is written anew but what was written. Pure. Called by text-again.ts.

import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { blockKey, type Difference, difference, type Hunk } from './text-difference.ts'
import { likeness, type Three, type WordChanges, wordsOnto } from './text-words.ts'

/** One step of a change. Those of a text are in the order of the places they concern, so that they are made from the last to the first. */
export type TextStep =
  | {
      readonly kind: 'blocks'
      /** Child by child from the text to whose children these are. */
      readonly path: readonly number[]
      readonly at: number
      readonly remove: number
      readonly insert: readonly RichNode[]
    }
  | ({ readonly kind: 'words'; readonly path: readonly number[] } & WordChanges)

/** @returns what makes the change on `current`: nothing when it stands there; null when somebody has changed the same. */
export function stepsOnto(o: Three<readonly RichNode[]>, path: readonly number[] = []): readonly TextStep[] | null {
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

/** @returns whether what was written stands in the text since: the change was made, and others may have written beside it. */
function cameSince(
  { before, after, current }: Three<readonly RichNode[]>,
  { hunk, theirs }: Omit<Hunked, 'path'>,
): boolean {
  const { insert } = hunk
  const times = timesIn(current, insert)
  // An empty line says nothing of whose it is.
  if (textLength(insert) === 0 || times <= timesIn(before, insert)) return false
  const { from, to } = stretchOf(hunk, theirs, current.length)
  return times >= timesIn(after, insert) || timesIn(current.slice(from, to), insert) > 0
}

/** New blocks between two that stood: there is always a place for them. */
function placed(o: Three<readonly RichNode[]>, { hunk, theirs, path }: Hunked): readonly TextStep[] {
  const { before, current } = o
  const { start, insert } = hunk
  if (cameSince(o, { hunk, theirs })) return []
  const { to } = stretchOf(hunk, theirs, current.length)
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
  const isGone = theirs.places.slice(start, end).every((place) => place === -1)
  if (isGone && cameSince(o, { hunk, theirs })) return []
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
  if (all.every((each) => 'text' in each)) {
    const words = wordsOnto(children)
    if (words === null || words.changes.length === 0) return words && []
    return [{ kind: 'words', path: [...path, at], ...words }]
  }
  if (all.every((each) => !('text' in each))) return stepsOnto(children, [...path, at])
  return untouched ? whole : null
}

function timesIn(blocks: readonly RichNode[], part: readonly RichNode[]): number {
  const [keys, sought] = [blocks.map(blockKey), part.map(blockKey)]
  return keys.filter((_key, at) => sought.every((each, index) => each === keys[at + index])).length
}

export const blockDifference = (before: readonly RichNode[], after: readonly RichNode[]): Difference<RichNode> =>
  difference(before, after, { same: sameValue, key: blockKey })

/** @returns the number of characters. */
export function textLength(nodes: readonly RichNode[]): number {
  return nodes.reduce((sum, node) => sum + ('text' in node ? node.text.length : textLength(node.children)), 0)
}
