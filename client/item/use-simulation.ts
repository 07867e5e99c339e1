// Asks the page's simulation of sets that are not the queue itself: what the cut list still saves, an order before and after, an alternative.

import { useMemo } from 'react'
import type { CostModel } from '../../shared/frame/item-samples.ts'
import { type Answer, modelKey, type QuestionKind } from './frame-messages.ts'
import { pageSimulation, type Question } from './simulation.ts'

export interface SimulationOf {
  /**
   * Answers when it is worked out; of questions in one slot that wait, the newest alone.
   * @returns null when it cannot be worked out, or a newer question of its slot overtook it
   */
  ask<Kind extends QuestionKind>(question: Omit<Question<Kind>, 'model'>): Promise<Answer<Kind> | null>
}

/** @returns the simulation by a programme's steering; null while that is on its way. The same value until what decides the figures changes. */
export function useSimulation(steering: CostModel | null | undefined): SimulationOf | null {
  const key = steering ? modelKey(steering) : null
  return useMemo(() => (key === null ? null : simulationOf(JSON.parse(key) as CostModel)), [key])
}

function simulationOf(model: CostModel): SimulationOf {
  return {
    async ask(question) {
      const told = await pageSimulation().ask({ ...question, model })
      return told.state === 'answered' ? told.answer : null
    },
  }
}
