// Several people at once: random edits on three documents, delivered in any order, always end as one board.
// What a merge could break inside one record is refused by admission (ADM5) and is not generated here.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reversed, sameValue } from '../../../shared/board/change.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import type { ListName } from '../../../shared/board/item.ts'
import { readBoard, recordsOf } from '../../../shared/document/records.ts'
import { adding, aQueue, copyOf, type Desk, fullCut, id, meet, must } from '../a-board.ts'

const seeded = ['DD-1', 'DD-2', 'DD-3', 'KI-1', 'KI-2', 'KI-3']
const itemIds = fc.constantFrom(...seeded, 'DD-9', 'KI-9').map(id)

const edits: fc.Arbitrary<BoardEdit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('move-item' as const),
      item: itemIds,
      place: fc.record({ list: fc.constantFrom<ListName>('queue', 'cut'), before: fc.option(itemIds) }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('move-to-cut-list' as const),
      item: itemIds,
      before: fc.option(itemIds),
      cut: fc.constant(fullCut),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('set-field' as const),
      item: itemIds,
      set: fc.record({ field: fc.constant('title' as const), value: fc.constantFrom('Én', 'To', 'Tre') }),
    }),
  },
  { weight: 1, arbitrary: itemIds.map((item): BoardEdit => ({ type: 'remove-item', item })) },
  { weight: 2, arbitrary: fc.tuple(itemIds, fc.option(itemIds)).map(([item, before]) => adding(item, before)) },
)

type Step =
  | { readonly do: 'edit'; readonly who: number; readonly edit: BoardEdit }
  | { readonly do: 'undo'; readonly who: number }
  | { readonly do: 'deliver'; readonly to: number; readonly pick: number }

const who = fc.integer({ min: 0, max: 2 })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), who, edit: edits }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), to: who, pick: fc.nat() }) },
  ),
  { maxLength: 60 },
)

/** Plays the steps. Every update waits in each other person's queue until it is delivered, in whatever order the steps say. */
function play(script: readonly Step[], lastOrder: number): Desk[] {
  const first = aQueue(seeded, 1)
  const desks = [first, copyOf(first, 2), copyOf(first, 3)]
  const waiting: Uint8Array[][] = [[], [], []]
  for (const [at, desk] of desks.entries()) {
    desk.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'test') for (const [to, queue] of waiting.entries()) if (to !== at) queue.push(update)
    })
  }
  const made = desks.map((): ReturnType<typeof must>[] => [])
  const deliver = (to: number, pick: number): void => {
    const queue = waiting[to] ?? []
    const [update] = queue.splice(pick % Math.max(1, queue.length), 1)
    if (update) Y.applyUpdate(desks[to]?.doc ?? new Y.Doc(), update)
  }
  for (const step of script) {
    if (step.do === 'deliver') deliver(step.to, step.pick)
    else {
      const edit: BoardEdit =
        step.do === 'edit'
          ? step.edit
          : { type: 'restore', changes: reversed(made[step.who]?.pop() ?? []), over: false }
      const outcome = desks[step.who]?.edit(edit)
      if (outcome?.ok && step.do === 'edit') made[step.who]?.push(outcome.value)
    }
  }
  for (const to of desks.keys()) while ((waiting[to]?.length ?? 0) > 0) deliver(to, lastOrder)
  return desks
}

