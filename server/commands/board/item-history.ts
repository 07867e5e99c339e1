// Item history: what became of one item of a board, field by field, and who wrote it, from its first row to its last. The actor is who was signed in
// on the connection that brought the change. Called by server/http/programmes/history.ts.

import * as Y from 'yjs'
import { sameValue } from '../../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../../shared/board/item.ts'
import { boardAfter, placeOf } from '../../../shared/board/snapshot.ts'
import type { ItemHistory, ItemHistoryEntry } from '../../../shared/contract/history.ts'
import { readBoard, readItem, recordsOf, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { textField } from '../../../shared/document/roots.ts'
import { boardRoom, type ItemId, type PersonId, type ProgrammeId } from '../../../shared/ids.ts'
import { breathing } from '../../store/breathing.ts'
import { logSince } from '../../store/log-since.ts'
import { namesOf } from '../../store/people.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import { documentOf } from './board-document.ts'

type Values = Readonly<Record<string, unknown>> | null
type Told = Omit<ItemHistoryEntry, 'at'> & { readonly at: Date }

const beginning = new Date(0)
/** What one person writes in a field with no longer pause than this is told as one. */
const oneStretchMs = 10 * 60_000
const mostEntries = 200

/** @returns what answers; null for an unknown programme, no entries for an item that never stood */
export function itemHistory({
  database,
}: Pick<CommandContext, 'database'>): (o: {
  readonly programmeId: ProgrammeId
  readonly item: ItemId
}) => Promise<ItemHistory | null> {
  const read = readTogether(async (key: string) => {
    const [programme = '', item = ''] = key.split(' ')
    const told = await entriesOf({ database }, programme as ProgrammeId, item as ItemId)
    return told?.reverse() ?? null
  })
  return async ({ programmeId, item }) => {
    const told = await read(`${programmeId} ${item}`)
    if (told === null) return null
    const entries = told.slice(0, mostEntries).map((entry) => ({ ...entry, at: entry.at.toISOString() }))
    const wrote = entries.flatMap(({ by }) => (by === null ? [] : [by]))
    return {
      item,
      entries,
      more: told.length > mostEntries,
      people: [...(await namesOf(database.db, wrote))],
    }
  }
}

/** @returns oldest first */
async function entriesOf(
  { database }: Pick<CommandContext, 'database'>,
  programmeId: ProgrammeId,
  item: ItemId,
): Promise<Told[] | null> {
  const log = await logSince(database, { room: boardRoom(programmeId), at: beginning })
  if (log === null) return null
  const breathe = breathing()
  const told: Told[] = []
  let doc = await documentOf(log.before, breathe)
  let before = valuesOf(doc, item)
  try {
    for (const [index, rows] of log.after.entries()) {
      const [seed, ...rest] = rows
      if (index > 0 && seed !== undefined) {
        // The same document, written anew by the server: nothing of it is anybody's change.
        doc.destroy()
        doc = await documentOf([seed.payload], breathe)
      }
      let touched = false
      recordsOf(doc, 'board').observeDeep((events) => {
        touched ||= events.some(({ path, keys }) => (path.length === 0 ? keys.has(item) : path[0] === item))
      })
      for (const row of index > 0 ? rest : rows) {
        touched = false
        Y.applyUpdate(doc, row.payload)
        if (touched) {
          const after = valuesOf(doc, item)
          const place = (position: unknown) => placeOfPosition(doc, item, position)
          tell(told, { before, after, by: row.actor, at: row.at, place })
          before = after
        }
        await breathe()
      }
    }
    return told
  } finally {
    doc.destroy()
  }
}

function valuesOf(doc: Y.Doc, id: ItemId): Values {
  const item = readItem(id, recordsOf(doc, 'board').get(id))
  if (!item.ok) return null
  const text = textOf(doc, 'board', id)
  return { ...fieldsOfItem(item.value), [textField.board]: text === null ? '' : plainText(readRichText(text)).trim() }
}

/** Where an item of the board would stand with a position: a key means nothing to people, and less later on. */
function placeOfPosition(doc: Y.Doc, id: ItemId, position: unknown): unknown {
  const board = readBoard(doc)
  const item = board.items.get(id)
  if (item === undefined || !isPosition(position)) return position
  return placeOf(boardAfter(board, new Map([[id, { ...item, position }]])), id)
}

function isPosition(value: unknown): value is Item['position'] {
  return typeof value === 'object' && value !== null && 'list' in value && 'rank' in value
}

function tell(
  told: Told[],
  o: {
    readonly before: Values
    readonly after: Values
    readonly by: PersonId | null
    readonly at: Date
    readonly place: (position: unknown) => unknown
  },
): void {
  const { before, after, by, at } = o
  if (before === null || after === null) {
    if (before !== after) told.push({ kind: after === null ? 'removed' : 'added', by, at })
    return
  }
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (sameValue(before[field], after[field])) continue
    const shown = field === 'position' ? o.place : (value: unknown) => value
    const [from, to] = [shown(before[field]), shown(after[field])]
    const last = told.findLastIndex((entry) => entry.field === field || entry.field === undefined)
    const earlier = told[last]
    if (earlier?.field === field && earlier.by === by && at.getTime() - earlier.at.getTime() <= oneStretchMs) {
      told.splice(last, 1)
      if (!sameValue(earlier.from, to)) told.push({ ...earlier, to, at })
    } else told.push({ kind: 'changed', by, at, field, from, to })
  }
}
