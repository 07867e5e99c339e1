// The truth probe: what really stands in the log of a room, read over a connection of its own (past every link and server) and replayed by
// nothing but Yjs. Promises that positions were found whole from 1 to the head in every generation (I4) and that nothing is pending in the
// replay (I6), or throws. Called by the fault tests after every happening, and by people's histories to be held against.

import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import * as Y from 'yjs'
import { canonicalBytes, freshDocument } from '../../shared/document/canonical-hash.ts'
import { parseRoom } from '../../shared/ids.ts'
import { tokensIn } from './tokens.ts'

export interface Truth {
  readonly generation: number
  readonly head: number
  /** How often each token stands in payloads that people wrote, in all generations. */
  readonly tokens: ReadonlyMap<string, number>
  /** Who wrote the row a token stands in. */
  readonly authors: ReadonlyMap<string, string>
  /** Equal for equal documents. */
  readonly canonical: string
  /** The replayed document, whole. */
  readonly encoded: Uint8Array
}

interface Row {
  readonly generation: number
  readonly position: number
  readonly actor: string | null
  readonly payload: Uint8Array
}

type Asked = Pick<pg.Client, 'query'> | Pick<PGlite, 'query'>

const rowsSql = `select generation, position, actor, payload from room_updates where room = $1
  union all select generation, position, actor, payload from room_updates_archive where room = $1 order by 1, 2`

/** @throws with words when a position is missing or doubled, or parts of the replay are pending */
export async function readTruth(on: Asked, room: string): Promise<Truth> {
  const query = on.query.bind(on) as (text: string, values: readonly string[]) => Promise<{ rows: unknown[] }>
  // The head first: rows that are written between the two stand beyond it.
  const [stands] = (await query('select generation, head from rooms where name = $1', [room])).rows as {
    readonly generation: number
    readonly head: number
  }[]
  if (stands === undefined) throw new Error(`no room ${room}`)
  const rows = ((await query(rowsSql, [room])).rows as Row[]).filter((row) => isUpTo(row, stands))
  assertGapless(rows, stands)
  const kind = parseRoom(room)?.kind ?? 'board'
  const now = rows.filter(({ generation }) => generation === stands.generation)
  const doc = freshDocument({ kind, updates: now.map(({ payload }) => new Uint8Array(payload)) })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('I6: the log leaves parts pending')
  const encoded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  const tokens = new Map<string, number>()
  const authors = new Map<string, string>()
  for (const { actor, payload } of rows) {
    if (actor === null) continue
    for (const each of tokensIn(payload)) {
      tokens.set(each, (tokens.get(each) ?? 0) + 1)
      authors.set(each, actor)
    }
  }
  return { ...stands, tokens, authors, canonical: hex(canonicalBytes({ kind, encoded })), encoded }
}

/** @returns the same for every document equal to this one. */
export function canonicalOf(doc: Y.Doc, kind: 'board' | 'point' = 'board'): string {
  return hex(canonicalBytes({ kind, encoded: Y.encodeStateAsUpdate(doc) }))
}

function isUpTo(row: Row, stands: { readonly generation: number; readonly head: number }): boolean {
  return row.generation < stands.generation || (row.generation === stands.generation && row.position <= stands.head)
}

function assertGapless(rows: readonly Row[], stands: { readonly generation: number; readonly head: number }): void {
  const due = new Map<number, number>()
  for (const { generation, position } of rows) {
    const next = (due.get(generation) ?? 0) + 1
    if (position !== next)
      throw new Error(`I4: position ${position} of generation ${generation} stands where ${next} is due`)
    due.set(generation, position)
  }
  const last = due.get(stands.generation) ?? 0
  if (last !== stands.head) throw new Error(`I4: the head is ${stands.head}, and the last row ${last}`)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
