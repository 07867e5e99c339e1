// Low to high with a tick at likely, drawn on one scale for the whole list, so that bars can be compared. Figures stand beside it, drawn by the row.
// Its name is the sentence; inside a row whose cells already say the figures it is decorative.

import { useTranslation } from 'react-i18next'
import './range-bar.css'
import { useFormat } from './use-format.ts'

export type RangeBarProps = {
  readonly low: number
  readonly likely: number
  readonly high: number
  /** The right end of the scale, the same for every bar of the list; same unit as the figures. */
  readonly max: number
  /** Unit in the sentence, MNOK when left out. */
  readonly unit?: string
  /** Outside the frame: drawn in second ink. */
  readonly dim?: boolean
  readonly decorative?: boolean
}

export function RangeBar({ decorative = false, unit = 'MNOK', ...bar }: RangeBarProps) {
  // A list draws many of them: the sentence is only made where somebody hears it.
  return decorative ? <Bar {...bar} /> : <NamedBar {...bar} unit={unit} />
}

type BarProps = Omit<RangeBarProps, 'decorative' | 'unit'>

function NamedBar({ unit, ...bar }: BarProps & { readonly unit: string }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const sentence = t('range', {
    low: format.number(bar.low),
    likely: format.number(bar.likely),
    high: format.number(bar.high),
    unit,
  })
  return <Bar {...bar} sentence={sentence} />
}

function Bar({ low, likely, high, max, dim = false, sentence }: BarProps & { readonly sentence?: string }) {
  const scale = max > 0 ? 100 / max : 0
  const at = (value: number) => Math.min(100, Math.max(0, value * scale))
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by the sentence, or said by the figures beside it
    <svg
      className="rng"
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      data-dim={dim ? 'true' : undefined}
      {...(sentence === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': sentence })}
    >
      <line className="t" x1="0" x2="100" y1="6" y2="6" vectorEffect="non-scaling-stroke" />
      <rect className="b" x={at(low)} y="3" width={Math.max(0.6, at(high) - at(low))} height="6" />
      <rect className="k" x={Math.min(98.4, Math.max(0, at(likely) - 0.8))} y="0" width="1.6" height="12" />
    </svg>
  )
}
