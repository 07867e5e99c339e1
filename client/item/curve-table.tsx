// The table behind an S-curve: how likely each cost is to hold, at even steps and at both frames. Called by s-curve.tsx.

import { scaleLinear } from '@visx/scale'
import { useTranslation } from 'react-i18next'
import type { CurvePoint } from '../../shared/frame/simulator.ts'
import { useFormat } from '../ui/use-format.ts'
import { costsDrawn, shareAt } from './curve-points.ts'

interface Both {
  readonly p50: number
  readonly p85: number
}

export interface CurveTableProps {
  readonly after: readonly CurvePoint[]
  readonly before: readonly CurvePoint[] | null
  readonly frames: Both
  readonly now: Both
  readonly was: Both | null
}

export function CurveTable({ after, before, frames, now, was }: CurveTableProps) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const costs = scaleLinear<number>({ domain: [...costsDrawn(before === null ? [after] : [after, before], frames)] })
  const even = costs.ticks(8).map((cost) => ({
    cost,
    name: null,
    now: shareAt(after, cost),
    was: before === null ? null : shareAt(before, cost),
  }))
  const framed = (['p50', 'p85'] as const).map((which) => ({
    cost: frames[which],
    name: t(`curve.${which}`),
    now: now[which],
    was: was === null ? null : was[which],
  }))
  const rows = [...even.filter(({ cost }) => framed.every((frame) => frame.cost !== cost)), ...framed]
  return (
    <table className="sc-tb">
      <caption className="sr">{t('curve.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('curve.cost')}</th>
          {before !== null && (
            <th scope="col" className="num">
              {t('curve.before')}
            </th>
          )}
          <th scope="col" className="num">
            {before === null ? t('curve.probability') : t('curve.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => a.cost - b.cost)
          .map((row) => (
            <tr key={`${row.cost} ${row.name}`}>
              <th scope="row">
                {format.withUnit(row.cost, 'MNOK', 1)} {row.name !== null && <span className="muted">{row.name}</span>}
              </th>
              {row.was !== null && <td className="num">{format.probability(row.was)}</td>}
              <td className="num">{format.probability(row.now)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
