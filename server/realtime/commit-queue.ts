// Commit queue: group commit over all rooms. What rooms admit is gathered exactly until the commit before returns, one transaction; no timer
// but under load (commit-pace). A commit that fails is tried again under the same batch id, so that one whose answer was lost is found and not doubled. A
// room that another session holds locked, or whose part the store refuses, goes on alone and holds nobody up (T-076, T-129). After nine
// seconds the store counts as away: the batch is forgotten, its outcome is learnt by reading, and the store is probed. Called by rooms.

import type { RoomName } from '../../shared/ids.ts'
import { causes, codeOf, faultFields } from '../store/fault.ts'
import type { AppendEntry, AppendResult } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { patienceMs, retryWaitMs } from './ask-patiently.ts'
import { CommitPace } from './commit-pace.ts'
import type { Clock, Ids, Logger, Measures } from './ports.ts'
import { within } from './within.ts'

/** A room as the queue sees it. */
export interface CommitSource {
  readonly name: RoomName
  /** Hands over everything admitted so far, or null when there is nothing to write now. */
  cut(): AppendEntry | null
  settle(result: AppendResult): void
  /** Its part cannot be written for now: what waits is dropped, until the store is back. */
  outage(): void
  storeBack(): void
  /** Its part could not be written and never will be. */
  fail(): void
}

export interface CommitQueueOptions {
  readonly log: Pick<UpdateLog, 'append' | 'probe'>
  readonly clock: Clock
  readonly ids: Ids
  /** Names this process, in the log and to the store; new for each. */
  readonly nodeId: string
  readonly random: () => number
  readonly logger: Logger
  readonly measures: Measures
  /** Told when the store cannot be written in, and when it can again. What was in flight is forgotten by then. */
  readonly onAway: () => void
  readonly onBack: () => void
}

interface Part {
  readonly source: CommitSource
  readonly entry: AppendEntry
}
interface Batch {
  readonly batchId: string
  readonly parts: readonly Part[]
  readonly beganMs: number
  /** Outages there had been when it began: an answer that comes after another one is not believed. */
  readonly outages: number
}

const probeMs = 500
const probeWaitMs = 3_000
const lockedAgainMs = 2_000
const longestLockedMs = 16_000
const logEveryProbe = 60

export class CommitQueue {
  readonly #o: CommitQueueOptions
  readonly #wanting = new Set<CommitSource>()
  /** Batches on their own way, beside the one everybody shares. */
  readonly #alone = new Set<Promise<void>>()
  /** Rooms that were found locked, and how often in a row. */
  readonly #locked = new Map<RoomName, number>()
  readonly #waits = new Set<() => void>()
  readonly #pace = new CommitPace()
  #running: Promise<void> | null = null
  #outages = 0
  #away = false
  #stopped = false

  constructor(o: CommitQueueOptions) {
    this.#o = o
  }

  get mode(): 'rw' | 'read-only' {
    return this.#away ? 'read-only' : 'rw'
  }

