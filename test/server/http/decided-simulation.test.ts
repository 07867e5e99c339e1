// The simulation on record: what a decision and a session that begins hold of it, and that it is worked out beside the event loop.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameBody } from '../../../server/commands/frame/frame-body.ts'
import { simulateBoard } from '../../../server/commands/frame/simulate-board.ts'
import { sha256 } from '../../../server/domain/decision-seal.ts'
import { boardViewRows } from '../../../server/store/board-views.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { registerBodySchema, shownDecisionSchema } from '../../../shared/contract/deciding.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { standingOf } from '../../../shared/frame/standing.ts'
import { id, itemWith } from '../../shared/a-board.ts'
import { someItems } from '../../shared/frame/cost-cases.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { type DecidingBoard, openDecidingBoard, programmeId } from './deciding-board.ts'

let board: DecidingBoard

beforeAll(async () => {
  board = await openDecidingBoard()
})
afterAll(() => board.close())

async function frameNow() {
  const { context } = board.app
  const programme = await context.programmes.get(programmeId)
  if (programme === null) throw new Error('no programme')
  return frameBody(context, programme)
}

describe('a decision', () => {
  it('[FRM15] holds the figures as the board saw them, by the frame in force, in its own hash and its basis', async () => {
    const before = readBoard(await board.document())
    const body = await frameNow()
    const decided = await board.ask(
      'moteleder',
      'POST',
      `/points/${board.point}/decisions`,
      board.asked(await board.round()),
    )
    const { simulation, basis, intact } = shownDecisionSchema.parse(await decided.json())
    const items = before.queue.flatMap((each) => before.items.get(each) ?? []).map(costInputOf)
    const frame = { p50: body.inForce.p50, p85: body.inForce.p85 }
    const { whole, scope, lines, figures } = standingOf(createSimulator(body.steering), { items, frame })
    expect(simulation).toEqual({
      formula: 1,
      revision: body.revision,
      model: {
        reading: body.steering.reading,
        distribution: body.steering.distribution,
        correlation: body.steering.correlation,
        trials: body.steering.trials,
        seed: body.steering.seed,
      },
      priceYear: body.priceYear,
      frame,
      step: body.inForce,
      queue: { ...whole, items: items.length, unestimated: figures.unestimated },
      scope,
      lines,
    })
    expect(basis.simulation).toBe(sha256(canonicalJson(simulation)))
    expect(intact).toBe(true)
    const told = registerBodySchema.parse(await (await board.ask('departementet', 'GET', '/decisions')).json())
    expect(told.decisions[0]?.decision.simulation).toEqual(simulation)
  })

  it('[FRM15] and the board that is kept when a session begins say where the queue stood then', async () => {
    const views = await inTransaction(board.app.database, (tx) => boardViewRows(tx, programmeId))
    const kept = views.map(({ body }) => (JSON.parse(body) as { simulation: { formula: number } | null }).simulation)
    expect(kept.length).toBeGreaterThan(1)
    expect(kept.every((simulation) => simulation?.formula === 1)).toBe(true)
  })
})

it('[FRM15] a frame that came while a decision was asked for is the frame it holds', async () => {
  await board.close()
  board = await openDecidingBoard()
  const before = await frameNow()
  const steps = before.ladder.flatMap(({ decision, kind, ...step }) => (kind === 'decided' ? [] : [{ ...step, kind }]))
  const granted = { ...steps.at(-1), p50: 444, p85: 555, from: '2026-11-01', priceYear: before.priceYear }
  // The same figures are asked for now, so that they are there when the programme is held: then nobody waits for them for long.
  const inForce = { ...before.inForce, p50: granted.p50, p85: granted.p85, priceYear: granted.priceYear }
  expect(await simulateBoard(readBoard(await board.document()), { ...before, inForce })).not.toBeNull()
  const round = await board.round()
  const changed = beforeTheLock(board.app.database.pool, async () => {
    const asked = {
      revision: before.ladderRevision,
      steps: [...steps.filter(({ from }) => from < '2026-11-01'), granted],
    }
    const answer = await board.ask('programkontor', 'PUT', '/frame/ladder', asked)
    expect(answer.status).toBe(200)
  })
  const decided = await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, board.asked(round))
  const told = await decided.json()
  if (decided.status !== 201) throw new Error(JSON.stringify(told))
  const { simulation } = shownDecisionSchema.parse(told)
  expect(changed.times).toBe(1)
  expect(simulation?.frame).toEqual({ p50: 444, p85: 555 })
  expect(simulation?.step).toEqual((await frameNow()).inForce)
})

describe('where it cannot be worked out', () => {
  it('[FRM15] there is none, and nothing is thrown', async () => {
    const body = await frameNow()
    const empty: Board = { items: new Map(), queue: [], cut: [] }
    const elsewhere = { ...body, inForce: { ...body.inForce, priceYear: 1_999 } }
    expect(await simulateBoard(empty, elsewhere)).toBeNull()
    const broken = { ...body, steering: { ...body.steering, correlation: 2 } }
    const one = itemWith({ id: id('DD-1'), estimate: { low: 1, likely: 2, high: 3 } })
    const withOne: Board = { items: new Map([[one.id, one]]), queue: [one.id], cut: [] }
    expect(await simulateBoard(withOne, broken)).toBeNull()
    expect((await simulateBoard(withOne, body))?.queue.items).toBe(1)
    expect((await simulateBoard(empty, body))?.scope).toEqual({
      items: 0,
      mean: 0,
      p50: 0,
      p85: 0,
      holds: { p50: 1, p85: 1 },
    })
  })
})

it('[FRM15] the event loop turns while a thousand items are reckoned', async () => {
  const body = await frameNow()
  const items = someItems(1_000).map((input) => itemWith({ ...input, id: id(input.id), drivers: {} }))
  const large: Board = {
    items: new Map(items.map((item) => [item.id, item])),
    queue: items.map((item) => item.id),
    cut: [],
  }
  let turns = 0
  let isDone = false
  const turn = () => {
    turns += 1
    if (!isDone) setTimeout(turn, 1)
  }
  turn()
  const simulation = await simulateBoard(large, body)
  isDone = true
  expect(simulation?.queue.items).toBe(1_000)
  expect(turns).toBeGreaterThan(20)
})
