// The heads of the queue's columns. Drawn once, sticky above the rows. Called by queue-table.tsx.

import { useTranslation } from 'react-i18next'
import { Cell } from './cell.tsx'

export function QueueColumns({ unit, priceYear }: { readonly unit: string; readonly priceYear: number }) {
  const { t } = useTranslation('queue')
  const columns = [
    { id: 'c-pl', text: t('columns.place') },
    { id: 'c-id', text: t('columns.id') },
    { id: 'c-ti', text: t('columns.item') },
    { id: 'c-ar', text: t('columns.area') },
    { id: 'c-es', text: t('columns.range', { unit }) },
    { id: 'c-li', text: t('columns.likely'), title: t('columns.likelyLong', { unit, year: priceYear }) },
    { id: 'c-be', text: t('columns.benefit'), title: t('columns.benefitLong') },
    { id: 'c-re', text: t('columns.ready') },
    { id: 'c-de', text: t('columns.needs') },
  ]
  return (
    <Cell className="q-head" as="rowgroup">
      <Cell as="row" aria-rowindex={1}>
        {columns.map((column) => (
          <Cell key={column.id} as="columnheader" className={column.id} title={column.title}>
            {column.text}
          </Cell>
        ))}
        <Cell as="columnheader" className="c-me">
          <span className="sr">{t('columns.more')}</span>
        </Cell>
      </Cell>
    </Cell>
  )
}
