// What an S-curve is drawn from, in figures: how likely a cost is to hold, read between two points of the curve; from which cost to which it is drawn;
// and where its words stand, so that none covers another. Pure. Called by s-curve.tsx.

import type { CurvePoint } from '../../shared/frame/simulator.ts'

/** @returns the probability that the total is at most `mnok`, on the line between the two points around it; 0 before the first point and 1 after the last. */
export function shareAt(curve: readonly CurvePoint[], mnok: number): number {
  const after = curve.findIndex(({ cost }) => cost > mnok)
  if (after === 0 || curve.length === 0) return 0
  const [low, high] = [curve[after - 1], curve[after]]
  if (low === undefined || high === undefined) return 1
  return low.share + ((high.share - low.share) * (mnok - low.cost)) / (high.cost - low.cost)
}

/** @returns the cost that is not exceeded with probability `share`, on the line between the points around it; the ends outside them. */
function costAt(curve: readonly CurvePoint[], share: number): number {
  const after = curve.findIndex((point) => point.share >= share)
  const [low, high] = [curve[after - 1], curve[after]]
  if (high === undefined) return curve.at(-1)?.cost ?? 0
  if (low === undefined || high.share === low.share) return high.cost
  return low.cost + ((high.cost - low.cost) * (share - low.share)) / (high.share - low.share)
}

/** @returns first and last cost of the picture, MNOK: all that happens more seldom than once in two hundred is left out, both frames are in. */
export function costsDrawn(
  curves: readonly (readonly CurvePoint[])[],
  frames: { readonly p50: number; readonly p85: number },
): readonly [number, number] {
  const drawn = curves.filter((curve) => curve.length > 0)
  const ends = [frames.p50, frames.p85, ...drawn.flatMap((curve) => [costAt(curve, 0.005), costAt(curve, 0.995)])]
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  const air = Math.max((last - first) * 0.04, 1)
  return [Math.max(0, first - air), last + air]
}

/**
 * Where «før» and «etter» stand: on the outer side of each curve, at half its height, so that no line goes through them.
 * @returns the cost at which each stands and which side of it; null when there is no curve before
 */
export function curveWords(
  after: readonly CurvePoint[],
  before: readonly CurvePoint[] | null,
): { readonly after: CurveWord; readonly before: CurveWord } | null {
  if (before === null || before.length === 0 || after.length === 0) return null
  const share = 0.3
  const [a, b] = [costAt(after, share), costAt(before, share)]
  const isRight = a >= b
  return {
    after: { cost: a, share, side: isRight ? 'right' : 'left' },
    before: { cost: b, share, side: isRight ? 'left' : 'right' },
  }
}

interface CurveWord {
  readonly cost: number
  readonly share: number
  readonly side: 'left' | 'right'
}