describe('several people at once', () => {
  it('[RNK3] any edits in any order of delivery end as one board where every item stands once', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (script, lastOrder) => {
        const desks = play(script, lastOrder)
        const [one, two, three] = desks.map((desk) => readBoard(desk.doc))
        expect(two).toEqual(one)
        expect(three).toEqual(one)
        const listed = [...(one?.queue ?? []), ...(one?.cut ?? [])]
        const records = [...recordsOf(desks[0]?.doc ?? new Y.Doc(), 'board').keys()]
        expect(listed.toSorted()).toEqual(records.toSorted())
        expect(new Set(listed).size).toBe(listed.length)
      }),
      { numRuns: 250 },
    )
  })

  it('[RNK3] an item can be put anywhere, also between two that were given one rank', () => {
    fc.assert(
      fc.property(steps, fc.nat(), itemIds, (script, lastOrder, item) => {
        const desk = play(script, lastOrder)[0] ?? aQueue([])
        const before = readBoard(desk.doc)
        fc.pre(before.items.has(item) && before.items.get(item)?.position.list === 'queue')
        const others = before.queue.filter((each) => each !== item)
        for (const [place, neighbour] of [...others, null].entries()) {
          must(desk.edit({ type: 'move-item', item, place: { list: 'queue', before: neighbour } }))
          expect(readBoard(desk.doc).queue).toEqual(others.toSpliced(place, 0, item))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[RNK3] two who insert at one place, and a third between theirs, are all where they meant to be', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    const ola = copyOf(kari, 2)
    must(kari.edit(adding('KI-1', 'DD-2')))
    must(ola.edit(adding('KI-2', 'DD-2')))
    meet(kari, ola)
    const [, upper, lower] = readBoard(kari.doc).queue
    expect([upper, lower].toSorted()).toEqual(['KI-1', 'KI-2'])
    must(kari.edit(adding('KI-3', lower ?? null)))
    meet(kari, ola)
    expect(readBoard(ola.doc).queue).toEqual(['DD-1', upper, 'KI-3', lower, 'DD-2'])
  })

  it('[RNK4] (pitfall 1) two who move one item at once leave it once, and a title set meanwhile stands', () => {
    fc.assert(
      fc.property(fc.option(itemIds), fc.option(itemIds), fc.boolean(), (karisPlace, olasPlace, toCut) => {
        const kari = aQueue(seeded, 1)
        const ola = copyOf(kari, 2)
        const ingrid = copyOf(kari, 3)
        const moved = id('DD-2')
        kari.edit({ type: 'move-item', item: moved, place: { list: 'queue', before: karisPlace } })
        must(
          ola.edit(
            toCut
              ? { type: 'move-to-cut-list', item: moved, before: null, cut: fullCut }
              : { type: 'move-item', item: moved, place: { list: 'queue', before: null } },
          ),
        )
        ola.edit({ type: 'move-item', item: moved, place: { list: toCut ? 'cut' : 'queue', before: olasPlace } })
        must(ingrid.edit({ type: 'set-field', item: moved, set: { field: 'title', value: 'Ingrids tittel' } }))
        meet(kari, ola, ingrid)
        const board = readBoard(kari.doc)
        expect(readBoard(ola.doc)).toEqual(board)
        expect(readBoard(ingrid.doc)).toEqual(board)
        expect([...board.queue, ...board.cut].filter((each) => each === moved)).toEqual([moved])
        expect(board.items.get(moved)?.title).toBe('Ingrids tittel')
      }),
    )
  })

  it('[RNK4] two who set different marks and dependencies of one item both keep theirs', () => {
    const kari = aQueue(seeded, 1)
    const ola = copyOf(kari, 2)
    must(kari.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('KI-1'), why: 'Deler API' }))
    must(ola.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('KI-2'), why: 'Samme register' }))
    must(kari.edit({ type: 'set-readiness', item: id('DD-1'), part: 'what', value: { done: true } }))
    must(ola.edit({ type: 'set-readiness', item: id('DD-1'), part: 'size', value: { done: true } }))
    const before = readBoard(aQueue(seeded, 1).doc).items.get(id('DD-1'))
    meet(kari, ola)
    const item = readBoard(kari.doc).items.get(id('DD-1'))
    expect(sameValue(item, readBoard(ola.doc).items.get(id('DD-1')))).toBe(true)
    expect(item).toEqual({
      ...before,
      position: item?.position,
      needs: { 'KI-1': 'Deler API', 'KI-2': 'Samme register' },
      ready: { ...before?.ready, what: { done: true }, size: { done: true } },
    })
  })
})
