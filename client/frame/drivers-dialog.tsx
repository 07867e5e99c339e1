// What drives several costs at once: each driver's id, which items' exposures are kept by, and its name. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { driverIdSchema } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { LocalName } from '../../shared/local-name.ts'
import { useLanguage } from '../language/use-language.ts'
import { TextField } from '../ui/text-field.tsx'
import { renamed } from './named.ts'
import { RowList } from './row-list.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useRows } from './use-rows.ts'

export function DriversDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const [isTried, setTried] = useState(false)
  const { rows, add, remove, change } = useRows<{ id: string; text: string; before: LocalName | null }>(
    body.steering.drivers.map(({ id, name }) => ({ id, text: localName(name, language), before: name })),
  )
  const isWrong = (id: string): boolean => !driverIdSchema.safeParse(id.trim()).success
  const read = () => {
    if (rows.some(({ id, text }) => isWrong(id) || text.trim() === '')) return null
    return {
      drivers: rows.map(({ id, text, before }) => ({
        id: id.trim(),
        name: renamed({ before, shown: before === null ? '' : localName(before, language), text, language }),
      })),
    }
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
        nameOf={({ id, text }) => text || id || t('assume.driverName')}
        onAdd={() => add({ id: '', text: '', before: null })}
        onRemove={remove}
        draw={({ key, id, text, before }) => (
          <>
            <TextField
              label={t('assume.driverId')}
              value={id}
              readOnly={before !== null}
              hint={before === null ? t('assume.idHint') : undefined}
              error={isTried && isWrong(id) ? t('assume.id') : undefined}
              onType={(typed) => change(key, { id: typed })}
            />
            <TextField
              label={t('assume.driverName')}
              value={text}
              maxLength={200}
              error={isTried && text.trim() === '' ? t('assume.needed') : undefined}
              onType={(typed) => change(key, { text: typed })}
            />
          </>
        )}
      />
    </SteerDialog>
  )
}
