// The S-curve: how likely each total cost is to hold, as it is now and as it was before, with both frames across it. P50 is one line in the accent and
// P85 a double one in ink, as everywhere. Its name is a sentence, and everything in it stands in a table on request. Called by the queue and the frame's page.

import { AxisBottom, AxisLeft } from '@visx/axis'
import { Group } from '@visx/group'
import { scaleLinear } from '@visx/scale'
import { LinePath } from '@visx/shape'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CurvePoint } from '../../shared/frame/simulator.ts'
import { Button } from '../ui/button.tsx'
import type { Format } from '../ui/format.ts'
import { useFormat } from '../ui/use-format.ts'
import { useWidth } from '../ui/use-width.ts'
import { costsDrawn, curveWords, shareAt } from './curve-points.ts'
import { CurveTable } from './curve-table.tsx'
import './s-curve.css'

/** One figure for the steering frame (P50) and one for the cost frame (P85). */
interface Both {
  readonly p50: number
  readonly p85: number
}

export interface SCurveProps {
  readonly after: readonly CurvePoint[]
  /** As it was before what was done last; null when there is nothing to compare with. */
  readonly before: readonly CurvePoint[] | null
  /** MNOK in the programme's price year. */
  readonly frames: Both
  /** Probability 0–1 that each frame holds, where it is known more exactly than the points of the curves tell. */
  readonly holds?: { readonly after: Both; readonly before: Both | null } | undefined
  readonly priceYear?: number | undefined
}

const heightPx = 190
const margin = { top: 22, right: 12, bottom: 24, left: 30 }
const shares = [0, 0.5, 0.85, 1]

export function SCurve({ after, before, frames, holds, priceYear }: SCurveProps) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const [ref, widthPx] = useWidth<HTMLDivElement>(320)
  const [asTable, setAsTable] = useState(false)
  if (after.length === 0) return null
  const now = holds?.after ?? holdsOf(after, frames)
  const was = before === null ? null : (holds?.before ?? holdsOf(before, frames))
  return (
    <figure className="sc">
      <div ref={ref} className="sc-box">
        <Picture
          {...{ after, before, frames, now, was, widthPx, format }}
          name={curveSentence({ t, format, frames, now, was })}
          words={{ after: t('curve.after'), before: t('curve.before') }}
        />
      </div>
      <figcaption className="sc-c">
        <span>{priceYear === undefined ? t('curve.unit') : t('curve.unitOf', { year: priceYear })}</span>
        <Button variant="tertiary" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'curve.hideTable' : 'curve.showTable')}
        </Button>
      </figcaption>
      {asTable && <CurveTable {...{ after, before, frames, now, was }} />}
    </figure>
  )
}

function holdsOf(curve: readonly CurvePoint[], frames: Both): Both {
  return { p50: shareAt(curve, frames.p50), p85: shareAt(curve, frames.p85) }
}

/** «Styringsrammen 520 MNOK holdes med 35 % sannsynlighet, før 78 %. Kostnadsrammen …» */
function curveSentence(o: {
  readonly t: TFunction<'frame'>
  readonly format: Format
  readonly frames: Both
  readonly now: Both
  readonly was: Both | null
}): string {
  const { t, format, frames, now, was } = o
  const words = {
    p50: format.withUnit(frames.p50, 'MNOK', 0),
    p85: format.withUnit(frames.p85, 'MNOK', 0),
    now50: format.probability(now.p50),
    now85: format.probability(now.p85),
  }
  if (was === null) return t('curve.name', words)
  return t('curve.nameBefore', { ...words, was50: format.probability(was.p50), was85: format.probability(was.p85) })
}

interface PictureProps {
  readonly after: readonly CurvePoint[]
  readonly before: readonly CurvePoint[] | null
  readonly frames: Both
  readonly now: Both
  readonly was: Both | null
  readonly widthPx: number
  readonly format: Format
  readonly name: string
  readonly words: { readonly after: string; readonly before: string }
}

