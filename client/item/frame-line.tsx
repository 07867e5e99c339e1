// One line of the frame across a list: P50 is one solid line in the accent, P85 a double line in ink. Says which frame, how large, how many items
// stand above it, what they come to and what is left. Called by the queue and by the queue in a meeting.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format.ts'
import './frame-line.css'
import type { LineName } from '../../shared/frame/move-effect.ts'
import { useProgrammeNames } from './programme-context.ts'

/** What a line says. Amounts in MNOK of the programme's price year. */
export interface LineFigures {
  readonly frameMnok: number
  /** How many items stand above it. */
  readonly count: number
  /** What they come to together, at the line's own percentile. */
  readonly reachedMnok: number
  readonly leftMnok: number
  /** What holds while another is tried; otherwise the same. */
  readonly inForceMnok: number
  /** Who tries this frame out; null where it is the one that holds. */
  readonly triedBy: string | null
  /** Being reckoned anew: the figures are of a moment ago. */
  readonly isStale: boolean
}

export type FrameLineProps = {
  readonly line: LineName
  readonly figures: LineFigures
  /** What takes hold of the line; nothing when left out. */
  readonly handle?: ReactNode
}

export function FrameLine({ line, figures, handle }: FrameLineProps) {
  const { t } = useTranslation('frameLines')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const unit = structure.currency
  const { frameMnok, inForceMnok, count, triedBy } = figures
  const whole = (mnok: number): string => format.number(Math.round(mnok))
  return (
    <div className="flb" data-line={line} data-tried={triedBy === null ? undefined : 'true'}>
      <span className="fln">
        {handle}
        <span>
          <b>{t(`name.${line}`)}</b>{' '}
          {inForceMnok !== frameMnok && (
            <del>
              <span className="sr">{t('inForce')} </span>
              {format.number(inForceMnok, 1)}
            </del>
          )}{' '}
          {format.withUnit(frameMnok, unit, 1)}
        </span>
      </span>
      {triedBy !== null && <span className="flt">{t('triedBy', { name: triedBy })}</span>}
      <span className="fll">{t('above', { count })}</span>
      <span className="flr" data-stale={figures.isStale ? 'true' : undefined}>
        {line.toUpperCase()} {whole(figures.reachedMnok)} · {t('left', { left: whole(figures.leftMnok), unit })}
      </span>
    </div>
  )
}
