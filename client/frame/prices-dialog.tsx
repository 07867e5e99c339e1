// The price index, year by year: figures of one year's prices become another's by the ratio. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { parseNumber } from '../ui/parse-number.ts'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { RowList } from './row-list.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useRows } from './use-rows.ts'

const yearBounds = { min: 1990, max: 2199 }
const indexBounds = { min: 0.0001, max: 10_000 }

export function PricesDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const format = useFormat()
  const [isTried, setTried] = useState(false)
  const { rows, add, remove, change } = useRows<{ year: string; index: string }>(
    body.steering.priceIndex.map(({ year, index }) => ({ year: String(year), index: format.number(index, 4) })),
  )
  const within = (text: string, { min, max }: typeof yearBounds): number | null => {
    const read = parseNumber(text, language)
    return typeof read === 'number' && read >= min && read <= max ? read : null
  }
  const fault = (text: string, bounds: typeof yearBounds): string | undefined =>
    isTried && within(text, bounds) === null
      ? t('assume.range', { min: bounds.min, max: format.number(bounds.max) })
      : undefined
  const read = () => {
    const all = rows.map(({ year, index }) => ({ year: within(year, yearBounds), index: within(index, indexBounds) }))
    return all.some(({ year, index }) => year === null || index === null) ? null : { priceIndex: all }
  }
  return (
    <SteerDialog title={t('assume.prices')} body={body} read={read} onTried={() => setTried(true)} onClose={onClose}>
      <RowList
        label={t('assume.prices')}
        rows={rows}
        nameOf={({ year }) => year || t('assume.year')}
        onAdd={() => add({ year: String(Number(rows.at(-1)?.year ?? body.priceYear - 1) + 1), index: '' })}
        onRemove={remove}
        draw={({ key, year, index }) => (
          <>
            <TextField
              label={t('assume.year')}
              value={year}
              error={fault(year, yearBounds)}
              onType={(typed) => change(key, { year: typed })}
            />
            <TextField
              label={t('assume.index')}
              value={index}
              error={fault(index, indexBounds)}
              onType={(typed) => change(key, { index: typed })}
            />
          </>
        )}
      />
    </SteerDialog>
  )
}
