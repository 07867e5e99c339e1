// Adoption of an alternative, as a plan over plain boards: what only the alternative changed is taken, what both changed is asked about, and the board's own
// work is never lost. Boards, alternatives and what happens on either are generated; seeds are printed by fast-check.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOfBoard } from '../../../server/commands/alternatives/board-content.ts'
import { type AdoptionScene, type BoardContent, contentOf, textIn } from '../../../server/domain/adoption-scene.ts'
import { movedSince } from '../../../server/domain/moved-since.ts'
import { type AdoptionPlan, planAdoption } from '../../../server/domain/plan-adoption.ts'
import { sameValue } from '../../../shared/board/change.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { adding, aQueue, copyOf, type Desk, fullCut, id, must } from '../../shared/a-board.ts'

const ids = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6', 'DD-7', 'DD-8'] as const
const anyId = fc.constantFrom(...ids).map(id)
const place = fc.record({ list: fc.constantFrom('queue', 'cut'), before: fc.option(anyId) })

/** Something somebody does; where it can not be done on the board as it stands, nothing happens. */
const anyEdit: fc.Arbitrary<BoardEdit> = fc.oneof(
  fc.record({ type: fc.constant('move-item' as const), item: anyId, place }) as fc.Arbitrary<BoardEdit>,
  fc.record({
    type: fc.constant('move-to-cut-list' as const),
    item: anyId,
    before: fc.option(anyId),
    cut: fc.constant(fullCut),
  }),
  fc
    .tuple(anyId, fc.constantFrom('En', 'To', 'Tre'))
    .map(([item, value]): BoardEdit => ({ type: 'set-field', item, set: { field: 'title', value } })),
  fc.tuple(anyId, fc.integer({ min: 1, max: 9 })).map(
    ([item, low]): BoardEdit => ({
      type: 'set-field',
      item,
      set: { field: 'estimate', value: { low, likely: low + 1, high: low + 2 } },
    }),
  ),
  fc.tuple(anyId, anyId).map(([item, needs]): BoardEdit => ({ type: 'set-dependency', item, needs, why: 'Grunnlag' })),
  anyId.map((item): BoardEdit => ({ type: 'remove-item', item })),
  fc.constantFrom('DD-9', 'DD-10', 'DD-11').map((each): BoardEdit => adding(each, null)),
)
const edits = fc.array(anyEdit, { maxLength: 12 })

interface World {
  readonly base: Desk
  readonly alternative: Desk
  readonly board: Desk
}

function worldOf(inAlternative: readonly BoardEdit[], onBoard: readonly BoardEdit[]): World {
  const base = aQueue(ids)
  const [alternative, board] = [copyOf(base, 2), copyOf(base, 3)]
  for (const each of inAlternative) alternative.edit(each)
  for (const each of onBoard) board.edit(each)
  return { base, alternative, board }
}

function sceneOf(world: World, o: Partial<Pick<AdoptionScene, 'answers' | 'frozen'>> = {}): AdoptionScene {
  const [base, alternative, now] = [world.base, world.alternative, world.board].map(({ doc }) => contentOfBoard(doc))
  return { frozen: new Map(), answers: [], ...o, base, alternative, now } as AdoptionScene
}

function planned(scene: AdoptionScene): AdoptionPlan {
  const plan = planAdoption(scene)
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal))
  return plan.value
}

/** Answers every conflict, as they turn up. */
function answered(scene: AdoptionScene, take: 'board' | 'alternative'): AdoptionPlan | null {
  const first = planAdoption(scene)
  if (!first.ok) return null
  const answers = first.value.conflicts.map(({ item, field, kind, seen }) => ({
    item,
    field,
    take: kind === 'barred' ? ('board' as const) : take,
    seen,
  }))
  const plan = planAdoption({ ...scene, answers })
  return plan.ok ? plan.value : null
}

/** What is read of a board, without the ranks its order is kept by. */
function readOut({ board, texts }: BoardContent) {
  const items = [...board.items.values()].map((item) => [item.id, contentOf(item), textIn({ board, texts }, item.id)])
  return { queue: board.queue, cut: board.cut, items: items.sort() }
}

