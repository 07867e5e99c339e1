// The simulation in a thread of its own, so that the page never waits for it. Keeps the simulators of two models, so that what a programme tries out does not
// lose what it had worked out. A question that cannot be answered is answered with why; the thread lives on. Started by simulation.ts.

import { createSimulator, type Simulator } from '../../shared/frame/simulator.ts'
import { type Answered, type Asked, answerTo, modelKey } from './frame-messages.ts'

const keptModels = 2
const simulators = new Map<string, Simulator>()

function simulatorFor(asked: Asked): Simulator {
  const key = modelKey(asked.model)
  const simulator = simulators.get(key) ?? createSimulator(asked.model)
  // Taken out and put in last: what stands first is what was asked least lately.
  simulators.delete(key)
  simulators.set(key, simulator)
  const oldest = simulators.keys().next().value
  if (simulators.size > keptModels && oldest !== undefined) simulators.delete(oldest)
  return simulator
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  self.postMessage(answered(data))
})

function answered(asked: Asked): Answered {
  try {
    return { number: asked.number, answer: answerTo(simulatorFor(asked), asked) }
  } catch (error) {
    return { number: asked.number, failed: error instanceof Error ? error.message : String(error) }
  }
}
