// What the programme reckons with, inside a board: weights, receivers and how estimates are read. The same object until it is changed by a
// command. Called by what works figures out of one item at a time: the rows of the queue and the drawer.

import type { Steering } from '../../shared/frame/steering.ts'
import { useFrame } from '../api/frame-queries.ts'
import { useProgrammeBody } from './programme-context.ts'

/** @returns null until it is known. */
export function useSteering(): Steering | null {
  return useFrame(useProgrammeBody().id).data?.steering ?? null
}
