// Effect plan: what an effect does to the board as it stands, worked out before anything is written: the field changes, and what is settled
// afterwards. Refused whole where one part cannot be done. Pure; called by decide.

import { type FieldChange, sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item, isReady, itemFromFields } from '../../shared/board/item.ts'
import { planBoardEdit } from '../../shared/board/plan-edit.ts'
import { type Board, boardAfter } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import type { ItemId, PersonId, PointId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { mayBeCut } from '../../shared/rules/rulings.ts'
import { type BoardRulings, type RuledBoard, streamRuling } from './board-rulings.ts'

/** What is to be written: field changes in their order, and the rulings as they are then. */
export interface BoardPlan {
  readonly changes: readonly FieldChange[]
  readonly rulings: BoardRulings
}

export interface EffectAsked {
  readonly effect: Effect
  /** Number of the decision whose effect it is. */
  readonly decision: number
  readonly internal: boolean
  readonly pointId: PointId
  /** Numbers of the decisions made before on the stream that the effect names; none where it names none. */
  readonly ofStream: readonly number[]
  /** Whether somebody has a place on the programme. */
  readonly isMember: (person: PersonId) => boolean
}

/** @returns the plan; FROZEN, NOT_READY, CUT_INCOMPLETE, CUT_UNIT, FRAME_ORDER, EFFECT_IMPOSSIBLE name the item that stands in the way. */
export function planEffect({ board, rulings }: RuledBoard, asked: EffectAsked): Outcome<BoardPlan> {
  const { effect, decision } = asked
  switch (effect.type) {
    case 'none':
      return done({ changes: [], rulings })
    case 'scope':
      return planScope({ board, rulings }, { items: effect.items, decision, pointId: asked.pointId })
    case 'items-in':
      return planIn({ board, rulings }, { items: effect.items, decision })
    case 'cut':
      return planCut({ board, rulings }, { items: effect.items, decision })
    case 'change': {
      const free = standFree({ board, rulings }, effect.items)
      return free.ok ? done({ changes: [], rulings: withFrozen(rulings, effect.items, decision) }) : free
    }
    case 'release':
      return planRelease(rulings, effect.items)
    case 'frame':
      if (effect.p50 > effect.p85) return refuse('FRAME_ORDER', { field: 'p50' })
      return done({ changes: [], rulings: { ...rulings, frame: { p50: effect.p50, p85: effect.p85, decision } } })
    case 'stream': {
      const { owner } = effect
      if (!asked.isMember(owner)) return refuse('EFFECT_IMPOSSIBLE', { record: owner, params: { id: owner } })
      const others = rulings.streams.filter((stream) => !asked.ofStream.includes(stream.decision))
      const ruling = streamRuling({ number: decision, internal: asked.internal }, effect)
      return done({ changes: [], rulings: { ...rulings, streams: [...others, ruling] } })
    }
    case 'reopen':
      // Only the command that reopens makes it.
      return refuse('INVALID', { field: 'effect' })
  }
}

/** The scope until the next point takes the place of the one before: what that froze alone is free again. */
function planScope(
  { board, rulings }: RuledBoard,
  o: { readonly items: readonly ItemId[]; readonly decision: number; readonly pointId: PointId },
): Outcome<BoardPlan> {
  const { items, decision, pointId } = o
  const frozen = new Map([...rulings.frozen].filter(([, by]) => by !== rulings.scope?.decision))
  const before = { ...rulings, frozen }
  const free = standFree({ board, rulings: before }, items)
  if (!free.ok) return free
  for (const item of free.value) {
    if (item.position.list !== 'queue') return impossible(item.id)
    if (!isReady(item)) return refuse('NOT_READY', { record: item.id, params: { id: item.id } })
  }
  return done({
    changes: [],
    rulings: { ...withFrozen(before, items, decision), scope: { decision, pointId, items: [...new Set(items)] } },
  })
}

/** `from` null: wherever they stand; those that are there already stay in their place. */
function planMoves(
  { board, rulings }: RuledBoard,
  o: {
    readonly items: readonly ItemId[]
    readonly decision: number
    readonly from: 'queue' | 'cut' | null
    readonly to: 'queue' | 'cut'
    readonly readyOnly: boolean
  },
): Outcome<BoardPlan> {
  const free = standFree({ board, rulings }, o.items)
  if (!free.ok) return free
  const changes: FieldChange[] = []
  let now = board
  for (const item of free.value) {
    if (o.from !== null && item.position.list !== o.from) return impossible(item.id)
    if (o.readyOnly && !isReady(item)) return refuse('NOT_READY', { record: item.id, params: { id: item.id } })
    if (item.position.list === o.to) continue
    const place = { list: o.to, before: null }
    const moved = planBoardEdit(now, { type: 'move-item', item: item.id, place }, rulings.frozen)
    if (!moved.ok) return moved
    changes.push(...moved.value)
    now = boardWith(now, moved.value)
  }
  return done({ changes, rulings: withFrozen(rulings, o.items, o.decision) })
}

/** Brought into the queue: what was decided to be cut, and set free since, is so no more. */
function planIn(
  ruled: RuledBoard,
  { items, decision }: { readonly items: readonly ItemId[]; readonly decision: number },
): Outcome<BoardPlan> {
  const moved = planMoves(ruled, { items, decision, from: 'cut', to: 'queue', readyOnly: true })
  if (!moved.ok) return moved
  const { changes, rulings } = moved.value
  const cutBefore = items.filter((id) => ruled.board.items.get(id)?.cut.status === 'decided')
  const after = boardWith(ruled.board, changes)
  return done({ changes: [...changes, ...statusChanges(after, cutBefore, 'reversed')], rulings })
}

/** Cut: wherever they stood, they stand on the cut list as decided. */
function planCut(
  ruled: RuledBoard,
  { items, decision }: { readonly items: readonly ItemId[]; readonly decision: number },
): Outcome<BoardPlan> {
  for (const id of items) {
    const item = ruled.board.items.get(id)
    const isUnit = item === undefined ? done(true) : mayBeCut(ruled.rulings, item)
    if (!isUnit.ok) return isUnit
  }
  const moved = planMoves(ruled, { items, decision, from: null, to: 'cut', readyOnly: false })
  if (!moved.ok) return moved
  const { changes, rulings } = moved.value
  const after = boardWith(ruled.board, changes)
  return done({ changes: [...changes, ...statusChanges(after, items, 'decided')], rulings })
}

/** @returns what gives items a status they do not have; those that are gone are left out. */
export function statusChanges(
  board: Board,
  items: readonly ItemId[],
  status: 'decided' | 'reversed',
): readonly FieldChange[] {
  return [...new Set(items)].flatMap((item) => {
    const planned = planBoardEdit(board, { type: 'set-field', item, set: { field: 'cut.status', value: status } })
    return planned.ok ? planned.value : []
  })
}

function planRelease(rulings: BoardRulings, items: readonly ItemId[]): Outcome<BoardPlan> {
  const held = items.find((id) => !rulings.frozen.has(id))
  if (held !== undefined) return impossible(held)
  return done({ changes: [], rulings: withoutFrozen(rulings, items) })
}

/** @returns the items, each once, or why one of them cannot be decided: it does not stand, or a decision holds it. */
function standFree({ board, rulings }: RuledBoard, items: readonly ItemId[]): Outcome<readonly Item[]> {
  const found: Item[] = []
  for (const id of new Set(items)) {
    const item = board.items.get(id)
    if (item === undefined) return impossible(id)
    const by = rulings.frozen.get(id)
    if (by !== undefined) return refuse('FROZEN', { record: id, params: { id, decision: by } })
    found.push(item)
  }
  return done(found)
}

function impossible(id: string): ReturnType<typeof refuse> {
  return refuse('EFFECT_IMPOSSIBLE', { record: id, params: { id } })
}

/** @returns the rulings with these items frozen by a decision. */
export function withFrozen(rulings: BoardRulings, items: readonly ItemId[], decision: number): BoardRulings {
  return { ...rulings, frozen: new Map([...rulings.frozen, ...items.map((id) => [id, decision] as const)]) }
}

/** @returns the rulings with these items free. */
export function withoutFrozen(rulings: BoardRulings, items: readonly ItemId[]): BoardRulings {
  const frozen = new Map(rulings.frozen)
  for (const id of items) frozen.delete(id)
  return { ...rulings, frozen }
}

/** @returns the board after changes of fields that were planned on it. */
export function boardWith(board: Board, changes: readonly FieldChange[]): Board {
  const fields = new Map<string, Record<string, Json>>()
  for (const { record, key, to } of changes) {
    const item = board.items.get(record as ItemId)
    if (key === null || item === undefined) continue
    const after = fields.get(record) ?? fieldsOfItem(item)
    if (to === undefined) delete after[key]
    else after[key] = to
    fields.set(record, after)
  }
  const changed = new Map<ItemId, Item | null>()
  for (const [id, after] of fields) {
    const item = itemFromFields(id, after)
    if (item.ok && !sameValue(item.value, board.items.get(item.value.id))) changed.set(item.value.id, item.value)
  }
  return boardAfter(board, changed)
}