describe('adopting an alternative', () => {
  it('[ALT6] moves an item that follows another in the alternative with it, also where it followed it before', () => {
    const beforeLast = { list: 'queue', before: id('DD-8') } as const
    const world = worldOf(
      [
        { type: 'move-item', item: id('DD-2'), place: beforeLast },
        { type: 'move-item', item: id('DD-3'), place: beforeLast },
      ],
      [],
    )
    const scene = sceneOf(world)
    expect(planned(scene).after.board.queue).toEqual(scene.alternative.board.queue)
  })

  it('[ALT6] makes the board the alternative where nobody has changed the board since', () => {
    fc.assert(
      fc.property(edits, (inAlternative) => {
        const world = worldOf(inAlternative, [])
        const scene = sceneOf(world)
        const plan = planned(scene)
        expect(plan.conflicts).toEqual([])
        expect(readOut(plan.after)).toEqual(readOut(scene.alternative))
        // What is written is what was told.
        writeChanges({ doc: world.board.doc, kind: 'board', changes: plan.changes, origin: 'test' })
        expect(readOut(contentOfBoard(world.board.doc))).toEqual(readOut(plan.after))
      }),
      { numRuns: 120 },
    )
  })

  it('[ALT7] loses nothing of what the board has changed, where its side is taken', () => {
    fc.assert(
      fc.property(edits, edits, (inAlternative, onBoard) => {
        const scene = sceneOf(worldOf(inAlternative, onBoard))
        const plan = answered(scene, 'board')
        if (plan === null) return
        expect(plan.unanswered).toBe(0)
        const { base, now } = scene
        const moved = movedSince(base.board, now.board)
        for (const [each, item] of now.board.items) {
          const was = base.board.items.get(each)
          const after = plan.after.board.items.get(each)
          // One that came back to where it stood is as it was, whatever its rank is called.
          const changed = was === undefined || moved.has(each) || !sameValue(contentOf(was), contentOf(item))
          // An item the board has touched stays.
          if (changed) expect(after).toBeDefined()
          if (was === undefined) expect(after && contentOf(after)).toEqual(contentOf(item))
          else if (after !== undefined) {
            for (const [key, value] of Object.entries(contentOf(item)))
              if (!sameValue(contentOf(was)[key], value)) expect(contentOf(after)[key]).toEqual(value)
          }
        }
        expectOrderKept(scene, plan.after.board)
      }),
      { numRuns: 150 },
    )
  })

  it('[ALT7] takes all of the alternative where its side is taken, and leaves those alone whom it never touched', () => {
    fc.assert(
      fc.property(edits, edits, (inAlternative, onBoard) => {
        const scene = sceneOf(worldOf(inAlternative, onBoard))
        const plan = answered(scene, 'alternative')
        if (plan === null) return
        const barred = new Set(plan.conflicts.filter(({ kind }) => kind === 'barred').map(({ item }) => item))
        for (const [each, item] of scene.alternative.board.items) {
          const was = scene.base.board.items.get(each)
          const after = plan.after.board.items.get(each)
          if (was === undefined || barred.has(each) || after === undefined) continue
          for (const [key, value] of Object.entries(contentOf(item))) {
            const isGone = key.startsWith('needs.') && !plan.after.board.items.has(id(key.slice('needs.'.length)))
            if (!isGone && !sameValue(contentOf(was)[key], value)) expect(contentOf(after)[key]).toEqual(value)
          }
        }
        for (const each of scene.base.board.items.keys()) {
          const isGone = !scene.alternative.board.items.has(each)
          if (isGone) expect(plan.after.board.items.has(each)).toBe(false)
        }
        expectOrderKept(scene, plan.after.board)
      }),
      { numRuns: 150 },
    )
  })

  it('[ALT8] asks about what both changed, holds an answer for what was seen alone, and takes the board’s side until then', () => {
    const title = (item: string, value: string): BoardEdit => ({
      type: 'set-field',
      item: id(item),
      set: { field: 'title', value },
    })
    const world = worldOf([title('DD-1', 'Alternativets'), title('DD-2', 'Fritt')], [title('DD-1', 'Køens')])
    const scene = sceneOf(world)
    const plan = planned(scene)
    const conflict = {
      item: 'DD-1',
      title: 'Køens',
      kind: 'field',
      field: 'title',
      why: null,
      base: 'Behov DD-1',
      board: 'Køens',
      alternative: 'Alternativets',
      seen: expect.any(String),
    }
    expect({ conflicts: plan.conflicts, unanswered: plan.unanswered }).toEqual({ conflicts: [conflict], unanswered: 1 })
    expect(titles(plan.after.board)).toMatchObject({ 'DD-1': 'Køens', 'DD-2': 'Fritt' })
    const seen = plan.conflicts[0]?.seen ?? ''
    const answers = [{ item: id('DD-1'), field: 'title', take: 'alternative' as const, seen }]
    expect(titles(planned({ ...scene, answers }).after.board)).toMatchObject({ 'DD-1': 'Alternativets' })
    must(world.board.edit(title('DD-1', 'Nyere')))
    const newer = planned(sceneOf(world, { answers }))
    expect({ unanswered: newer.unanswered, title: titles(newer.after.board)['DD-1'] }).toEqual({
      unanswered: 1,
      title: 'Nyere',
    })
  })

  it('[ALT9] lets nothing be done to what a decision holds, whatever is answered', () => {
    const world = worldOf(
      [
        { type: 'move-item', item: id('DD-3'), place: { list: 'queue', before: id('DD-1') } },
        { type: 'remove-item', item: id('DD-4') },
        { type: 'set-field', item: id('DD-5'), set: { field: 'title', value: 'Ny' } },
      ],
      [],
    )
    const frozen = new Map([id('DD-3'), id('DD-4')].map((each) => [each, 7]))
    const first = planned(sceneOf(world, { frozen }))
    expect(first.conflicts.map(({ item, kind, why, board }) => ({ item, kind, why, board }))).toEqual([
      { item: 'DD-3', kind: 'barred', why: 'FROZEN', board: 7 },
      { item: 'DD-4', kind: 'barred', why: 'FROZEN', board: 7 },
    ])
    const take = (side: 'board' | 'alternative') =>
      planned(
        sceneOf(world, {
          frozen,
          answers: first.conflicts.map(({ item, field, seen }) => ({ item, field, seen, take: side })),
        }),
      )
    expect([take('alternative').unanswered, take('board').unanswered]).toEqual([2, 0])
    const { board } = take('board').after
    expect({ queue: board.queue, title: titles(board)['DD-5'] }).toEqual({ queue: [...ids], title: 'Ny' })
  })

  it('[ALT7] gives an item whose id the board has given to another a new one, and its needs follow', () => {
    const world = worldOf(
      [adding('DD-9', 'DD-1'), { type: 'set-dependency', item: id('DD-2'), needs: id('DD-9'), why: 'Grunnlag' }],
      [{ ...adding('DD-9'), title: 'Køens egen' } as BoardEdit],
    )
    const plan = answered(sceneOf(world), 'alternative')
    expect({
      kinds: plan?.conflicts.map(({ kind }) => kind),
      queue: plan?.after.board.queue,
      needs: plan?.after.board.items.get(id('DD-2'))?.needs,
    }).toEqual({
      kinds: ['taken'],
      queue: ['DD-10', ...ids, 'DD-9'],
      needs: { 'DD-10': 'Grunnlag' },
    })
  })

  it('[ALT7] places what was moved by what it was moved behind, though the board has moved others meanwhile', () => {
    const move = (item: string, before: string | null): BoardEdit => ({
      type: 'move-item',
      item: id(item),
      place: { list: 'queue', before: before === null ? null : id(before) },
    })
    const world = worldOf([move('DD-8', 'DD-2')], [move('DD-1', null), adding('DD-9', 'DD-3')])
    expect(planned(sceneOf(world)).after.board.queue).toEqual([
      ...['DD-8', 'DD-2', 'DD-9', 'DD-3', 'DD-4', 'DD-5', 'DD-6', 'DD-7', 'DD-1'],
    ])
  })
})

/** Whoever the alternative has neither moved nor brought stands in the order the board has. */
function expectOrderKept({ base, alternative, now }: AdoptionScene, after: Board): void {
  const moved = movedSince(base.board, alternative.board)
  const isTheirs = (each: ItemId): boolean => base.board.items.has(each) && !moved.has(each)
  for (const list of ['queue', 'cut'] as const) {
    const stays = after[list].filter((each) => isTheirs(each) && now.board[list].includes(each))
    expect(stays).toEqual(now.board[list].filter((each) => stays.includes(each)))
  }
}

function titles({ items }: Board): Readonly<Record<string, string>> {
  return Object.fromEntries([...items.values()].map((item) => [item.id, item.title]))
}

it('[ALT7] an item that others were moved past has not moved', () => {
  const desk = aQueue(ids)
  const before = readBoard(desk.doc)
  must(desk.edit({ type: 'move-item', item: id('DD-1'), place: { list: 'queue', before: id('DD-5') } }))
  expect(movedSince(before, readBoard(desk.doc))).toEqual(new Set(['DD-1']))
})
