// The table of a comparison: figures down, the queue and the alternatives across; each figure of an alternative with how far it is from the queue's. On a phone each row is
// a small list. Called by compare-page.tsx.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useFormat } from '../ui/use-format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import type { ComparedFigures } from './compared-figures.ts'
import { type ComparedRow, useComparedRows } from './compared-rows.ts'

export interface ComparedColumn {
  readonly alternative: Alternative
  readonly figures: ComparedFigures | null
}
export interface ComparedTableProps {
  readonly programmeId: ProgrammeId
  readonly queue: ComparedFigures | null
  readonly columns: readonly ComparedColumn[]
}

export function ComparedTable({ programmeId, queue, columns }: ComparedTableProps) {
  const { t } = useTranslation('alternatives')
  const { structure } = useProgrammeNames()
  const rows = useComparedRows([queue, ...columns.map(({ figures }) => figures)])
  return (
    <div className="card alt-t">
      <table>
        <caption className="muted small">
          {t('figures.caption', { unit: structure.currency, year: structure.priceYear })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('figures.queue')}</th>
            {columns.map(({ alternative }) => (
              <th scope="col" key={alternative.id}>
                <Link
                  to="/p/$programme/alternatives/$alternative"
                  params={{ programme: programmeId, alternative: alternative.id }}
                >
                  {alternative.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ id, label, rows: within }) => (
          <tbody key={id}>
            {label !== null && (
              <tr className="alt-g">
                <th scope="rowgroup" colSpan={columns.length + 2}>
                  {label}
                </th>
              </tr>
            )}
            {within.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                <Figure row={row} at={0} figures={queue} name={t('figures.queue')} />
                {columns.map(({ alternative, figures }, at) => (
                  <Figure key={alternative.id} row={row} at={at + 1} figures={figures} name={alternative.name} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Figure(o: {
  readonly row: ComparedRow
  readonly at: number
  readonly figures: ComparedFigures | null
  readonly name: string
}) {
  const { t } = useTranslation('alternatives')
  const format = useFormat()
  const { row, at } = o
  const value = row.values[at] ?? null
  const before = row.values[0] ?? null
  const step = at === 0 || value === null || before === null ? null : row.step({ value, queue: before }, format)
  return (
    <td data-name={o.name} data-stale={o.figures?.isStale === true ? 'true' : undefined}>
      {value === null ? '–' : row.say(value, format)}
      {step !== null && (
        <span className="muted small">
          {' '}
          <VisuallyHidden>{t('figures.against')} </VisuallyHidden>
          {step}
        </span>
      )}
    </td>
  )
}
