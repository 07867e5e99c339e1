// The periods capacity is counted in, in order of time. What was said of a period that is taken away goes with it. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { periodIdSchema } from '../../shared/ids.ts'
import { useLanguage } from '../language/use-language.ts'
import { DateField } from '../ui/date-field.tsx'
import { type NamedRow, namedOf, namedRow, newNamedRow } from './named.ts'
import { NamedFields } from './named-fields.tsx'
import { RowList } from './row-list.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useRows } from './use-rows.ts'

interface PeriodRow extends NamedRow {
  readonly from: string | null | undefined
  readonly to: string | null | undefined
}

const isId = (id: string): boolean => periodIdSchema.safeParse(id).success

export function PeriodsDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const [isTried, setTried] = useState(false)
  const { steering } = body
  const { rows, add, remove, change } = useRows<PeriodRow>(
    steering.periods.map((period) => ({ ...namedRow(period, language), from: period.from, to: period.to })),
  )
  const read = () => {
    if (rows.some((row) => !isId(row.id.trim()) || row.text.trim() === '' || !row.from || !row.to)) return null
    const kept = new Set(rows.map(({ id }) => id.trim()))
    return {
      periods: rows.map((row) => ({ ...namedOf(row, language), from: row.from, to: row.to })),
      capacity: Object.fromEntries(
        Object.entries(steering.capacity).filter(([cell]) => kept.has(cell.split('.')[1] ?? '')),
      ),
    }
  }
  return (
    <SteerDialog
      title={t('assume.periods')}
      body={body}
      read={read}
      onTried={() => setTried(true)}
      onClose={onClose}
      wide
    >
      <RowList
        label={t('assume.periods')}
        rows={rows}
        nameOf={({ id, text }) => text || id || t('assume.rowName')}
        onAdd={() => add({ ...newNamedRow, from: null, to: null })}
        onRemove={remove}
        draw={(row) => (
          <>
            <NamedFields
              row={row}
              idHint={t('assume.periodIdHint')}
              isId={isId}
              isTried={isTried}
              onChange={(over) => change(row.key, over)}
            />
            {(['from', 'to'] as const).map((end) => (
              <DateField
                key={end}
                label={t(`assume.${end}`)}
                value={row[end] ?? null}
                error={isTried && !row[end] ? t('assume.notADate') : undefined}
                onCommit={(date) => change(row.key, { [end]: date })}
                onRead={(date) => change(row.key, { [end]: date })}
              />
            ))}
          </>
        )}
      />
    </SteerDialog>
  )
}
