// Reversal plan: takes back the effect of an earlier decision where that can be done, and says what stays and why. Nothing people or later
// decisions have settled since is overridden. Pure; called by decide before the new decision's own effect.

import type { FieldChange } from '../../shared/board/change.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Undone } from '../../shared/deciding/decision.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { FrameRuling, RuledBoard, StreamRuling } from './board-rulings.ts'
import { type BoardPlan, boardWith, statusChanges, withFrozen, withoutFrozen } from './effect-plan.ts'

type Kept = Undone['kept'][number]

export interface ReversedDecision {
  readonly number: number
  readonly effect: Effect
  /** It took back an earlier one itself; that is not made again. */
  readonly wasReversal: boolean
  /** The queue as it was when it was made, so that what comes back comes back to its place. */
  readonly queueThen: readonly ItemId[]
  /** The frame that stood before it; null = the programme's own. */
  readonly frameBefore: FrameRuling | null
  /** The stream of that name as it stood before; null = there was none. */
  readonly streamBefore: StreamRuling | null
}

interface ReversalAsked {
  readonly reversed: ReversedDecision
  /** Number of the decision that reverses. */
  readonly decision: number
}

/** What is to be written, what became of it, and the board as it is then. */
type Reversal = BoardPlan & { readonly undone: Undone }

export function planReversal(ruled: RuledBoard, o: ReversalAsked): Reversal & { readonly board: Board } {
  const plan = undoEffect(ruled, o)
  const kept: readonly Kept[] = o.reversed.wasReversal ? [{ what: 'reversal', why: 'lasting' }] : []
  return { ...plan, undone: withKept(plan.undone, kept), board: boardWith(ruled.board, plan.changes) }
}

function undoEffect(ruled: RuledBoard, o: ReversalAsked): Reversal {
  const { reversed } = o
  const { effect } = reversed
  switch (effect.type) {
    case 'none':
      return { changes: [], rulings: ruled.rulings, undone: { takenBack: [], kept: [] } }
    case 'scope':
      return undoScope(ruled, effect.items, reversed.number)
    case 'change':
      return undoFreeze(ruled, effect.items, reversed.number)
    case 'items-in':
      return undoMoves(ruled, { items: effect.items, back: 'cut', reversed })
    case 'cut':
      return undoCut(ruled, effect.items, reversed)
    case 'release':
      return undoRelease(ruled, effect.items, o.decision)
    case 'frame':
      return undoFrame(ruled, reversed)
    case 'stream':
      return undoStream(ruled, effect.name, reversed)
    case 'reopen':
      return keep(ruled, [{ what: 'reopen', why: 'lasting' }])
  }
}

function keep({ rulings }: RuledBoard, kept: readonly Kept[]): Reversal {
  return { changes: [], rulings, undone: { takenBack: [], kept: [...kept] } }
}

function undoScope(ruled: RuledBoard, items: readonly ItemId[], number: number) {
  const { changes, rulings, undone } = undoFreeze(ruled, items, number)
  if (rulings.scope?.decision !== number) {
    return { changes, rulings, undone: withKept(undone, [{ what: 'scope', why: 'decided-since' }]) }
  }
  const takenBack = ['scope', ...undone.takenBack]
  return { changes, rulings: { ...rulings, scope: null }, undone: { ...undone, takenBack } }
}

/** What this very decision froze is free again; what a later one holds stays with that. */
function undoFreeze({ rulings }: RuledBoard, items: readonly ItemId[], number: number) {
  const each = [...new Set(items)]
  const ours = each.filter((id) => rulings.frozen.get(id) === number)
  const kept = each
    .filter((id) => rulings.frozen.has(id) && !ours.includes(id))
    .map((id): Kept => ({ what: id, why: 'decided-since' }))
  return { changes: [], rulings: withoutFrozen(rulings, ours), undone: { takenBack: ours, kept } }
}

