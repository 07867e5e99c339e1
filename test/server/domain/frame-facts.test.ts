// What the system knows of the frame at a point, and the lines it is told in.

import { describe, expect, it } from 'vitest'
import { frameFactLines } from '../../../client/points/frame-fact-lines.ts'
import { frameFacts } from '../../../server/domain/frame-facts.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { type Board, boardOf } from '../../../shared/board/snapshot.ts'
import type { FrameFacts } from '../../../shared/contract/meeting.ts'
import type { SimulationRecord } from '../../../shared/frame/simulation-record.ts'
import { plainSteering, type Steering } from '../../../shared/frame/steering.ts'
import { actorIdSchema, periodIdSchema } from '../../../shared/ids.ts'
import { asCut, id, itemWith } from '../../shared/a-board.ts'

const kom = actorIdSchema.parse('KOM')
const [past, now] = ['2026-1', '2027-1'].map((each) => periodIdSchema.parse(each)) as [
  Steering['periods'][number]['id'],
  Steering['periods'][number]['id'],
]
const name = { nb: 'Første halvår 2027', en: 'First half of 2027' }
const steering: Steering = {
  ...plainSteering,
  reading: 'min-max',
  receivers: [kom],
  periods: [
    { id: past, name: { nb: 'Første halvår 2026', en: 'First half of 2026' }, from: '2026-01-01', to: '2026-06-30' },
    { id: now, name, from: '2027-01-01', to: '2027-06-30' },
  ],
  capacity: { [`KOM.${past}`]: 1, [`KOM.${now}`]: 40 },
}

const ranks = firstRanks(4)
const asking = (text: string, at: number) =>
  itemWith({
    id: id(text),
    position: { list: 'queue', rank: ranks[at] ?? 'a0' },
    demand: { [`KOM.${past}`]: 5, [`KOM.${now}`]: 30 },
  })
const cutting = (
  text: string,
  at: number,
  fields: Parameters<typeof itemWith>[0] extends infer F ? Partial<F> : never,
) =>
  itemWith({
    ...fields,
    id: id(text),
    position: { list: 'cut', rank: ranks[at] ?? 'a0' },
    cut: {
      ...asCut({ reason: 'r', cost: 'k', benefit: 'n', latestUsefulDate: '2027-01-31' }),
      saving: [{ on: '2026-12-01', left: 0.5 }],
    },
  })

const board: Board = boardOf(
  new Map(
    [
      asking('DD-1', 0),
      asking('DD-2', 1),
      asking('DD-3', 2),
      cutting('DD-K1', 0, { estimate: { low: 10, likely: 20, high: 30 } }),
      cutting('DD-K2', 1, {}),
    ].map((item) => [item.id, item]),
  ),
)

const held = { items: 2, mean: 480, p50: 482, p85: 533, holds: { p50: 0.78, p85: 0.996 } }
const record: SimulationRecord = {
  formula: 1,
  revision: 0,
  model: { reading: 'min-max', distribution: 'triangular', correlation: 0.25, trials: 10_000, seed: 1 },
  priceYear: 2021,
  frame: { p50: 520, p85: 610 },
  step: {
    p50: 520,
    p85: 610,
    from: '2021-01-01',
    priceYear: 2021,
    document: '',
    kind: 'approved',
    illustrative: true,
    decision: null,
  },
  queue: { ...held, items: 3, p50: 640, p85: 720, unestimated: 0 },
  scope: held,
  lines: { p50: 1, p85: 2, leftP50: 10, leftP85: 10 },
}
const expiring = [id('DD-K1'), id('DD-K2')]

describe('what is known of the frame', () => {
  it('[FRM16] is where the queue stands and stood, what expiring cuts still save, and whom the scope asks for too much', () => {
    expect(frameFacts({ board, simulation: record, before: null, steering, expiring, today: '2026-11-29' })).toEqual({
      simulation: record,
      before: null,
      cutsLeft: { 'DD-K1': 20 },
      // Two items stand above the cost frame's line; what was asked in a period that is over is no news.
      overloads: [{ receiver: 'KOM', period: '2027-1', name, load: 60, capacity: 40 }],
    })
  })

  it('[FRM16] a cut is worth what its day has left of it, and all of the queue is asked after where no line is known', () => {
    const facts = frameFacts({ board, simulation: null, before: null, steering, expiring, today: '2026-12-05' })
    expect(facts.cutsLeft).toEqual({ 'DD-K1': 10 })
    expect(facts.overloads.map(({ load }) => load)).toEqual([90])
  })

  it('[FRM16] is told as how likely each frame is to hold, the forecast, the cuts and the overloads, each with what it was', () => {
    const after = { ...held, p50: 540, p85: 600, holds: { p50: 0.35, p85: 0.89 } }
    const facts: FrameFacts = {
      simulation: { ...record, scope: after },
      before: record,
      cutsLeft: { 'DD-K1': 20, 'DD-K3': 5 },
      overloads: [1, 2, 3, 4, 5, 6].map((over) => ({
        receiver: kom,
        period: now,
        name,
        load: 40 + over,
        capacity: 40,
      })),
    }
    expect(frameFactLines(facts)).toEqual([
      { kind: 'steering', frame: 520, holds: 0.35, before: 0.78, isShort: true },
      { kind: 'cost', frame: 610, holds: 0.89, before: 0.996, isShort: false },
      { kind: 'scope', items: 2, p50: 540, p85: 600, before: { p50: 482, p85: 533 } },
      { kind: 'queue', items: 3, p50: 640, p85: 720, before: null },
      { kind: 'cuts', count: 2, mnok: 25 },
      ...[46, 45, 44, 43].map((load) => ({ kind: 'overload', receiver: 'KOM', period: name, load, capacity: 40 })),
      { kind: 'more-overloads', count: 2 },
    ])
    expect(frameFactLines({ simulation: null, before: null, cutsLeft: {}, overloads: [] })).toEqual([])
    expect(frameFactLines(null)).toEqual([])
  })
})
