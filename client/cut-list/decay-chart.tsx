// How one cut's saving falls: the money that is left as an area, what was in neutral and what is to come in the accent, with today and the next point as lines and the
// latest useful date as a diamond. One scale of time and money for the whole list. Its name is a sentence; the steps stand in the drawer. Called by cut-entry.tsx.

import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { CutFigure } from '../../shared/frame/cut-potential.ts'
import { dayAfter, fallingDays, shareLeft } from '../../shared/frame/cut-saving.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useFormat } from '../ui/use-format.ts'
import { useWidth } from '../ui/use-width.ts'
import { type TimeScale, timeScale } from './time-scale.ts'

/** What all entries are drawn by. */
export interface DecayScale {
  readonly from: string
  readonly to: string
  /** The largest original saving, MNOK. */
  readonly most: number
  readonly today: string
  readonly next: string | null
}

const heightPx = 96
const floor = 72
const top = 6

export function DecayChart(o: { readonly item: Item; readonly figure: CutFigure; readonly scale: DecayScale }) {
  const { item, figure, scale } = o
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const [ref, widthPx] = useWidth<HTMLDivElement>(320)
  const { cut } = item
  const { today, next } = scale
  const time = timeScale({ from: scale.from, to: scale.to, left: 2, right: widthPx - 8 })
  const y = (mnok: number): number => floor - (mnok / Math.max(scale.most, 1)) * (floor - top - 14)
  const leftOn = (day: string): number => shareLeft(cut, day) * figure.original
  const end = cut.latestUsefulDate
  const after = next === null ? null : leftOn(dayAfter(next))
  const isSoon = end !== null && next !== null && end < next
  const endWords = end === null ? t('chart.noEnd') : t('chart.end', { date: format.date(end) })
  const name = t('chart.cut', {
    id: item.id,
    left: format.number(figure.left.mean, 0),
    unit: structure.currency,
    next: after === null ? '' : t('chart.cutNext', { mnok: format.number(after, 0) }),
    original: format.number(figure.original, 0),
    end: format.sentence(endWords),
  })
  const days = fallingDays(cut)
  const endX = end === null ? null : time.x(end)
  return (
    <div ref={ref} className="dc">
      <svg width={widthPx} height={heightPx} role="img" aria-label={name}>
        <line className="ax" x1={0} x2={widthPx} y1={floor} y2={floor} />
        <path className="past" d={areaPath({ days, from: scale.from, to: today, time, y, leftOn })} />
        <path className="fut" d={areaPath({ days, from: today, to: scale.to, time, y, leftOn })} />
        <line className="td" x1={time.x(today)} x2={time.x(today)} y1={top} y2={floor} />
        {next !== null && <line className="nx" x1={time.x(next)} x2={time.x(next)} y1={top} y2={floor} />}
        <text className="v" x={time.x(today) + 5} y={y(figure.left.mean) - 5}>
          {format.number(figure.left.mean, 0)}
        </text>
        {next !== null && after !== null && time.x(next) - time.x(today) > 26 && (
          <text className={after === 0 ? 'v bad' : 'v'} x={time.x(next) + 5} y={y(after) - 5}>
            {format.number(after, 0)}
          </text>
        )}
        {endX !== null && <path className="end" data-soon={isSoon} d={`M${endX} ${floor - 6}l6 6l-6 6l-6 -6Z`} />}
        <text
          className="ed"
          data-soon={isSoon}
          x={endX === null ? widthPx : Math.min(widthPx - 2, Math.max(2, endX))}
          y={heightPx - 4}
          textAnchor={anchorAt(endX, widthPx)}
        >
          {endWords}
        </text>
      </svg>
    </div>
  )
}

function anchorAt(x: number | null, widthPx: number): 'start' | 'middle' | 'end' {
  if (x === null || x > widthPx - 110) return 'end'
  return x < 110 ? 'start' : 'middle'
}

/** The area under what is left, from a day to another. */
function areaPath(o: {
  readonly days: readonly string[]
  readonly from: string
  readonly to: string
  readonly time: TimeScale
  readonly y: (mnok: number) => number
  readonly leftOn: (day: string) => number
}): string {
  const { from, to, time, y, leftOn } = o
  if (to <= from) return ''
  const x = (day: string) => time.x(day).toFixed(1)
  const along = o.days
    .filter((day) => day > from && day < to)
    .map((day) => `H${x(day)}V${y(leftOn(day)).toFixed(1)}`)
    .join('')
  return `M${x(from)} ${floor}V${y(leftOn(from)).toFixed(1)}${along}H${x(to)}V${floor}Z`
}
