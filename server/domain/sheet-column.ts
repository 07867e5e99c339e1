// Sheet columns: what stands in each column of a sheet of items, the same whether it is written out or read in. Keys are stable: a sheet that was
// taken out last year is read by them. Made of the programme's own structure; called by server/exports and server/imports.

import { readinessParts } from '../../shared/board/item.ts'
import type { ProgrammeStructure } from '../../shared/contract/programme.ts'
import type { Steering } from '../../shared/frame/steering.ts'

export type CellKind =
  | 'id'
  | 'list'
  | 'place'
  | 'text'
  | 'note'
  | 'area'
  | 'need-kind'
  | 'actors'
  | 'phase'
  | 'mnok'
  | 'mark'
  | 'yes-no'
  | 'date'
  | 'choice'
  | 'lines'
  | 'told'

/** What a line of a cell of lines holds after its key. */
export type LineKind = 'note' | 'share' | 'number' | 'yes-no' | 'of' | 'saving'

export interface SheetColumn {
  /** The item's field, or `id`, `list`, `place`, `estimate.low`, `ready.what.owner`, `description`, `taken`. */
  readonly key: string
  readonly kind: CellKind
  readonly lines?: LineKind
  /** Written out for people to read; what is done to it in the sheet is never read in. */
  readonly told?: true
  /** Width in characters. */
  readonly width: number
}

/** Column of the mark that says how the board stood when the sheet was taken out. */
export const takenKey = 'taken'

/** @returns the columns of a programme's sheets, in order */
export function sheetColumns({
  structure,
  steering,
}: {
  readonly structure: Pick<ProgrammeStructure, 'benefits'>
  readonly steering: Pick<Steering, 'drivers' | 'receivers' | 'rollout'>
}): readonly SheetColumn[] {
  const { drivers, receivers, rollout } = steering
  return [
    { key: 'id', kind: 'id', width: 9 },
    { key: 'list', kind: 'list', width: 11 },
    { key: 'place', kind: 'place', width: 7 },
    { key: 'title', kind: 'text', width: 52 },
    { key: 'area', kind: 'area', width: 9 },
    { key: 'kind', kind: 'need-kind', width: 7 },
    { key: 'who', kind: 'actors', width: 16 },
    { key: 'phase', kind: 'phase', width: 18 },
    { key: 'estimate.low', kind: 'mnok', width: 10 },
    { key: 'estimate.likely', kind: 'mnok', width: 12 },
    { key: 'estimate.high', kind: 'mnok', width: 10 },
    ...structure.benefits.map(({ id }): SheetColumn => ({ key: `benefit.${id}`, kind: 'mark', width: 14 })),
    { key: 'needs', kind: 'lines', lines: 'note', width: 36 },
    { key: 'orderReason', kind: 'text', width: 28 },
    ...(drivers.length > 0 ? [{ key: 'drivers', kind: 'lines', lines: 'share', width: 14 } as const] : []),
    ...(receivers.length > 0
      ? [
          { key: 'adoption', kind: 'lines', lines: 'share', width: 14 } as const,
          { key: 'demand', kind: 'lines', lines: 'number', width: 18 } as const,
        ]
      : []),
    ...(rollout === null
      ? []
      : [
          { key: 'preconditions', kind: 'lines', lines: 'yes-no', width: 14 } as const,
          { key: 'actorsReady', kind: 'lines', lines: 'of', width: 16 } as const,
        ]),
    ...readinessParts.flatMap((part): SheetColumn[] => [
      { key: `ready.${part}`, kind: 'yes-no', width: 12 },
      { key: `ready.${part}.owner`, kind: 'text', width: 14 },
      { key: `ready.${part}.due`, kind: 'date', width: 12 },
    ]),
    { key: 'realisedOn', kind: 'date', width: 12 },
    { key: 'cut.reason', kind: 'note', width: 40 },
    { key: 'cut.cost', kind: 'note', width: 40 },
    { key: 'cut.benefit', kind: 'note', width: 40 },
    { key: 'cut.latestUsefulDate', kind: 'date', width: 14 },
    { key: 'cut.status', kind: 'choice', width: 12 },
    { key: 'cut.mayDecide', kind: 'choice', width: 16 },
    { key: 'cut.reversible', kind: 'choice', width: 12 },
    { key: 'cut.saving', kind: 'lines', lines: 'saving', width: 20 },
    { key: 'description', kind: 'told', told: true, width: 60 },
    { key: takenKey, kind: 'told', told: true, width: 16 },
  ]
}
