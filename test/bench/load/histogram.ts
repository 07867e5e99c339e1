// Histogram of times: counts in steps of a quarter millisecond up to eight seconds, so that millions cost nothing to keep.

const stepMs = 0.25
const steps = 32_000

export class Histogram {
  readonly #counts = new Uint32Array(steps + 1)
  #count = 0
  #maxMs = 0

  get count(): number {
    return this.#count
  }

  get maxMs(): number {
    return this.#maxMs
  }

  add(ms: number): void {
    this.#count += 1
    if (ms > this.#maxMs) this.#maxMs = ms
    const step = ms < 0 ? 0 : Math.min(steps, Math.floor(ms / stepMs))
    this.#counts[step] = (this.#counts[step] ?? 0) + 1
  }

  /** @param part 0.99 for the 99th percentile @returns milliseconds, rounded up to a quarter */
  quantile(part: number): number {
    let left = Math.ceil(this.#count * part)
    for (let step = 0; step <= steps; step += 1) {
      left -= this.#counts[step] ?? 0
      if (left <= 0) return Math.min((step + 1) * stepMs, Math.max(this.#maxMs, stepMs))
    }
    return this.#maxMs
  }
}
