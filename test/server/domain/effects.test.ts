// What a decision does to the board: each effect whole or not at all, what it settles frozen, and what a reversal takes back and what it leaves.

import { describe, expect, it } from 'vitest'
import type { RuledBoard } from '../../../server/domain/board-rulings.ts'
import { boardWith, planEffect } from '../../../server/domain/effect-plan.ts'
import { planReversal, type ReversedDecision } from '../../../server/domain/reversal-plan.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { boardAfter } from '../../../shared/board/snapshot.ts'
import type { Undone } from '../../../shared/deciding/decision.ts'
import type { Effect } from '../../../shared/deciding/effect.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { type Outcome, type Refusal, refuse } from '../../../shared/outcome.ts'
import { area, asCut, fullCut, id } from '../../shared/a-board.ts'
import {
  aRuledBoard,
  aWorld,
  conclude,
  facilitator,
  give,
  ingrid,
  ola,
  open,
  owner,
  pass,
  pointId,
  show,
  sits,
  supports,
  type World,
  write,
} from './deciding-world.ts'

const [dd1, dd2, dd3, k1] = ['DD-1', 'DD-2', 'DD-3', 'KI-K1'].map(id) as [never, never, never, never]
const isMember = (person: string): boolean => person === 'ola'

function afterEffect(ruled: RuledBoard, effect: Effect, decision: number): Outcome<RuledBoard> {
  const ofStream = ruled.rulings.streams.map((stream) => stream.decision)
  const plan = planEffect(ruled, { effect, decision, internal: false, pointId, ofStream, isMember })
  if (!plan.ok) return plan
  return { ok: true, value: { board: boardWith(ruled.board, plan.value.changes), rulings: plan.value.rulings } }
}
function must(outcome: Outcome<RuledBoard>): RuledBoard {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
/** The lists, and what is frozen by what. */
const told = ({ board, rulings }: RuledBoard) => ({
  queue: board.queue,
  cut: board.cut,
  frozen: Object.fromEntries(rulings.frozen),
})
const asItWas = told(aRuledBoard)
const statuses = ({ board }: Pick<RuledBoard, 'board'>) =>
  Object.fromEntries([...board.items.values()].map(({ id: each, cut }) => [each, cut.status]))
const about = (code: Refusal['code'], item: string) => refuse(code, { record: item, params: { id: item } })

describe('an effect', () => {
  it('[DEC7] none does nothing', () => {
    expect(must(afterEffect(aRuledBoard, { type: 'none' }, 1))).toEqual(aRuledBoard)
  })

  it('[DEC7] scope holds ready items of the queue until the next, which takes its place', () => {
    const scoped = must(afterEffect(aRuledBoard, { type: 'scope', items: [dd1, dd2] }, 1))
    expect(told(scoped)).toEqual({ ...asItWas, frozen: { 'DD-1': 1, 'DD-2': 1 } })
    expect(scoped.rulings.scope).toEqual({ decision: 1, pointId, items: [dd1, dd2] })
    const next = must(afterEffect(scoped, { type: 'scope', items: [dd2] }, 2))
    expect(told(next).frozen).toEqual({ 'DD-2': 2 })
    expect(afterEffect(aRuledBoard, { type: 'scope', items: [dd3] }, 1)).toEqual(about('NOT_READY', 'DD-3'))
    expect(afterEffect(aRuledBoard, { type: 'scope', items: [k1] }, 1)).toEqual(about('EFFECT_IMPOSSIBLE', 'KI-K1'))
    expect(afterEffect(aRuledBoard, { type: 'scope', items: [id('DD-9')] }, 1)).toEqual(
      about('EFFECT_IMPOSSIBLE', 'DD-9'),
    )
  })

  it('[DEC7] items in come last in the queue and are held there; those that are not ready do not', () => {
    expect(told(must(afterEffect(aRuledBoard, { type: 'items-in', items: [k1] }, 4)))).toEqual({
      queue: [dd1, dd2, dd3, k1],
      cut: [],
      frozen: { 'KI-K1': 4 },
    })
    expect(afterEffect(aRuledBoard, { type: 'items-in', items: [dd1] }, 1)).toEqual(about('EFFECT_IMPOSSIBLE', 'DD-1'))
    const item = aRuledBoard.board.items.get(k1)
    const unready = item && { ...item, ready: { ...item.ready, what: { done: false } } }
    const board = boardAfter(aRuledBoard.board, new Map([[k1, unready ?? null]]))
    expect(afterEffect({ ...aRuledBoard, board }, { type: 'items-in', items: [k1] }, 1)).toEqual(
      about('NOT_READY', 'KI-K1'),
    )
  })

  it('[DEC7] a cut moves what stands in the queue to the cut list, with everything a cut must say, or nothing moves', () => {
    expect(told(must(afterEffect(aRuledBoard, { type: 'cut', items: [dd1, k1] }, 2)))).toEqual({
      queue: [dd2, dd3],
      cut: [k1, dd1],
      frozen: { 'DD-1': 2, 'KI-K1': 2 },
    })
    expect(afterEffect(aRuledBoard, { type: 'cut', items: [dd1, dd2] }, 2)).toEqual(
      refuse('CUT_INCOMPLETE', { record: 'DD-2', field: 'cut' }),
    )
  })

  it('[CUT2] a cut is decided by it, wherever it stood, and nothing else of it changes', () => {
    const done = must(afterEffect(aRuledBoard, { type: 'cut', items: [dd1, k1] }, 2))
    expect(statuses(done)).toEqual({ 'DD-1': 'decided', 'DD-2': 'possible', 'DD-3': 'possible', 'KI-K1': 'decided' })
    for (const each of [dd1, k1]) {
      const [was, is] = [aRuledBoard.board.items.get(each), done.board.items.get(each)]
      expect({ ...is, position: null, cut: { ...is?.cut, status: 'possible' } }).toEqual({ ...was, position: null })
    }
  })

  it('[CUT2] what was cut, set free since and brought in again is reversed; put on the cut list anew it is possible', () => {
    const cut = must(afterEffect(aRuledBoard, { type: 'cut', items: [dd1] }, 1))
    const free = must(afterEffect(cut, { type: 'release', items: [dd1] }, 2))
    const inAgain = must(afterEffect(free, { type: 'items-in', items: [dd1] }, 3))
    expect(statuses(inAgain)['DD-1']).toBe('reversed')
    expect(statuses(must(afterEffect(aRuledBoard, { type: 'items-in', items: [k1] }, 1)))['KI-K1']).toBe('possible')
    const anew = planBoardEdit(inAgain.board, { type: 'move-to-cut-list', item: dd1, before: null, cut: fullCut })
    expect(anew.ok && anew.value.map(({ key, to }) => [key, to])).toContainEqual(['cut.status', 'possible'])
  })

  it('[CUT3] cuts whole rollout areas alone where the programme does', () => {
    const whole = { ...aRuledBoard, rulings: { ...aRuledBoard.rulings, cutArea: 'OMR' } }
    expect(afterEffect(whole, { type: 'cut', items: [dd1] }, 1)).toEqual(about('CUT_UNIT', 'DD-1'))
    const item = whole.board.items.get(dd1)
    const board = boardAfter(whole.board, new Map([[dd1, item ? { ...item, area: area('OMR') } : null]]))
    expect(statuses(must(afterEffect({ ...whole, board }, { type: 'cut', items: [dd1] }, 1)))['DD-1']).toBe('decided')
    expect(afterEffect({ ...whole, board }, { type: 'cut', items: [dd1, k1] }, 1)).toEqual(about('CUT_UNIT', 'KI-K1'))
  })

  it('[DEC7] the frame, a stream and a change', () => {
    const frame: Effect = { type: 'frame', p50: 500, p85: 600, document: 'Styringsdokument 1.2' }
    expect(must(afterEffect(aRuledBoard, frame, 3)).rulings.frame).toEqual({ p50: 500, p85: 600, decision: 3 })
    expect(afterEffect(aRuledBoard, { ...frame, p50: 601 }, 3)).toEqual(refuse('FRAME_ORDER', { field: 'p50' }))
    const ola = personIdSchema.parse('ola')
    const stream: Effect = { type: 'stream', name: 'Kritisk informasjon', mandate: 'Innføre', owner: ola }
    const first = must(afterEffect(aRuledBoard, stream, 5))
    expect(must(afterEffect(first, { ...stream, mandate: 'Følge opp' }, 6)).rulings.streams).toEqual([
      { decision: 6, name: 'Kritisk informasjon', mandate: 'Følge opp', owner: ola },
    ])
    const nobody = personIdSchema.parse('ukjent')
    expect(afterEffect(aRuledBoard, { ...stream, owner: nobody }, 5)).toEqual(about('EFFECT_IMPOSSIBLE', 'ukjent'))
    const changed = must(afterEffect(aRuledBoard, { type: 'change', title: 'Endring 7', items: [dd3] }, 8))
    expect(told(changed).frozen).toEqual({ 'DD-3': 8 })
    expect(afterEffect(aRuledBoard, { type: 'reopen', reason: 'x' }, 1)).toEqual(refuse('INVALID', { field: 'effect' }))
  })

  it('[DEC6] is refused on what a decision holds, until that is released', () => {
    const held = must(afterEffect(aRuledBoard, { type: 'change', title: 'Endring', items: [dd1, k1] }, 12))
    const frozen = (item: string) => refuse('FROZEN', { record: item, params: { id: item, decision: 12 } })
    expect(afterEffect(held, { type: 'scope', items: [dd1] }, 13)).toEqual(frozen('DD-1'))
    expect(afterEffect(held, { type: 'cut', items: [dd1] }, 13)).toEqual(frozen('DD-1'))
    expect(afterEffect(held, { type: 'items-in', items: [k1] }, 13)).toEqual(frozen('KI-K1'))
    expect(afterEffect(held, { type: 'change', title: 'Ny', items: [dd1] }, 13)).toEqual(frozen('DD-1'))
    expect(afterEffect(held, { type: 'release', items: [dd2] }, 13)).toEqual(about('EFFECT_IMPOSSIBLE', 'DD-2'))
    const released = must(afterEffect(held, { type: 'release', items: [dd1] }, 13))
    expect(told(released).frozen).toEqual({ 'KI-K1': 12 })
    expect(must(afterEffect(released, { type: 'scope', items: [dd1] }, 14)).rulings.frozen.get(dd1)).toBe(14)
  })
})

describe('a reversal', () => {
  const queueThen = aRuledBoard.board.queue
  const reversedOf = (effect: Effect, over: Partial<ReversedDecision> = {}): ReversedDecision => ({
    number: 1,
    effect,
    wasReversal: false,
    queueThen,
    frameBefore: null,
    streamBefore: null,
    ...over,
  })
  function back(ruled: RuledBoard, reversed: ReversedDecision): RuledBoard & { readonly undone: Undone } {
    const plan = planReversal(ruled, { reversed, decision: 9 })
    return { board: boardWith(ruled.board, plan.changes), rulings: plan.rulings, undone: plan.undone }
  }

  it('[DEC8] brings what was cut back to its place, and frees it', () => {
    const cut: Effect = { type: 'cut', items: [dd1, k1] }
    const reversed = back(must(afterEffect(aRuledBoard, cut, 1)), reversedOf(cut))
    expect(told(reversed)).toEqual(asItWas)
    expect(reversed.undone).toEqual({ takenBack: ['DD-1', 'KI-K1'], kept: [] })
  })

  it('[CUT2] makes what it takes back reversed, and leaves as decided what a later decision holds', () => {
    const cut: Effect = { type: 'cut', items: [dd1, dd3, k1] }
    const done = must(afterEffect(aRuledBoard, cut, 1))
    const reversed = statuses(back(done, reversedOf(cut)))
    expect(reversed).toEqual({ 'DD-1': 'reversed', 'DD-2': 'possible', 'DD-3': 'reversed', 'KI-K1': 'reversed' })
    const held = { ...done, rulings: { ...done.rulings, frozen: new Map([[dd3, 5]]) } }
    expect(statuses(back(held, reversedOf(cut)))).toEqual({ ...reversed, 'DD-3': 'decided' })
    expect(statuses(must(afterEffect(back(done, reversedOf(cut)), cut, 2)))['KI-K1']).toBe('decided')
  })

  it('[DEC8] takes items in back to the cut list where their cut says enough', () => {
    const items: Effect = { type: 'items-in', items: [k1] }
    expect(told(back(must(afterEffect(aRuledBoard, items, 1)), reversedOf(items)))).toEqual(asItWas)
    const bare = asCut({ reason: '', cost: '', benefit: '', latestUsefulDate: null })
    const now = must(afterEffect(aRuledBoard, items, 1))
    const item = now.board.items.get(k1)
    const board = boardAfter(now.board, new Map([[k1, item ? { ...item, cut: bare } : null]]))
    const reversed = back({ ...now, board }, reversedOf(items))
    expect(told(reversed)).toEqual({ queue: [dd1, dd2, dd3, k1], cut: [], frozen: {} })
    expect(reversed.undone).toEqual({ takenBack: [], kept: [{ what: 'KI-K1', why: 'cut-incomplete' }] })
  })

  it('[DEC8] leaves what is gone, has moved or was decided since, and says so', () => {
    const cut: Effect = { type: 'cut', items: [dd1, dd3] }
    const done = must(afterEffect(aRuledBoard, cut, 1))
    const gone = { ...done, board: boardAfter(done.board, new Map([[dd1, null]])) }
    const since = { ...gone, rulings: { ...gone.rulings, frozen: new Map([[dd3, 5]]) } }
    const reversed = back(since, reversedOf(cut))
    expect(told(reversed)).toEqual(told(since))
    expect(reversed.undone).toEqual({
      takenBack: [],
      kept: [
        { what: 'DD-3', why: 'decided-since' },
        { what: 'DD-1', why: 'gone' },
      ],
    })
    const free = must(afterEffect(done, { type: 'release', items: [dd1] }, 2))
    const returned = { ...free, board: aRuledBoard.board }
    expect(back(returned, reversedOf({ type: 'cut', items: [dd1] })).undone).toEqual({
      takenBack: [],
      kept: [{ what: 'DD-1', why: 'moved' }],
    })
  })

  it('[DEC8] gives the frame, the stream and the scope before back, unless a later decision stands', () => {
    const frame: Effect = { type: 'frame', p50: 1, p85: 2, document: 'x' }
    const before = { p50: 500, p85: 600, decision: 0 }
    const framed = must(afterEffect(aRuledBoard, frame, 1))
    expect(back(framed, reversedOf(frame, { frameBefore: before })).rulings.frame).toEqual(before)
    const later = must(afterEffect(framed, { ...frame, p85: 3 }, 2))
    expect(back(later, reversedOf(frame)).undone.kept).toEqual([{ what: 'frame', why: 'decided-since' }])
    const scope: Effect = { type: 'scope', items: [dd1] }
    const scoped = must(afterEffect(aRuledBoard, scope, 1))
    const unscoped = back(scoped, reversedOf(scope))
    expect([unscoped.rulings.scope, told(unscoped).frozen, unscoped.undone.takenBack]).toEqual([
      null,
      {},
      ['scope', 'DD-1'],
    ])
    const rescoped = must(afterEffect(scoped, { type: 'scope', items: [dd2] }, 2))
    expect(back(rescoped, reversedOf(scope)).undone).toEqual({
      takenBack: [],
      kept: [{ what: 'scope', why: 'decided-since' }],
    })
  })

  it('[DEC8] holds again what was released, and does not make a reversal again', () => {
    const held = must(afterEffect(aRuledBoard, { type: 'change', title: 'x', items: [dd1] }, 1))
    const release: Effect = { type: 'release', items: [dd1] }
    const freed = must(afterEffect(held, release, 2))
    const reversed = back(freed, reversedOf(release, { number: 2, wasReversal: true }))
    expect(told(reversed).frozen).toEqual({ 'DD-1': 9 })
    expect(reversed.undone).toEqual({ takenBack: ['DD-1'], kept: [{ what: 'reversal', why: 'lasting' }] })
  })

  it('[DEC8] is a decision of its own, made once, and then carries out what it says itself', () => {
    const world = aWorld()
    const decided = (effect: Effect, reverses: string | null = null) => {
      agreed(world)
      return conclude(world, facilitator, { effect, reverses: reverses as never })
    }
    sits(world, owner, ola, ingrid)
    const first = decided({ type: 'cut', items: [dd1] })
    if (!first.ok) throw new Error(first.refusal.code)
    const second = decided({ type: 'scope', items: [dd1] }, first.value.id)
    expect(second).toMatchObject({
      ok: true,
      value: { number: 2, reverses: first.value.id, undone: { takenBack: ['DD-1'] } },
    })
    expect(told(world.ruled)).toEqual({ ...asItWas, frozen: { 'DD-1': 2 } })
    expect(decided({ type: 'none' }, first.value.id)).toEqual(refuse('DECIDED_ALREADY', { params: { decision: 2 } }))
    expect(decided({ type: 'none' }, second.ok ? second.value.id : null)).toMatchObject({
      ok: true,
      value: { number: 3 },
    })
  })
})

/** A new wording on which everybody agrees. */
function agreed(world: World): void {
  pass(world, 1_000)
  write(world, facilitator, { publish: true })
  open(world, facilitator)
  for (const who of [owner, ola, ingrid]) give(world, who, supports)
  show(world, facilitator)
}
