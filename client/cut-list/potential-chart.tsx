// The potential of the cut list as steps in time, with today and the next point marked and what is needed to hold P85 as a dotted line. Its name is a sentence, and
// the steps stand in a table on request. Called by cut-head.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutPotential, PotentialStep } from '../../shared/frame/cut-potential.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { Button } from '../ui/button.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useWidth } from '../ui/use-width.ts'
import { daysFrom, monthTicks, type TimeScale, timeScale } from './time-scale.ts'

export interface PotentialChartProps {
  readonly potential: CutPotential
  readonly today: string
  /** Day of the next point. */
  readonly next: string | null
}

const heightPx = 178
const edge = { top: 24, right: 8, bottom: 26, left: 34 }
/** So far back is drawn, days, where the list has aged that long. */
const pastDays = 120

export function PotentialChart(props: PotentialChartProps) {
  const { t } = useTranslation('cutList')
  const [ref, widthPx] = useWidth<HTMLDivElement>(320)
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="pot">
      <div ref={ref}>
        <Picture {...props} widthPx={widthPx} />
      </div>
      <figcaption>
        <Button variant="tertiary" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.hide' : 'chart.show')}
        </Button>
      </figcaption>
      {asTable && <StepsTable steps={props.potential.steps} />}
    </figure>
  )
}

