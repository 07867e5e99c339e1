// Wait line: many who each wait equally long, on one timer for all: whoever began first is due first. A timer of its own for everybody who is
// here would take half a kilobyte each. Made by socket-connection.

import type { Clock } from './ports.ts'

export class WaitLine<Who> {
  readonly #clock: Clock
  readonly #waitMs: number
  readonly #onDue: (who: Who) => void
  /** When each is due, the soonest first. */
  readonly #waiting = new Map<Who, number>()
  #looking = false

  constructor(o: { readonly clock: Clock; readonly waitMs: number; readonly onDue: (who: Who) => void }) {
    this.#clock = o.clock
    this.#waitMs = o.waitMs
    this.#onDue = o.onDue
  }

  /** Begins to wait, from now. */
  begin(who: Who): void {
    this.#waiting.delete(who)
    this.#waiting.set(who, this.#clock.monotonicMs() + this.#waitMs)
    if (!this.#looking) this.#lookIn(this.#waitMs)
  }

  /** @returns whether it waited */
  callOff(who: Who): boolean {
    return this.#waiting.delete(who)
  }

  #lookIn(ms: number): void {
    this.#looking = true
    this.#clock.after(ms, () => this.#look())
  }

  #look(): void {
    this.#looking = false
    const nowMs = this.#clock.monotonicMs()
    for (const [who, dueMs] of this.#waiting) {
      if (dueMs > nowMs) {
        if (!this.#looking) this.#lookIn(dueMs - nowMs)
        return
      }
      this.#waiting.delete(who)
      this.#onDue(who)
    }
  }
}
