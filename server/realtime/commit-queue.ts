// Commit queue: group commit over all rooms. What rooms admit is gathered exactly until the commit before returns: no timer, one commit
// in flight, one transaction. A commit that fails is tried again under the same batch id, so that one whose answer was lost is found and
// not doubled; after a few tries its rooms are failed and nothing of it is ever acknowledged. Called by rooms.

import type { RoomName } from '../../shared/ids.ts'
import { faultFields } from '../store/fault.ts'
import type { AppendEntry, AppendResult } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { Clock, Ids, Logger } from './ports.ts'

/** A room as the queue sees it. */
export interface CommitSource {
  readonly name: RoomName
  /** Hands over everything admitted so far, or null when there is nothing to write now. */
  cut(): AppendEntry | null
  settle(result: AppendResult): void
  /** The room's part could not be written and never will be. */
  fail(): void
}

export interface CommitQueueOptions {
  readonly log: Pick<UpdateLog, 'append'>
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  /** Told when commits begin to fail and when that is over. */
  readonly onMode: (mode: 'rw' | 'read-only') => void
}

const retryDelaysMs = [100, 200, 400, 800, 1_600]

export class CommitQueue {
  readonly #wanting = new Set<CommitSource>()
  readonly #o: CommitQueueOptions
  #running: Promise<void> | null = null
  #mode: 'rw' | 'read-only' = 'rw'

  constructor(o: CommitQueueOptions) {
    this.#o = o
  }

  get mode(): 'rw' | 'read-only' {
    return this.#mode
  }

  /** A room has something to write. */
  want(source: CommitSource): void {
    this.#wanting.add(source)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing waits and nothing is in flight. */
  async flushed(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  async #run(): Promise<void> {
    // Let the frames of this tick come along.
    await Promise.resolve()
    while (this.#wanting.size > 0) await this.#commit()
    this.#running = null
  }

  async #commit(): Promise<void> {
    const sources = new Map<RoomName, CommitSource>()
    const entries: AppendEntry[] = []
    for (const source of this.#wanting) {
      const entry = source.cut()
      if (entry === null) continue
      sources.set(entry.room, source)
      entries.push(entry)
    }
    this.#wanting.clear()
    if (entries.length === 0) return
    const results = await this.#append(entries)
    if (results === null) {
      for (const source of sources.values()) source.fail()
      return
    }
    for (const result of results) {
      const source = sources.get(result.room)
      try {
        source?.settle(result)
      } catch (error) {
        this.#o.logger.error(
          { room: result.room, ...faultFields(error) },
          'a room could not take in what was committed',
        )
        source?.fail()
      }
    }
  }

  async #append(entries: readonly AppendEntry[]): Promise<readonly AppendResult[] | null> {
    const { log, clock, ids, logger } = this.#o
    const batchId = ids.uuid()
    for (let tried = 0; ; tried += 1) {
      try {
        const results = await log.append({ batchId, entries })
        this.#turn('rw')
        return results
      } catch (error) {
        const delayMs = retryDelaysMs[tried]
        logger.error(
          { batchId, tried: tried + 1, rooms: entries.map((entry) => entry.room), ...faultFields(error) },
          'commit failed',
        )
        if (delayMs === undefined) {
          // Nothing is left in flight; whether the store is back is seen when the rooms are opened again.
          this.#turn('rw')
          return null
        }
        this.#turn('read-only')
        await new Promise<void>((resolve) => clock.after(delayMs, resolve))
      }
    }
  }

  #turn(mode: 'rw' | 'read-only'): void {
    if (mode === this.#mode) return
    this.#mode = mode
    this.#o.onMode(mode)
  }
}
