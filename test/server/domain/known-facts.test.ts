// What the system knows by itself: what changed on a board, which cuts run out, what is not ready, and which promises are overdue.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOverdue } from '../../../server/domain/change-promise.ts'
import { knownFacts } from '../../../server/domain/known-facts.ts'
import { changesBetween } from '../../../shared/board/board-changes.ts'
import { type Item, itemFromFields, readinessParts } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { type Board, boardOf } from '../../../shared/board/snapshot.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { agendaItemFromFields, agendaOf } from '../../../shared/point/agenda-item.ts'

const id = (number: number | string): ItemId => itemIdSchema.parse(`DD-${number}`)
function whole<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

interface Entry {
  readonly id: ItemId
  readonly title?: string
  readonly ready?: boolean
  readonly until?: string | null
}
/** A board of these lists, in this order. */
function board(o: { readonly queue: readonly Entry[]; readonly cut?: readonly Entry[] }): Board {
  const items = new Map<ItemId, Item>()
  for (const [list, entries] of Object.entries({ queue: o.queue, cut: o.cut ?? [] })) {
    const ranks = firstRanks(entries.length)
    for (const [index, entry] of entries.entries()) {
      const ready = Object.fromEntries(readinessParts.map((part) => [`ready.${part}`, { done: entry.ready ?? true }]))
      const item = itemFromFields(entry.id, {
        title: entry.title ?? 'Behov',
        area: 'DD',
        kind: 1,
        who: [],
        phase: null,
        estimate: null,
        position: { list, rank: ranks[index] ?? '' },
        'cut.reason': 'r',
        'cut.cost': 'k',
        'cut.benefit': 'n',
        'cut.latestUsefulDate': entry.until ?? null,
        ...ready,
      })
      items.set(entry.id, whole(item))
    }
  }
  return boardOf(items)
}
const queueOf = (...ids: number[]): Board => board({ queue: ids.map((number) => ({ id: id(number) })) })
const none = { moved: [], added: [], removed: [], cut: [], changed: [] }

describe('what changed on a board', () => {
  it('[EVD2] one that is moved far is the one that moved, and not those it went past', () => {
    expect(changesBetween(queueOf(1, 2, 3, 4, 5), queueOf(5, 1, 2, 3, 4))).toEqual({ ...none, moved: [id(5)] })
  })

  it('[EVD2] added, removed, cut, brought back and changed are told apart', () => {
    const before = board({
      queue: [{ id: id(1) }, { id: id(2) }, { id: id(3) }, { id: id(4) }],
      cut: [{ id: id(8) }, { id: id(9) }],
    })
    const now = board({
      queue: [{ id: id(1) }, { id: id(3), title: 'Nytt navn' }, { id: id(9) }, { id: id(7) }],
      cut: [{ id: id(8) }, { id: id(2) }],
    })
    expect(changesBetween(before, now)).toEqual({
      moved: [id(9)],
      added: [id(7)],
      removed: [id(4)],
      cut: [id(2)],
      changed: [id(3)],
    })
  })

  it('[EVD2] every change is told once, nothing is told of equal boards, and what is not told kept its order', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const [before, now] = [queueOf(...a), queueOf(...b)]
        const changes = changesBetween(before, now)
        const told = Object.values(changes).flat()
        expect(new Set(told).size).toBe(told.length)
        const rest = (list: readonly ItemId[]): ItemId[] => list.filter((each) => !told.includes(each))
        expect(rest(before.queue)).toEqual(rest(now.queue))
        expect(changesBetween(now, now)).toEqual(none)
      }),
    )
  })
})

describe('what a point knows', () => {
  const asked = {
    board: board({ queue: [] }),
    before: null,
    agendas: [],
    scope: [],
    date: '2027-01-07',
    nextDate: '2027-04-08',
    today: '2026-11-23',
    overduePromises: 0,
  }
  const cuts = board({
    queue: [{ id: id(9), until: '2027-01-01' }],
    cut: [
      { id: id(1), until: '2027-04-07' },
      { id: id(2), until: '2027-04-08' },
      { id: id(3), until: null },
      { id: id(4), until: '2026-12-24' },
      { id: id(5), until: '2026-11-22' },
    ],
  })

  it('[EVD2] cuts that run out before the next point come soonest first; what has run out is no news', () => {
    expect(knownFacts({ ...asked, board: cuts }).expiringCuts).toEqual([
      { item: id(4), latestUsefulDate: '2026-12-24' },
      { item: id(1), latestUsefulDate: '2027-04-07' },
    ])
  })

  it('[CUT4] what a decision has settled of a cut no longer runs out', () => {
    const settled = new Map([...cuts.items].map(([each, item]) => [each, item]))
    for (const [number, status] of [
      [1, 'decided'],
      [4, 'reversed'],
    ] as const) {
      const item = settled.get(id(number))
      if (item) settled.set(item.id, { ...item, cut: { ...item.cut, status } })
    }
    expect(knownFacts({ ...asked, board: boardOf(settled) }).expiringCuts).toEqual([])
  })

  it('[EVD2] without a point that follows they are looked for sixty days ahead', () => {
    const expiring = (until: string): number =>
      knownFacts({ ...asked, nextDate: null, board: board({ queue: [], cut: [{ id: id(1), until }] }) }).expiringCuts
        .length
    expect([expiring('2027-03-07'), expiring('2027-03-08')]).toEqual([1, 0])
  })

  it('[EVD2] what is to be decided or is in scope and not ready is told in the order of the queue', () => {
    const queue = [1, 2, 3, 4, 5].map((number) => ({ id: id(number), ready: number === 3 }))
    const item = (kind: string, ...linked: number[]) =>
      whole(
        agendaItemFromFields(`sak-${kind}`, {
          kind,
          title: 'Sak',
          minutes: 10,
          owner: '',
          rank: 'a0',
          ...Object.fromEntries(linked.map((number) => [`linked.${id(number)}`, true])),
        }),
      )
    const items = [item('decision', 4, 3, 1), item('discussion', 5)]
    const agenda = agendaOf(new Map(items.map((each) => [each.id, each])))
    expect(
      knownFacts({ ...asked, board: board({ queue }), agendas: [agenda], scope: [id(2), id(99)] }).unready,
    ).toEqual([id(1), id(2), id(4)])
  })

  it('[EVD2] a promise is overdue from the day after its date, while it is open', () => {
    const due = '2026-11-23'
    expect([
      isOverdue({ state: 'open', due }, '2026-11-23'),
      isOverdue({ state: 'open', due }, '2026-11-24'),
      isOverdue({ state: 'kept', due }, '2026-11-24'),
      isOverdue({ state: 'waived', due }, '2026-11-24'),
    ]).toEqual([false, true, false, false])
  })

  it('[EVD2] a first point has nothing to compare with', () => {
    expect(knownFacts(asked)).toEqual({ changes: null, expiringCuts: [], unready: [], overduePromises: 0 })
    const since = knownFacts({ ...asked, before: { board: queueOf(1), takenAt: new Date('2026-10-01T08:00:00Z') } })
    expect(since.changes).toEqual({ ...none, removed: ['DD-1'], since: '2026-10-01T08:00:00.000Z' })
  })
})
