// Asks again for what notices name. Each answer is asked for by one request at a time, and once more when a notice came meanwhile: an answer that
// was under way when something changed may be older than the change. Whoever only watches waits a moment of her own first, so that forty
// browsers do not ask in the same instant; whoever is giving a command does not. Called by client/live's room provider.

import type { QueryClient } from '@tanstack/react-query'
import type { Notice } from '../../shared/contract/notice.ts'
import { noticeKeys } from './notice-keys.ts'

/** Longest moment a watcher waits. */
const spreadMs = 150
/** After so long an answer that has not come is given up, and asked for anew. */
const patienceMs = 5_000

export interface AskAgainOptions {
  readonly client: QueryClient
  /** From 0 up to 1. */
  readonly random: () => number
  readonly pause: (ms: number) => Promise<void>
}

/** @returns what is told of every notice. */
export function askAgain(o: AskAgainOptions): (notice: Notice) => void {
  const { client, random, pause } = o
  /** By the key that is asked again now: whether a notice came since it was last asked for. */
  const asking = new Map<string, { told: boolean }>()

  const ask = async (queryKey: readonly string[], own: { told: boolean }): Promise<void> => {
    let cancelRefetch = false
    do {
      if (client.isMutating() === 0) await pause(random() * spreadMs)
      // What is under way now may be older than the change.
      own.told = !cancelRefetch && client.isFetching({ queryKey }) > 0
      cancelRefetch = await isLate(client.invalidateQueries({ queryKey }, { cancelRefetch }))
    } while (own.told)
  }
  const isLate = (asked: Promise<void>): Promise<boolean> =>
    Promise.race([asked.then(() => false), pause(patienceMs).then(() => true)])

  const told = (queryKey: readonly string[]): void => {
    const name = queryKey.join(' ')
    const under = asking.get(name)
    if (under !== undefined) {
      under.told = true
      return
    }
    const own = { told: false }
    asking.set(name, own)
    void ask(queryKey, own).finally(() => asking.delete(name))
  }
  return (notice) => {
    for (const queryKey of noticeKeys(notice)) told(queryKey)
  }
}