function Picture({ after, before, frames, now, was, widthPx, format, name, words }: PictureProps) {
  const drawn = before === null ? [after] : [after, before]
  const plot = {
    width: Math.max(80, widthPx - margin.left - margin.right),
    height: heightPx - margin.top - margin.bottom,
  }
  const x = scaleLinear<number>({ domain: [...costsDrawn(drawn, frames)], range: [0, plot.width] })
  const y = scaleLinear<number>({ domain: [0, 1], range: [plot.height, 0] })
  const path = (curve: readonly CurvePoint[], className: string) => (
    <LinePath
      className={className}
      data={curve.filter(({ cost }) => cost >= (x.domain()[0] ?? 0) && cost <= (x.domain()[1] ?? 0))}
      x={({ cost }) => x(cost)}
      y={({ share }) => y(share)}
    />
  )
  const standing = curveWords(after, before)
  return (
    <svg
      className="sc-p"
      role="img"
      aria-label={name}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
    >
      <Group left={margin.left} top={margin.top} aria-hidden>
        {shares.map((share) => (
          <line key={share} className="sc-r" x1={0} x2={plot.width} y1={y(share)} y2={y(share)} />
        ))}
        <AxisLeft
          scale={y}
          tickValues={shares}
          hideAxisLine
          hideTicks
          tickComponent={({ y: at, formattedValue }) => (
            <text className="sc-t" x={-6} y={at} dy="0.32em" textAnchor="end">
              {formattedValue}
            </text>
          )}
          tickFormat={(share) => format.number(Number(share) * 100, 0)}
        />
        <AxisBottom
          scale={x}
          top={plot.height}
          numTicks={Math.max(2, Math.floor(plot.width / 70))}
          hideAxisLine
          hideTicks
          tickComponent={({ x: at, formattedValue }) => (
            <text className="sc-t" x={at} y={16} textAnchor="middle">
              {formattedValue}
            </text>
          )}
          tickFormat={(cost) => format.number(Number(cost), 0)}
        />
        <Frames x={x} heightPx={plot.height} widthPx={plot.width} frames={frames} format={format} />
        {before !== null && path(before, 'sc-before')}
        {path(after, 'sc-after')}
        {was !== null && <Dots {...{ x, y, frames }} holds={was} className="sc-dot-b" />}
        <Dots {...{ x, y, frames }} holds={now} className="sc-dot" />
        {standing !== null &&
          (['before', 'after'] as const).map((which) => {
            const { cost, share, side } = standing[which]
            return (
              <text
                key={which}
                className="sc-w"
                x={x(cost) + (side === 'right' ? 7 : -7)}
                y={y(share) + 4}
                textAnchor={side === 'right' ? 'start' : 'end'}
              >
                {words[which]}
              </text>
            )
          })}
      </Group>
    </svg>
  )
}

type Scale = (value: number) => number

/** Both frames with their words on top; two that stand close turn their words away from each other, and none runs out of the picture. */
function Frames(o: {
  readonly x: Scale
  readonly heightPx: number
  readonly widthPx: number
  readonly frames: Both
  readonly format: Format
}) {
  const { x, heightPx, widthPx, frames, format } = o
  const [at50, at85] = [x(frames.p50), x(frames.p85)]
  const isClose = at85 - at50 < 64
  const anchor = (at: number, away: 'end' | 'start'): 'end' | 'start' | 'middle' => {
    if (isClose) return away
    return at < 28 ? 'start' : at > widthPx - 28 ? 'end' : 'middle'
  }
  return (
    <>
      <line className="sc-50" x1={at50} x2={at50} y1={-2} y2={heightPx} />
      <line className="sc-85" x1={at85 - 1.5} x2={at85 - 1.5} y1={-2} y2={heightPx} />
      <line className="sc-85" x1={at85 + 1.5} x2={at85 + 1.5} y1={-2} y2={heightPx} />
      <text className="sc-f" x={at50 + (isClose ? 3 : 0)} y={-9} textAnchor={anchor(at50, 'end')}>
        P50 {format.number(frames.p50, 0)}
      </text>
      <text className="sc-f" x={at85 - (isClose ? 3 : 0)} y={-9} textAnchor={anchor(at85, 'start')}>
        P85 {format.number(frames.p85, 0)}
      </text>
    </>
  )
}

/** Where a curve meets the frames. */
function Dots(o: {
  readonly x: Scale
  readonly y: Scale
  readonly frames: Both
  readonly holds: Both
  readonly className: string
}) {
  return (['p50', 'p85'] as const).map((which) => (
    <circle key={which} className={o.className} cx={o.x(o.frames[which])} cy={o.y(o.holds[which])} r={3.5} />
  ))
}
