// What drives several costs at once: each driver's id, which items' exposures are kept by, and its name. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { driverIdSchema } from '../../shared/ids.ts'
import { useLanguage } from '../language/use-language.ts'
import { namedOf, namedRow, newNamedRow } from './named.ts'
import { NamedFields } from './named-fields.tsx'
import { RowList } from './row-list.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useRows } from './use-rows.ts'

const isId = (id: string): boolean => driverIdSchema.safeParse(id).success

export function DriversDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const [isTried, setTried] = useState(false)
  const { rows, add, remove, change } = useRows(body.steering.drivers.map((driver) => namedRow(driver, language)))
  const read = () => {
    if (rows.some(({ id, text }) => !isId(id.trim()) || text.trim() === '')) return null
    return { drivers: rows.map((row) => namedOf(row, language)) }
  }
  return (
    <SteerDialog
      title={t('assume.drivers')}
      body={body}
      read={read}
      onTried={() => setTried(true)}
      onClose={onClose}
      wide
    >
      <RowList
        label={t('assume.drivers')}
        rows={rows}
        nameOf={({ id, text }) => text || id || t('assume.rowName')}
        onAdd={() => add(newNamedRow)}
        onRemove={remove}
        draw={(row) => (
          <NamedFields
            row={row}
            idHint={t('assume.idHint')}
            isId={isId}
            isTried={isTried}
            onChange={(over) => change(row.key, over)}
          />
        )}
      />
    </SteerDialog>
  )
}
