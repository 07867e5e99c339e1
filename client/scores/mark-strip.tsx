// A strip of marks on the scale 0–5: a dot for each, a line from the lowest to the highest, and the median across it. Told in words beside it; of those
// who see no marks the line and the median alone are drawn. Called by score-results.tsx.

import type { ScoreResult } from '../../shared/priority/score-summary.ts'

export interface MarkStripProps {
  /** Null: nobody gave a mark. */
  readonly result: Pick<ScoreResult, 'median' | 'low' | 'high'> | null
  readonly marks: readonly number[]
}

const scale = [0, 1, 2, 3, 4, 5] as const
const stepPx = 30
const dotPx = 5
const perRow = 4
const widthPx = stepPx * scale.length
const at = (mark: number) => stepPx / 2 + mark * stepPx

export function MarkStrip({ result, marks }: MarkStripProps) {
  const most = Math.max(1, ...scale.map((mark) => marks.filter((each) => each === mark).length))
  const dotsPx = Math.ceil(most / perRow) * (dotPx + 1)
  const linePx = dotsPx + 6
  const heightPx = linePx + 16
  return (
    <svg className="scr-s" viewBox={`0 0 ${widthPx} ${heightPx}`} width={widthPx} height={heightPx} aria-hidden="true">
      {scale.map((mark) => (
        <text key={mark} x={at(mark)} y={linePx + 15} textAnchor="middle">
          {mark}
        </text>
      ))}
      {result !== null && (
        <>
          <line className="scr-r" x1={at(result.low)} x2={at(result.high)} y1={linePx} y2={linePx} />
          <circle className="scr-e" cx={at(result.low)} cy={linePx} r={2} />
          <circle className="scr-e" cx={at(result.high)} cy={linePx} r={2} />
          <line className="scr-m" x1={at(result.median)} x2={at(result.median)} y1={linePx - 4} y2={linePx + 5} />
        </>
      )}
      {dotsOf(marks, dotsPx).map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="scr-d" cx={x} cy={y} r={dotPx / 2} />
      ))}
    </svg>
  )
}

/** A place for each mark: over its figure, a row at a time from below. */
function dotsOf(marks: readonly number[], dotsPx: number): readonly { readonly x: number; readonly y: number }[] {
  return scale.flatMap((mark) =>
    marks
      .filter((each) => each === mark)
      .map((_, index, same) => {
        const row = Math.floor(index / perRow)
        const inRow = Math.min(perRow, same.length - row * perRow)
        return {
          x: at(mark) + ((index % perRow) - (inRow - 1) / 2) * (dotPx + 1),
          y: dotsPx - row * (dotPx + 1) - dotPx / 2,
        }
      }),
  )
}
