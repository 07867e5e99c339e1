// Item cells: what an item says in each column of a sheet. The inverse of server/imports/read-cell.ts: what is written is read as the same.
// Called by board-sheet.ts.

import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import type { Json } from '../../shared/board/value.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { LineKind, SheetColumn } from '../domain/sheet-column.ts'
import { type CellValue, dateText, numberText, shareText } from './cell-text.ts'
import { sheetWords } from './sheet-words.ts'

export interface CellSource {
  readonly item: Item
  /** 1-based, in its list. */
  readonly place: number
  readonly description: string
  /** How the board stood: server/domain/taken-mark.ts. */
  readonly taken: string
  readonly language: Language
}

/** @returns what stands in the column; null where nothing is said */
export function itemCell({ key, kind, lines }: SheetColumn, source: CellSource): CellValue {
  const { item, language } = source
  const words = sheetWords(language)
  switch (kind) {
    case 'id':
      return item.id
    case 'list':
      return words.lists[item.position.list]
    case 'place':
      return source.place
    case 'mnok':
      return item.estimate === null ? null : item.estimate[key.slice('estimate.'.length) as 'low']
    case 'need-kind':
      return item.kind
    case 'actors':
      return item.who.length === 0 ? null : item.who.join(', ')
    case 'phase':
      return item.phase === null ? null : words.phases[item.phase]
    case 'yes-no':
      return readinessOf(item, key)?.done === true ? words.yes : words.no
    case 'choice':
      return choiceText(item, key, language)
    case 'lines':
      return lines === undefined ? null : linesText(item, { key, lines, language })
    case 'told':
      return (key === 'description' ? source.description : source.taken) || null
    case 'date':
      return dateCell(key.startsWith('ready.') ? readinessOf(item, key)?.due : fieldsOfItem(item)[key])
    default:
      return textCell(key.endsWith('.owner') ? readinessOf(item, key)?.owner : fieldsOfItem(item)[key])
  }
}

function readinessOf(item: Item, key: string) {
  return item.ready[key.split('.')[1] as keyof Item['ready']]
}

function textCell(value: Json | undefined): CellValue {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value !== '' ? value : null
}

function dateCell(value: Json | undefined): CellValue {
  return typeof value === 'string' ? { date: value } : null
}

function choiceText({ cut }: Item, key: string, language: Language): string | null {
  const words = sheetWords(language)
  if (key === 'cut.status') return words.statuses[cut.status]
  if (key === 'cut.mayDecide') return cut.mayDecide === null ? null : words.mayDecide[cut.mayDecide]
  return cut.reversible === null ? null : words.reversible[cut.reversible]
}

/** One line for each part: its key, a colon, what is said of it. Lines within a note stand two blanks in. */
function linesText(item: Item, o: { key: string; lines: LineKind; language: Language }): string | null {
  const { key, lines, language } = o
  if (lines === 'saving') {
    return textOf(item.cut.saving.map(({ on, left }) => `${dateText(on, language)}: ${shareText(left, language)}`))
  }
  const group = item[key as 'needs'] as Readonly<Record<string, Json>>
  return textOf(Object.entries(group).map(([part, value]) => `${part}: ${partText(value, o)}`))
}

function textOf(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n')
}

function partText(value: Json, { lines, language }: { lines: LineKind; language: Language }): string {
  switch (lines) {
    case 'share':
      return shareText(value as number, language)
    case 'number':
      return numberText(value as number, language)
    case 'yes-no':
      return value === true ? sheetWords(language).yes : sheetWords(language).no
    case 'of': {
      const { ready, of } = value as { ready: number; of: number }
      return `${ready}/${of}`
    }
    default:
      return String(value).replaceAll('\n', '\n  ')
  }
}
