// The periods capacity is counted in, in order of time. What was said of a period that is taken away goes with it. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { periodIdSchema } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { LocalName } from '../../shared/local-name.ts'
import { useLanguage } from '../language/use-language.ts'
import { DateField } from '../ui/date-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { renamed } from './named.ts'
import { RowList } from './row-list.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useRows } from './use-rows.ts'

interface PeriodRow {
  readonly id: string
  readonly text: string
  readonly before: LocalName | null
  readonly from: string | null | undefined
  readonly to: string | null | undefined
}

export function PeriodsDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const [isTried, setTried] = useState(false)
  const { steering } = body
  const { rows, add, remove, change } = useRows<PeriodRow>(
    steering.periods.map(({ id, name, from, to }) => ({ id, text: localName(name, language), before: name, from, to })),
  )
  const isWrong = (id: string): boolean => !periodIdSchema.safeParse(id.trim()).success
  const read = () => {
    if (rows.some((row) => isWrong(row.id) || row.text.trim() === '' || !row.from || !row.to)) return null
    const kept = new Set(rows.map(({ id }) => id.trim()))
    return {
      periods: rows.map(({ id, text, before, from, to }) => ({
        id: id.trim(),
        name: renamed({ before, shown: before === null ? '' : localName(before, language), text, language }),
        from,
        to,
      })),
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
        nameOf={({ id, text }) => text || id || t('assume.periodName')}
        onAdd={() => add({ id: '', text: '', before: null, from: null, to: null })}
        onRemove={remove}
        draw={({ key, id, text, before, from, to }) => (
          <>
            <TextField
              label={t('assume.driverId')}
              value={id}
              readOnly={before !== null}
              error={isTried && isWrong(id) ? t('assume.id') : undefined}
              onType={(typed) => change(key, { id: typed })}
            />
            <TextField
              label={t('assume.periodName')}
              value={text}
              maxLength={200}
              error={isTried && text.trim() === '' ? t('assume.needed') : undefined}
              onType={(typed) => change(key, { text: typed })}
            />
            {(['from', 'to'] as const).map((end) => (
              <DateField
                key={end}
                label={t(`assume.${end}`)}
                value={(end === 'from' ? from : to) ?? null}
                error={isTried && !(end === 'from' ? from : to) ? t('assume.notADate') : undefined}
                onCommit={(date) => change(key, { [end]: date })}
                onRead={(date) => change(key, { [end]: date })}
              />
            ))}
          </>
        )}
      />
    </SteerDialog>
  )
}