function StepsTable({ steps }: { readonly steps: readonly PotentialStep[] }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  return (
    <table className="pot-t">
      <caption className="sr">{t('chart.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.from')}</th>
          <th scope="col">{t('chart.mnok', { unit: structure.currency })}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ on, mnok }) => (
          <tr key={on}>
            <td>{format.date(on)}</td>
            <td className="num">{format.number(mnok, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Picture({ potential, today, next, widthPx }: PotentialChartProps & { readonly widthPx: number }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const name = useChartName({ potential, next })
  const { steps, need } = potential
  const scale = scaleOf({ steps, today, next, widthPx })
  const shown = stepsWithin(steps, scale)
  const most = Math.max(1, need, potential.today.mean, ...shown.map(({ mnok }) => mnok)) * 1.06
  const floor = heightPx - edge.bottom
  const y = (mnok: number): number => floor - (mnok / most) * (floor - edge.top)
  const after = potential.points[0]?.left.mean ?? null
  const ticks = monthTicks(scale, Math.max(2, Math.floor(widthPx / 84)))
  const year = Number(today.slice(0, 4))
  const marks = [...new Set([0, roundUnder(most)])].filter((mark) => need === 0 || Math.abs(y(mark) - y(need)) > 14)
  const isClose = next !== null && scale.x(next) - scale.x(today) < 62
  return (
    <svg className="pot-p" width={widthPx} height={heightPx} role="img" aria-label={name}>
      {marks.map((mark) => (
        <g key={mark}>
          <line className="gr" x1={edge.left} x2={widthPx - edge.right} y1={y(mark)} y2={y(mark)} />
          <text x={edge.left - 6} y={y(mark) + 4} textAnchor="end">
            {format.number(mark, 0)}
          </text>
        </g>
      ))}
      {ticks.map((day) => (
        <text key={day} x={scale.x(day)} y={heightPx - 8} textAnchor="middle">
          {monthName(format.shortDate(day, year))}
        </text>
      ))}
      {need > 0 && (
        <g>
          <line className="need" x1={edge.left} x2={widthPx - edge.right} y1={y(need)} y2={y(need)} />
          <text className="v" x={edge.left - 6} y={y(need) + 4} textAnchor="end">
            {format.number(need, 0)}
          </text>
          <text className="v" x={widthPx - edge.right} y={y(need) - 6} textAnchor="end">
            {t('chart.need')}
          </text>
        </g>
      )}
      <path className="ln" d={stepPath(shown, { scale, y })} />
      <line className="td" x1={scale.x(today)} x2={scale.x(today)} y1={edge.top - 6} y2={floor} />
      <text className="v" x={scale.x(today) + (isClose ? 4 : 0)} y={12} textAnchor={isClose ? 'end' : 'middle'}>
        {t('chart.today')}
      </text>
      <Dot x={scale.x(today)} y={y(potential.today.mean)} words={format.number(potential.today.mean, 0)} />
      {next !== null && after !== null && (
        <>
          <line className="nx" x1={scale.x(next)} x2={scale.x(next)} y1={edge.top - 6} y2={floor} />
          <text className="v" x={scale.x(next) - (isClose ? 4 : 0)} y={12} textAnchor={isClose ? 'start' : 'middle'}>
            {format.shortDate(next, year)}
          </text>
          <Dot x={scale.x(next)} y={y(after)} words={format.number(after, 0)} isAfter={isClose} />
        </>
      )}
    </svg>
  )
}

function Dot(o: { readonly x: number; readonly y: number; readonly words: string; readonly isAfter?: boolean }) {
  return (
    <>
      <circle className="dt" cx={o.x} cy={o.y} r={4.5} />
      <text className="big" x={o.x + 8} y={o.y + (o.isAfter ? 18 : -8)}>
        {o.words}
      </text>
    </>
  )
}

function useChartName({ potential, next }: Pick<PotentialChartProps, 'potential' | 'next'>): string {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const after = potential.points[0]
  const last = potential.steps.at(-1)
  return [
    t('chart.name', { today: format.number(potential.today.mean, 0), unit: structure.currency }),
    next !== null && after !== undefined
      ? t('chart.nameNext', { mnok: format.number(after.left.mean, 0), date: format.date(next) })
      : null,
    potential.need > 0 ? t('chart.nameNeed', { mnok: format.number(potential.need, 0) }) : null,
    last !== undefined && last.mnok === 0 ? t('chart.nameEnd', { date: format.date(last.on) }) : t('chart.lasting'),
  ]
    .filter((part) => part !== null)
    .join(' ')
}

function scaleOf(o: {
  readonly steps: readonly PotentialStep[]
  readonly today: string
  readonly next: string | null
  readonly widthPx: number
}): TimeScale {
  const { steps, today, next, widthPx } = o
  const earliest = daysFrom(today, -pastDays)
  const first = steps[0]?.on ?? today
  const last = [steps.at(-1)?.on ?? today, next ?? today].sort().at(-1) ?? today
  return timeScale({
    from: first > earliest ? (first < today ? daysFrom(first, -14) : daysFrom(today, -30)) : earliest,
    to: daysFrom(last, 30),
    left: edge.left,
    right: widthPx - edge.right,
  })
}

/** The steps that are seen, the first of them where the picture begins. */
function stepsWithin(steps: readonly PotentialStep[], { from }: TimeScale): readonly PotentialStep[] {
  const before = steps.findLast(({ on }) => on <= from) ?? steps[0]
  const within = steps.filter(({ on }) => on > from)
  return before === undefined ? within : [{ on: from, mnok: before.mnok }, ...within]
}

function stepPath(
  steps: readonly PotentialStep[],
  { scale, y }: { readonly scale: TimeScale; readonly y: (mnok: number) => number },
): string {
  const [first, ...rest] = steps
  if (first === undefined) return ''
  const along = rest.map(({ on, mnok }) => `H${scale.x(on).toFixed(1)}V${y(mnok).toFixed(1)}`).join('')
  return `M${scale.x(first.on).toFixed(1)} ${y(first.mnok).toFixed(1)}${along}H${scale.x(scale.to).toFixed(1)}`
}

/** «1. jan. 2028» → «jan. 2028»: the month alone. */
function monthName(date: string): string {
  return date.replace(/^1\.?\s*/, '')
}

/** @returns the largest of 1, 2 or 5 × a power of ten that is under a figure */
function roundUnder(mnok: number): number {
  const power = 10 ** Math.floor(Math.log10(mnok))
  return power * ([5, 2, 1].find((factor) => factor * power <= mnok) ?? 1)
}
