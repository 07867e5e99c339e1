// Take out: the board as files for spreadsheets: a workbook of the queue, the cut list and the frame, or one of them as plain text. Everybody who reads the board
// may; what is read is what stands at one place of its log. Called by server/http/programmes/sheets.ts.

import type { sheetFiles } from '../../../shared/contract/sheets.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { boardRoom, type ItemId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { sheetColumns } from '../../domain/sheet-column.ts'
import { takenMark } from '../../domain/taken-mark.ts'
import { boardSheet } from '../../exports/board-sheet.ts'
import { csvSheet } from '../../exports/csv-sheet.ts'
import { frameSheet } from '../../exports/frame-sheet.ts'
import { sheetWords } from '../../exports/sheet-words.ts'
import { xlsxBook } from '../../exports/xlsx-book.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { frameBody } from '../frame/frame-body.ts'
import { benefitNames } from './benefit-names.ts'

export interface TakenOut {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array | string
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const csvType = 'text/csv; charset=utf-8'

/** @returns the file; null where the board does not stand */
export async function takeOut(
  context: Pick<CommandContext, 'database' | 'log' | 'now'>,
  o: { readonly programme: StoredProgramme; readonly file: (typeof sheetFiles)[number]; readonly language: Language },
): Promise<TakenOut | null> {
  const { programme, language } = o
  const words = sheetWords(language)
  const [room, frame] = await Promise.all([context.log.load(boardRoom(programme.id)), frameBody(context, programme)])
  if (room === null) return null
  const named = (what: string, ending: string): string =>
    `${what} ${programme.id} ${norwegianDate(context.now())}.${ending}`
  if (o.file === 'frame.csv') {
    return {
      name: named(words.files.frame, 'csv'),
      mediaType: csvType,
      content: csvSheet(frameSheet(frame, language), language),
    }
  }
  const doc = roomDocument(room)
  const { structure } = programme
  const board = readBoard(doc)
  const columns = sheetColumns({ structure, steering: frame.steering })
  const taken = takenMark({ ...room.fences, position: room.head, lineage: room.lineage })
  const benefitName = benefitNames(structure)
  const texts = new Map<ItemId, string>()
  for (const id of board.items.keys()) {
    const text = textOf(doc, 'board', id)
    texts.set(id, text === null ? '' : plainText(readRichText(text)).trim())
  }
  doc.destroy()
  const rowsOf = (list: 'queue' | 'cut') =>
    boardSheet({ board, list, columns, language, texts, taken, benefitName: (id) => benefitName(id, language) })
  if (o.file !== 'board.xlsx') {
    const list = o.file === 'queue.csv' ? 'queue' : 'cut'
    return { name: named(words.files[list], 'csv'), mediaType: csvType, content: csvSheet(rowsOf(list), language) }
  }
  const widths = columns.map(({ width }) => width)
  const content = await xlsxBook([
    { name: words.lists.queue, rows: rowsOf('queue'), widths },
    { name: words.lists.cut, rows: rowsOf('cut'), widths },
    { name: words.frame.sheet, rows: frameSheet(frame, language), widths: [22, 26, 16, 16, 12, 40, 10] },
  ])
  return { name: named(words.files.book, 'xlsx'), mediaType: xlsxType, content }
}
