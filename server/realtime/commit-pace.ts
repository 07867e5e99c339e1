// Commit pace: how long to gather before the next commit. Nothing while there is little to write: then a timer would only make people wait.
// When many edits come in a second, or one commit had very many, commits begin 20 ms apart at the least: under such a load one larger commit
// costs everybody less than two, and nobody sees the difference. A commit that took as long gathered while it lasted, and nobody waits more.
// Pure: time is handed in. Called by commit-queue.

const manyAtOnce = 64
const manyPerSecond = 250
const apartMs = 20
/** Over which rows are counted. */
const countedMs = 100

export class CommitPace {
  #sinceMs = 0
  #rows = 0
  #areMany = false

  /**
   * @param o.rows in the commit that just returned; `o.tookMs` from when it was put together; `o.nowMs` only grows
   * @returns for how long to gather, in ms
   */
  after({ rows, tookMs, nowMs }: { readonly rows: number; readonly tookMs: number; readonly nowMs: number }): number {
    this.#rows += rows
    const elapsedMs = nowMs - this.#sinceMs
    if (elapsedMs >= countedMs) {
      this.#areMany = (this.#rows * 1_000) / elapsedMs > manyPerSecond
      this.#sinceMs = nowMs
      this.#rows = 0
    }
    return rows >= manyAtOnce || this.#areMany ? Math.max(0, apartMs - tookMs) : 0
  }
}
