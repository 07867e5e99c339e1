// Board sheet: a list of the board as rows of cells, the heading first. Called by server/commands/sheets.

import type { ListName } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { SheetColumn } from '../domain/sheet-column.ts'
import type { CellValue } from './cell-text.ts'
import { itemCell } from './item-cells.ts'
import { headingOf } from './sheet-words.ts'

export function boardSheet(o: {
  readonly board: Board
  readonly list: ListName
  readonly columns: readonly SheetColumn[]
  readonly language: Language
  readonly benefitName: (id: string) => string
  /** Plain text of each description. */
  readonly texts: ReadonlyMap<ItemId, string>
  readonly taken: string
}): readonly (readonly CellValue[])[] {
  const { board, columns, language, taken } = o
  const rows = board[o.list].flatMap((id, at) => {
    const item = board.items.get(id)
    if (item === undefined) return []
    const source = { item, place: at + 1, description: o.texts.get(id) ?? '', taken, language }
    return [columns.map((column) => itemCell(column, source))]
  })
  return [columns.map(({ key }) => headingOf(key, o)), ...rows]
}
