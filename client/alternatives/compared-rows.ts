// Rows of a comparison: what is told of each queue, how it is said and how a difference from the queue is. Called by compared-table.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useProgrammeNames } from '../item/programme-context.ts'
import type { Format } from '../ui/format.ts'
import type { ComparedFigures } from './compared-figures.ts'

export interface ComparedRow {
  readonly id: string
  readonly label: string
  /** The queue's first; null where it is not worked out. */
  readonly values: readonly (number | null)[]
  readonly say: (value: number, format: Format) => string
  /** The difference from the queue in words, of what is told: both are rounded first. Null where there is none to see. */
  readonly step: (o: { readonly value: number; readonly queue: number }, format: Format) => string | null
}
export interface ComparedGroup {
  readonly id: string
  /** Null: the first rows need no name. */
  readonly label: string | null
  readonly rows: readonly ComparedRow[]
}
type Read = (figures: ComparedFigures) => number | null | undefined

/** @param columns the queue's first; null while it is on its way */
export function useComparedRows(columns: readonly (ComparedFigures | null)[]): readonly ComparedGroup[] {
  const { t } = useTranslation('alternatives')
  const { structure, benefit, actor } = useProgrammeNames()
  return useMemo(() => {
    const row = (id: string, label: string, kind: Kind, read: Read): ComparedRow => ({
      id,
      label,
      values: columns.map((figures) => (figures === null ? null : (read(figures) ?? null))),
      ...kinds[kind],
    })
    const named = (part: 'byBenefit' | 'byReceiver', ids: readonly string[], nameOf: (id: string) => string) =>
      ids
        .filter((id) => columns.some((figures) => (figures?.scope?.[part][id] ?? 0) > 0))
        .map((id) => row(`${part}.${id}`, nameOf(id), 'points', ({ scope }) => scope && (scope[part][id] ?? 0)))
    const receivers = new Set(columns.flatMap((figures) => Object.keys(figures?.scope?.byReceiver ?? {})))
    return [
      {
        id: 'lines',
        label: null,
        rows: [
          row('items', t('figures.items'), 'count', ({ board }) => board.queue.length),
          row('p50', t('figures.inP50'), 'count', ({ standing }) => standing?.lines.p50),
          row('p85', t('figures.inP85'), 'count', ({ standing }) => standing?.lines.p85),
          row('cut', t('figures.cut'), 'count', ({ board }) => board.cut.length),
        ],
      },
      {
        id: 'cost',
        label: t('figures.cost'),
        rows: [
          row('whole50', t('figures.wholeP50'), 'money', ({ standing }) => standing?.whole.p50),
          row('whole85', t('figures.wholeP85'), 'money', ({ standing }) => standing?.whole.p85),
          row('scope50', t('figures.scopeP50'), 'money', ({ standing }) => standing?.scope.p50),
          row('scope85', t('figures.scopeP85'), 'money', ({ standing }) => standing?.scope.p85),
          row('holds50', t('figures.holdsP50'), 'chance', ({ standing }) => standing?.scope.holds.p50),
          row('holds85', t('figures.holdsP85'), 'chance', ({ standing }) => standing?.scope.holds.p85),
        ],
      },
      {
        id: 'benefit',
        label: t('figures.benefit'),
        rows: [
          row('benefit', t('figures.all'), 'points', ({ scope }) => scope?.benefit),
          ...named(
            'byBenefit',
            structure.benefits.map(({ id }) => id),
            benefit,
          ),
        ],
      },
      { id: 'receivers', label: t('figures.receivers'), rows: named('byReceiver', [...receivers].sort(), actor) },
      {
        id: 'capacity',
        label: t('figures.capacity'),
        rows: [
          row('over', t('figures.over'), 'months', ({ scope }) => scope?.overMonths),
          row('places', t('figures.overPlaces'), 'count', ({ scope }) => scope?.overPlaces),
        ],
      },
    ].filter(({ rows }) => rows.length > 0)
  }, [columns, t, structure, benefit, actor])
}

type Kind = 'count' | 'money' | 'chance' | 'points' | 'months'
const step: ComparedRow['step'] = ({ value, queue }, format) => {
  const difference = Math.round(value) - Math.round(queue)
  return difference === 0 ? null : format.signed(difference, 0)
}
const kinds: Readonly<Record<Kind, Pick<ComparedRow, 'say' | 'step'>>> = {
  count: { say: (value, format) => format.number(value, 0), step },
  money: { say: (value, format) => format.number(value, 0), step },
  // Percentages never add: the difference is told in points of them.
  chance: {
    say: (value, format) => format.probability(value),
    step: ({ value, queue }, format) => step({ value: value * 100, queue: queue * 100 }, format),
  },
  points: { say: (value, format) => format.number(value, 0), step },
  months: { say: (value, format) => format.number(value, 0), step },
}
