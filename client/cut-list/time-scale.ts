// The time axis of the cut list's pictures: where a day stands, and the first days of months that are named under it. Pure. Called by potential-chart.tsx and
// decay-chart.tsx.

const dayMs = 86_400_000

export interface TimeScale {
  readonly from: string
  readonly to: string
  /** Pixels from the left; days outside stand at the edge. */
  readonly x: (day: string) => number
}

/** @param o.left and o.right the pixels that the first and the last day stand at */
export function timeScale(o: {
  readonly from: string
  readonly to: string
  readonly left: number
  readonly right: number
}): TimeScale {
  const { from, to, left, right } = o
  const [start, end] = [msOf(from), msOf(to)]
  const x = (day: string): number => {
    const share = end <= start ? 0 : (msOf(day) - start) / (end - start)
    return left + Math.min(1, Math.max(0, share)) * (right - left)
  }
  return { from, to, x }
}

/** @returns so many days after (before) a day */
export function daysFrom(day: string, days: number): string {
  return new Date(msOf(day) + days * dayMs).toISOString().slice(0, 10)
}

/** @returns first days of months within the scale, at most so many, at even steps of 1, 2, 3, 6 or 12 months counted from January */
export function monthTicks({ from, to }: Pick<TimeScale, 'from' | 'to'>, most: number): readonly string[] {
  const first = monthOf(from) + (from.endsWith('-01') ? 0 : 1)
  const last = monthOf(to)
  const step = [1, 2, 3, 6, 12].find((months) => Math.floor((last - first) / months) + 1 <= most) ?? 24
  const ticks: string[] = []
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    ticks.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)
  }
  return ticks
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function msOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
