// The thread the server simulates in: it lives on between questions and keeps what it has worked out of the models asked for last. Started by simulation-in-thread.ts.

import { parentPort } from 'node:worker_threads'
import { createSimulator, type Simulator } from '../../../shared/frame/simulator.ts'
import { standingOf } from '../../../shared/frame/standing.ts'
import type { StandingAnswered, StandingAsked } from './simulation-in-thread.ts'

const keptModels = 2
const simulators = new Map<string, Simulator>()

parentPort?.on('message', ({ number, model, items, frame }: StandingAsked) => {
  const key = JSON.stringify(model)
  const simulator = simulators.get(key) ?? createSimulator(model)
  simulators.delete(key)
  simulators.set(key, simulator)
  const oldest = simulators.keys().next().value
  if (simulators.size > keptModels && oldest !== undefined) simulators.delete(oldest)
  const answered: StandingAnswered = { number, standing: standingOf(simulator, { items, frame }) }
  parentPort?.postMessage(answered)
})
