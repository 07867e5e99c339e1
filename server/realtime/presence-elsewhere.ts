// Presence elsewhere: who is in a room through other nodes. Promises that only entries of the shape are believed, that a node speaks for a
// client id until another does, and that whoever a node has not named for 25 s is gone from the screen within 5 s more (T-066).
// Called by presence alone.

import { presenceSchema } from '../../shared/contract/presence.ts'
import type { PresenceEntry } from './frames.ts'
import { acceptJson } from './plain-value.ts'
import type { Clock } from './ports.ts'

/** The state of somebody who is gone. */
export const presenceGone = 'null'
const silentMs = 25_000
const lookMs = 5_000
const maxElsewhere = 2_000
const maxStateLength = 16_384
/** Leaving counts one on, and other browsers read no clock beyond 53 bits. */
const maxClock = 0x7fff_ffff

interface Elsewhere {
  readonly from: string
  readonly entry: PresenceEntry
  readonly heardMs: number
}

export class PresenceElsewhere {
  readonly #known = new Map<number, Elsewhere>()
  readonly #clock: Clock
  readonly #show: (entries: readonly PresenceEntry[]) => void
  #stopLooking: (() => void) | null = null

  constructor(o: { readonly clock: Clock; readonly show: (entries: readonly PresenceEntry[]) => void }) {
    this.#clock = o.clock
    this.#show = o.show
  }

  all(): readonly PresenceEntry[] {
    return [...this.#known.values()].map(({ entry }) => entry)
  }

  /** @param from the node that says it @returns how many entries were not believed */
  heard(from: string, entries: readonly PresenceEntry[]): number {
    const news: PresenceEntry[] = []
    let ignored = 0
    for (const said of entries) {
      const entry = believed(said)
      const known = this.#known.get(said.clientId)
      if (entry === null) ignored += 1
      else if (entry.state === presenceGone) {
        // Only the node that showed a person may take her away: she may be back through another by now.
        if (known?.from !== from) continue
        this.#known.delete(entry.clientId)
        news.push(entry)
      } else if (known !== undefined && entry.clock < known.entry.clock) {
        if (known.from === from) this.#note(from, known.entry)
      } else if (known !== undefined || this.#known.size < maxElsewhere) {
        this.#note(from, entry)
        if (known?.entry.clock !== entry.clock) news.push(entry)
      }
    }
    if (news.length > 0) this.#show(news)
    return ignored
  }

  /** The client id is connected to this node now, which speaks for it from here on. */
  forget(clientId: number): void {
    this.#known.delete(clientId)
  }

  close(): void {
    this.#stopLooking?.()
    this.#known.clear()
  }

  #note(from: string, entry: PresenceEntry): void {
    this.#known.set(entry.clientId, { from, entry, heardMs: this.#clock.monotonicMs() })
    this.#stopLooking ??= this.#clock.after(lookMs, () => this.#look())
  }

  #look(): void {
    const nowMs = this.#clock.monotonicMs()
    const gone: PresenceEntry[] = []
    for (const [clientId, { entry, heardMs }] of this.#known) {
      if (nowMs - heardMs < silentMs) continue
      this.#known.delete(clientId)
      gone.push({ clientId, clock: entry.clock + 1, state: presenceGone })
    }
    if (gone.length > 0) this.#show(gone)
    this.#stopLooking = this.#known.size > 0 ? this.#clock.after(lookMs, () => this.#look()) : null
  }
}

/** @returns what a server of ours may have stamped, and nothing beyond it; otherwise null. */
function believed(entry: PresenceEntry): PresenceEntry | null {
  const { clientId, clock, state } = entry
  if (state.length > maxStateLength || clock > maxClock) return null
  if (state === presenceGone) return entry
  try {
    const presence = presenceSchema.safeParse(acceptJson(JSON.parse(state)))
    return presence.success ? { clientId, clock, state: JSON.stringify(presence.data) } : null
  } catch {
    return null
  }
}
