// Standings of queues within frames as they are worked out, each asked for once however many parts of a page want it, and the last few kept, so that a page that
// is opened again draws its lines at once. Called by the hooks of the frame's figures.

import type { Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import { type CostInput, costInputOf, keyOfInput } from '../../shared/frame/cost-input.ts'
import type { CostModel } from '../../shared/frame/item-samples.ts'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import { costModelOf, modelKey } from './frame-messages.ts'
import { pageSimulation, type Told } from './simulation.ts'

/** A queue, a model and a frame, and a text that is the same for those that stand alike. */
export interface StandingQuestion {
  readonly key: string
  readonly items: readonly CostInput[]
  readonly model: CostModel
  readonly frame: Percentiles
}

const keptStandings = 12
const known = new Map<string, FrameStanding>()
const asked = new Map<string, Promise<Told<'standing'>>>()
const inputs = new WeakMap<Item, { readonly input: CostInput; readonly key: string }>()

function inputFor(item: Item) {
  const was = inputs.get(item)
  if (was) return was
  const input = costInputOf(item)
  const made = { input, key: keyOfInput(input) }
  inputs.set(item, made)
  return made
}

/** @returns what is asked of a board's queue. */
export function standingQuestion(o: {
  readonly board: Pick<Board, 'items' | 'queue'>
  readonly steering: CostModel
  readonly frame: Percentiles
}): StandingQuestion {
  const entries = o.board.queue.flatMap((id) => {
    const item = o.board.items.get(id)
    return item ? [inputFor(item)] : []
  })
  return {
    key: [modelKey(o.steering), o.frame.p50, o.frame.p85, ...entries.map(({ key }) => key)].join('\n'),
    items: entries.map(({ input }) => input),
    model: costModelOf(o.steering),
    frame: o.frame,
  }
}

/** @returns the standing if it has been worked out already. */
export function knownStanding(key: string): FrameStanding | null {
  return known.get(key) ?? null
}

/** Asks for a standing; those who ask the same at once are told the same. */
export function askStanding(question: StandingQuestion, slot: string): Promise<Told<'standing'>> {
  const { key, items, model, frame } = question
  const standing = known.get(key)
  if (standing) return Promise.resolve({ state: 'answered', answer: standing })
  const running = asked.get(key)
  if (running) return running
  const asking = pageSimulation()
    .ask({ kind: 'standing', model, ask: { items, frame }, slot })
    .then((told) => {
      asked.delete(key)
      if (told.state === 'answered') keep(key, told.answer)
      return told
    })
  asked.set(key, asking)
  return asking
}

function keep(key: string, standing: FrameStanding): void {
  known.set(key, standing)
  const oldest = known.keys().next().value
  if (known.size > keptStandings && oldest !== undefined) known.delete(oldest)
}
