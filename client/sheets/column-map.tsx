// How the columns of a file are read: as they were known by their headings, and as the person says. Open by itself only where they could not be told.
// Called by read-in.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetPreview } from '../../shared/contract/sheets.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'

export interface ColumnMapProps {
  readonly preview: SheetPreview
  readonly onColumns: (columns: Readonly<Record<number, string | null>>) => void
  readonly onSheet: (sheet: number) => void
}

export function ColumnMap({ preview, onColumns, onSheet }: ColumnMapProps) {
  const { t } = useTranslation('sheets')
  const { columns, fields, trouble, sheets } = preview
  const [open, setOpen] = useState(trouble !== null)
  const read = columns.filter(({ key }) => key !== null).length
  const choose = (index: number, value: string) =>
    onColumns({
      ...Object.fromEntries(columns.map((column) => [column.index, column.key])),
      [index]: value === '' ? null : value,
    })
  return (
    <div className="sht-m">
      {sheets.length > 1 && (
        <Select
          label={t('columns.sheet')}
          value={`${preview.sheet}`}
          options={sheets.map((name, at) => ({ value: `${at}`, label: name }))}
          onChange={(value) => onSheet(Number(value))}
        />
      )}
      {trouble !== null && (
        <p className="st" data-s="warn" role="alert">
          {trouble}
        </p>
      )}
      <div className="sht-mh">
        <span>{t('columns.read', { count: read, total: columns.length })}</span>
        <Button variant="tertiary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('columns.hide') : t('columns.show')}
        </Button>
      </div>
      {open && (
        <ul className="sht-ml">
          {columns.map((column) => (
            <li key={column.index}>
              <Select
                label={column.heading === '' ? t('columns.unnamed', { number: column.index + 1 }) : column.heading}
                value={column.key ?? ''}
                options={[
                  { value: '', label: t('columns.none') },
                  ...fields.map(({ key, heading }) => ({ value: key, label: heading })),
                ]}
                onChange={(value) => choose(column.index, value)}
              />
              {column.sample !== '' && (
                <p className="small muted sht-sm">{t('columns.sample', { text: column.sample })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
