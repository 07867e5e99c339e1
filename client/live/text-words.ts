// Text words: a change within one block of a text, word by word, moved onto the block as it is now. Pure. Called by text-steps.ts.

import type { RichNode } from '../../shared/board/change.ts'
import { blockKey, type Difference, difference } from './text-difference.ts'

export type Block = Extract<RichNode, { readonly children: readonly RichNode[] }>
export type Run = Exclude<RichNode, Block>

export interface Three<Value> {
  readonly before: Value
  readonly after: Value
  readonly current: Value
}

export interface WordChanges {
  /** In the order of their places, counted in characters of the block as it is now. */
  readonly changes: readonly { readonly at: number; readonly remove: number; readonly insert: readonly Run[] }[]
  /** All of the block as it then is. */
  readonly runs: readonly Run[]
}

/** One word, as it is marked. */
interface Point {
  readonly text: string
  readonly key: string
  readonly run: Run | null
}

/** @returns null when somebody has changed the same words; no changes when it stands there. */
export function wordsOnto(o: Three<readonly RichNode[]>): WordChanges | null {
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
  then.push(...current.slice(copied))
  return { changes, runs: runsOf(then) }
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

/** @returns how many words two blocks have in common. */
export function likeness(one: RichNode, other: RichNode): number {
  return pointDifference(pointsOf([one]), pointsOf([other])).places.filter((place) => place !== -1).length
}

const keysOf = (points: readonly Point[]): string => points.map(({ key }) => key).join('')
const lengthOf = (points: readonly Point[]): number => points.reduce((sum, { text }) => sum + text.length, 0)
