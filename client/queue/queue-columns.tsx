// The heads of the queue's columns. Drawn once, sticky above the rows. Called by queue-table.tsx.

import { useTranslation } from 'react-i18next'
import { Cell } from './cell.tsx'
import type { QueueView } from './queue-view.ts'

/** How many cells a row has. */
export const queueColumnCount = 11

export type QueueColumnsProps = Pick<QueueView, 'order' | 'cost'> & {
  readonly unit: string
  readonly priceYear: number
}

export function QueueColumns({ unit, priceYear, order, cost }: QueueColumnsProps) {
  const { t } = useTranslation('queue')
  const { t: views } = useTranslation('queueViews')
  const summed = { title: views('summed.long', { unit, year: priceYear }) }
  const costs =
    cost === 'summed'
      ? [
          { id: 'c-es', text: views('summed.p50', { unit }), ...summed },
          { id: 'c-li', text: 'P85', ...summed },
        ]
      : [
          { id: 'c-es', text: t('columns.range', { unit }) },
          { id: 'c-li', text: t('columns.likely'), title: t('columns.likelyLong', { unit, year: priceYear }) },
        ]
  const other =
    order === 'decided'
      ? { text: views('calculated.column'), title: views('calculated.columnLong') }
      : { text: views('calculated.decided'), title: views('calculated.decidedLong') }
  const columns = [
    { id: 'c-pl', text: t('columns.place') },
    { id: 'c-id', text: t('columns.id') },
    { id: 'c-ti', text: t('columns.item') },
    { id: 'c-ar', text: t('columns.area') },
    ...costs,
    { id: 'c-be', text: t('columns.benefit'), title: t('columns.benefitLong') },
    { id: 'c-ca', ...other },
    { id: 'c-re', text: t('columns.ready') },
    { id: 'c-de', text: t('columns.needs') },
  ]
  return (
    <Cell className="q-head" as="rowgroup" data-cost={cost}>
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