  /** A room has something to write. */
  want(source: CommitSource): void {
    this.#wanting.add(source)
    if (!this.#away) this.#running ??= this.#run()
  }

  /** Somebody found that the store does not answer, or that too much waits for it. */
  storeAway(why: string): void {
    if (this.#away || this.#stopped) return
    this.#away = true
    this.#outages += 1
    this.#o.measures.count('outages')
    this.#o.logger.error({ why }, 'the store is away: rooms are read-only')
    this.#o.onAway()
    for (const end of [...this.#waits]) end()
    void this.#probe()
  }

  /** Resolves when nothing waits that can be written, and nothing is in flight. */
  async flushed(): Promise<void> {
    while (this.#running !== null || this.#alone.size > 0) await Promise.all([this.#running, ...this.#alone])
  }

  /** Probes the store no more. */
  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    // Let the frames of this tick come along.
    await Promise.resolve()
    while (this.#wanting.size > 0 && !this.#away) {
      const beganMs = this.#o.clock.monotonicMs()
      const rows = await this.#commit()
      const nowMs = this.#o.clock.monotonicMs()
      const gatherMs = rows === 0 ? 0 : this.#pace.after({ rows, tookMs: nowMs - beganMs, nowMs })
      if (gatherMs > 0) await new Promise<void>((resolve) => this.#o.clock.after(gatherMs, resolve))
    }
    this.#running = null
  }

  /** @returns how many rows were in it */
  async #commit(): Promise<number> {
    const together: Part[] = []
    const wanting = [...this.#wanting]
    this.#wanting.clear()
    for (const source of wanting) {
      const entry = source.cut()
      if (entry === null) continue
      if (this.#locked.has(entry.room)) this.#goAlone(this.#batch([{ source, entry }]))
      else together.push({ source, entry })
    }
    if (together.length > 0) await this.#write(this.#batch(together))
    return together.reduce((rows, { entry }) => rows + entry.updates.length, 0)
  }

  #batch(parts: readonly Part[]): Batch {
    const { ids, clock } = this.#o
    return { batchId: ids.uuid(), parts, beganMs: clock.monotonicMs(), outages: this.#outages }
  }

  #goAlone(batch: Batch): void {
    const written = this.#write(batch).finally(() => this.#alone.delete(written))
    this.#alone.add(written)
  }

  async #write(batch: Batch): Promise<void> {
    const { clock, random, logger, measures } = this.#o
    for (let tried = 0; this.#stands(batch); tried += 1) {
      const leftMs = this.#leftMs(batch)
      if (leftMs <= 0) return this.#giveUp(batch, 'commits fail')
      try {
        const run = () => this.#o.log.append({ ...asked(batch), writer: this.#o.nodeId })
        const results = await within({ clock, ms: leftMs, run, waits: this.#waits })
        if (results === null || !this.#stands(batch)) continue
        measures.observe('commit_seconds', (clock.monotonicMs() - batch.beganMs) / 1_000)
        return this.#settle(batch, results)
      } catch (error) {
        measures.count('commits_failed')
        const rooms = batch.parts.map(({ entry }) => entry.room)
        logger.error({ batchId: batch.batchId, tried: tried + 1, rooms, ...faultFields(error) }, 'commit failed')
        if (!this.#stands(batch)) return
        const because = reasonOf(error)
        if (because === 'full') return this.storeAway('nothing can be written')
        if (because === 'refused' || because === 'locked') {
          if (batch.parts.length > 1) return this.#part(batch)
          if (because === 'refused') return this.#fail(batch)
          for (const room of rooms) if (!this.#locked.has(room)) this.#locked.set(room, 0)
        }
        // No longer than there is left: that the store is away is told on time.
        const waitMs = Math.max(0, Math.min(this.#leftMs(batch), retryWaitMs(tried, random)))
        await new Promise<void>((resolve) => clock.after(waitMs, resolve))
      }
    }
  }

  /** Until the store counts as away. */
  #leftMs({ beganMs }: Batch): number {
    return beganMs + patienceMs - this.#o.clock.monotonicMs()
  }

  #stands(batch: Batch): boolean {
    return !this.#away && batch.outages === this.#outages
  }

  /** Under the same id, so that a part that was written after all is found. */
  #part(batch: Batch): void {
    for (const part of batch.parts) this.#goAlone({ ...batch, parts: [part] })
  }

  #settle(batch: Batch, results: readonly AppendResult[]): void {
    const sources = new Map(batch.parts.map(({ source, entry }) => [entry.room, source]))
    for (const result of results) {
      this.#locked.delete(result.room)
      const source = sources.get(result.room)
      try {
        source?.settle(result)
      } catch (error) {
        const fields = { room: result.room, ...faultFields(error) }
        this.#o.logger.error(fields, 'a room could not take in what was committed')
        source?.fail()
      }
    }
  }

  #fail(batch: Batch): void {
    for (const { source } of batch.parts) source.fail()
  }

  /** A room that alone is locked is alone away; else the store is. */
  #giveUp(batch: Batch, why: string): void {
    const [part] = batch.parts
    const locked = part === undefined ? undefined : this.#locked.get(part.entry.room)
    if (part === undefined || batch.parts.length > 1 || locked === undefined) {
      this.storeAway(why)
      return
    }
    this.#locked.set(part.entry.room, locked + 1)
    this.#o.logger.error({ room: part.entry.room }, 'a room is held locked: it is read-only for a while')
    part.source.outage()
    const againMs = Math.min(longestLockedMs, lockedAgainMs * 2 ** locked)
    this.#o.clock.after(againMs, () => {
      if (!this.#away) part.source.storeBack()
    })
  }

  async #probe(): Promise<void> {
    const { clock, random, logger, log } = this.#o
    for (let tried = 0; this.#away && !this.#stopped; tried += 1) {
      await new Promise<void>((resolve) => clock.after(probeMs * (0.5 + random() / 2), resolve))
      if (this.#stopped) return
      try {
        const answer = await within({ clock, ms: probeWaitMs, run: async () => ({ probed: await log.probe() }) })
        if (answer === null) continue
      } catch (error) {
        if (tried % logEveryProbe === 0)
          logger.error({ tried: tried + 1, ...faultFields(error) }, 'the store is still away')
        continue
      }
      this.#away = false
      this.#locked.clear()
      logger.info({ tried: tried + 1 }, 'the store is back')
      this.#o.onBack()
      if (this.#wanting.size > 0) this.#running ??= this.#run()
    }
  }
}

function asked({ batchId, parts }: Batch) {
  return { batchId, entries: parts.map(({ entry }) => entry) }
}

/** `locked`: somebody else holds a row. `full`: waiting does not help. `refused`: the statement itself is not taken. */
function reasonOf(error: unknown): 'locked' | 'full' | 'refused' | 'other' {
  const chain = causes(error)
  const code = codeOf(chain)
  if (code === null)
    return chain.some((each) => each instanceof RangeError || each instanceof TypeError) ? 'refused' : 'other'
  if (code === '55P03') return 'locked'
  if (code === '53100' || code === '25006') return 'full'
  return /^(?:22|23|42|54)...$/.test(code) ? 'refused' : 'other'
}
