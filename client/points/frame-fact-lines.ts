// The lines of what the system knows of the frame: how likely each frame is to hold and was, the forecast, what expiring cuts are still worth, and who is asked for more
// than she has. Pure. Called by frame-facts.tsx.

import type { FrameFacts } from '../../shared/contract/meeting.ts'
import type { LocalName } from '../../shared/local-name.ts'

export type FrameFactLine =
  | {
      readonly kind: 'steering' | 'cost'
      /** MNOK of the frame; probabilities 0–1, the one before where it is told otherwise. */
      readonly frame: number
      readonly holds: number
      readonly before: number | null
      /** Below what the frame's own percentile promises. */
      readonly isShort: boolean
    }
  | {
      readonly kind: 'scope' | 'queue'
      readonly items: number
      readonly p50: number
      readonly p85: number
      readonly before: { readonly p50: number; readonly p85: number } | null
    }
  | { readonly kind: 'cuts'; readonly count: number; readonly mnok: number }
  | {
      readonly kind: 'overload'
      readonly receiver: string
      readonly period: LocalName
      readonly load: number
      readonly capacity: number
    }
  | { readonly kind: 'more-overloads'; readonly count: number }

const mostOverloads = 4

// What is told alike is no news.
const inPercent = (share: number): number => Math.round(share * 100)
const inMnok = (mnok: number): number => Math.round(mnok)

/** @returns the lines in the order a board asks: does it hold, what will it cost, what can still be saved, who is asked for too much. */
export function frameFactLines(facts: FrameFacts | null): readonly FrameFactLine[] {
  if (facts === null) return []
  const { simulation, before, cutsLeft, overloads } = facts
  const lines: FrameFactLine[] = []
  if (simulation !== null) {
    for (const [kind, percentile, promised] of [
      ['steering', 'p50', 0.5],
      ['cost', 'p85', 0.85],
    ] as const) {
      const holds = simulation.scope.holds[percentile]
      const was = before?.scope.holds[percentile] ?? holds
      lines.push({
        kind,
        frame: simulation.frame[percentile],
        holds,
        before: inPercent(was) === inPercent(holds) ? null : was,
        isShort: holds < promised,
      })
    }
    for (const kind of ['scope', 'queue'] as const) {
      const { items, p50, p85 } = simulation[kind]
      const was = before?.[kind]
      const isNews = was !== undefined && (inMnok(was.p50) !== inMnok(p50) || inMnok(was.p85) !== inMnok(p85))
      lines.push({ kind, items, p50, p85, before: isNews ? { p50: was.p50, p85: was.p85 } : null })
    }
  }
  const left = Object.values(cutsLeft)
  if (left.length > 0) {
    lines.push({ kind: 'cuts', count: left.length, mnok: left.reduce((sum, mnok) => sum + mnok, 0) })
  }
  const worst = [...overloads].sort((a, b) => b.load - b.capacity - (a.load - a.capacity))
  const shown = worst.length > mostOverloads + 1 ? mostOverloads : worst.length
  for (const { receiver, name, load, capacity } of worst.slice(0, shown)) {
    lines.push({ kind: 'overload', receiver, period: name, load, capacity })
  }
  if (worst.length > shown) lines.push({ kind: 'more-overloads', count: worst.length - shown })
  return lines
}
