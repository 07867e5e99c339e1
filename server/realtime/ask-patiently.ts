// Ask patiently: a question to the store is put again, with growing waits that differ from node to node, until it is answered or nobody
// wants to know any more. Says once when the store has kept silent for long. Called by room and room-reader.

import { faultFields } from '../store/fault.ts'
import type { Clock, Logger } from './ports.ts'

/** What is not written or read within this time counts as an outage; told within ten seconds. */
export const patienceMs = 9_000
const firstWaitMs = 100
const longestWaitMs = 1_600

export interface Asking<Answer> {
  readonly ask: () => Promise<Answer>
  /** Asked before every try: false ends it without an answer. */
  readonly wanted: () => boolean
  /** Said in the log when a try fails. */
  readonly what: string
  readonly fields: object
}

export type AskPatiently = <Answer>(asking: Asking<Answer>) => Promise<Answer | null>

/** @param o.onSilent told when the store has not answered a question for `patienceMs` */
export function askPatiently(o: {
  readonly clock: Clock
  readonly random: () => number
  readonly logger: Logger
  readonly onSilent: () => void
}): AskPatiently {
  const { clock, logger } = o
  return async ({ ask, wanted, what, fields }) => {
    const stopWaiting = clock.after(patienceMs, () => {
      if (wanted()) o.onSilent()
    })
    try {
      for (let tried = 0; wanted(); tried += 1) {
        try {
          return await ask()
        } catch (error) {
          logger.error({ ...fields, tried: tried + 1, ...faultFields(error) }, what)
          await new Promise<void>((resolve) => clock.after(retryWaitMs(tried, o.random), resolve))
        }
      }
      return null
    } finally {
      stopWaiting()
    }
  }
}

/** @returns the wait before try number `tried` + 1, in milliseconds. */
export function retryWaitMs(tried: number, random: () => number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** tried) * (0.5 + random() / 2)
}