/** What a later decision holds stays as that decided; all else that was cut by this one is told as reversed. */
function undoCut(ruled: RuledBoard, items: readonly ItemId[], reversed: ReversedDecision) {
  const back = undoMoves(ruled, { items, back: 'queue', reversed })
  const after = boardWith(ruled.board, back.changes)
  const ours = items.filter((id) => after.items.get(id)?.cut.status === 'decided' && !back.rulings.frozen.has(id))
  return { ...back, changes: [...back.changes, ...statusChanges(after, ours, 'reversed')] }
}

function undoMoves(
  ruled: RuledBoard,
  o: { readonly items: readonly ItemId[]; readonly back: 'queue' | 'cut'; readonly reversed: ReversedDecision },
) {
  const { back, reversed } = o
  const changes: FieldChange[] = []
  const takenBack: string[] = []
  const kept: Kept[] = []
  const freed: ItemId[] = []
  let board = ruled.board
  // The last first: each then finds the neighbour it stood before.
  const order = (id: ItemId): number => reversed.queueThen.indexOf(id)
  for (const id of [...new Set(o.items)].sort((a, b) => order(b) - order(a))) {
    const item = board.items.get(id)
    const by = ruled.rulings.frozen.get(id)
    if (item === undefined) kept.push({ what: id, why: 'gone' })
    else if (by !== undefined && by !== reversed.number) kept.push({ what: id, why: 'decided-since' })
    else if (back === 'queue' && order(id) < 0) {
      // It stood on the cut list before the decision too: all that was done to it was to freeze it.
      if (by !== undefined) freed.push(id)
      takenBack.push(id)
    } else if (item.position.list === back) {
      if (by !== undefined) freed.push(id)
      kept.push({ what: id, why: 'moved' })
    } else {
      if (by !== undefined) freed.push(id)
      const before = back === 'queue' ? nextStanding(reversed.queueThen, id, board.queue) : null
      const place = { list: back, before }
      const moved = planBoardEdit(board, { type: 'move-item', item: id, place }, ruled.rulings.frozen)
      if (moved.ok) {
        changes.push(...moved.value)
        board = boardWith(board, moved.value)
        takenBack.push(id)
      } else kept.push({ what: id, why: 'cut-incomplete' })
    }
  }
  return { changes, rulings: withoutFrozen(ruled.rulings, freed), undone: { takenBack, kept } }
}

/** @returns the first that stood after `id` then and stands in the queue now; null = last. */
function nextStanding(queueThen: readonly ItemId[], id: ItemId, queue: readonly ItemId[]): ItemId | null {
  const at = queueThen.indexOf(id)
  if (at < 0) return null
  const standing = new Set(queue)
  return queueThen.slice(at + 1).find((other) => standing.has(other)) ?? null
}

function undoRelease({ board, rulings }: RuledBoard, items: readonly ItemId[], decision: number) {
  const each = [...new Set(items)]
  const again = each.filter((id) => board.items.has(id) && !rulings.frozen.has(id))
  const kept = each
    .filter((id) => !again.includes(id))
    .map((id): Kept => ({ what: id, why: board.items.has(id) ? 'decided-since' : 'gone' }))
  return { changes: [], rulings: withFrozen(rulings, again, decision), undone: { takenBack: again, kept } }
}

function undoFrame(ruled: RuledBoard, { number, frameBefore }: ReversedDecision) {
  if (ruled.rulings.frame?.decision !== number) return keep(ruled, [{ what: 'frame', why: 'decided-since' }])
  const rulings = { ...ruled.rulings, frame: frameBefore }
  return { changes: [], rulings, undone: { takenBack: ['frame'], kept: [] } }
}

function undoStream(ruled: RuledBoard, name: string, { number, streamBefore }: ReversedDecision) {
  const others = ruled.rulings.streams.filter((stream) => stream.decision !== number)
  if (others.length === ruled.rulings.streams.length) return keep(ruled, [{ what: name, why: 'decided-since' }])
  const streams = streamBefore === null ? others : [...others, streamBefore]
  return { changes: [], rulings: { ...ruled.rulings, streams }, undone: { takenBack: [name], kept: [] } }
}

function withKept(undone: Undone, kept: readonly Kept[]): Undone {
  return { ...undone, kept: [...kept, ...undone.kept] }
}
