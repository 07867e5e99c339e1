// Rows of a form that come and go: each with its fields and a way to take it away, and a way to add one. Called by the dialogs of the assumptions.

import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/button.tsx'

export interface RowListProps<Row extends { readonly key: string }> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
  readonly draw: (row: Row) => ReactNode
  readonly onAdd: () => void
  readonly onRemove: (key: string) => void
}

export function RowList<Row extends { readonly key: string }>(o: RowListProps<Row>) {
  const { t } = useTranslation('frame')
  return (
    <fieldset className="frm-fs">
      <legend className="sr">{o.label}</legend>
      {o.rows.map((row) => (
        <div key={row.key} className="frm-row">
          {o.draw(row)}
          <IconButton
            label={t('assume.removeRow', { name: o.nameOf(row) })}
            icon={TrashIcon}
            onClick={() => o.onRemove(row.key)}
          />
        </div>
      ))}
      <Button icon={PlusIcon} onClick={o.onAdd}>
        {t('assume.addRow')}
      </Button>
    </fieldset>
  )
}
