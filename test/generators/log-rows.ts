// Log rows: what a log holds after several people have written for a while: only what was admitted, in order. The same seed gives the same rows.
// Used by the tests of how a room's document is moved on.

import type { Room } from '../../shared/ids.ts'
import { PlainJudge } from './plain-judge.ts'
import { seededRandom } from './seeded-random.ts'
import { writersDocument, writersOf } from './writers.ts'

/** @param o.updates how many are written; those that are refused are in no log */
export function logRows(o: { readonly kind: Room['kind']; readonly seed: number; readonly updates: number }): {
  readonly first: Uint8Array
  readonly rows: readonly Uint8Array[]
} {
  const { kind } = o
  const random = seededRandom(o.seed)
  const first = writersDocument(kind)
  const { writers, holder } = writersOf({ kind, random, first })
  const judge = new PlainJudge(first, kind)
  const taken = new Map(writers.map((writer) => [writer, 0]))
  for (let at = 0; at < o.updates; at += 1) {
    const writer = random.pick(writers)
    const verdict = judge.judge({ bytes: writer.write(), personId: writer.person, role: 'programme-manager', holder })
    judge.settled = judge.rows.length
    if (verdict.kind !== 'row') writer.begin(judge.committed())
    else if (random.chance(0.3)) writer.take(judge.rows.slice(taken.get(writer)))
    else continue
    taken.set(writer, judge.rows.length)
  }
  return { first, rows: judge.rows }
}
