// Rulings in their document: a sealed root that the server writes and everybody reads: `closed` → {at}, `frozen.<record>` → number of the decision, `kept.<agenda item>` → its title then, in the minutes `recused.<agenda item>` → who takes no part in it, on a board `cutArea` → the area that is cut whole, in an alternative that is somebody's own `maker` → whose.
// What else decisions leave there (scope, streams, the register) is theirs: server/commands/board/ruled-board.ts. Minutes tell their last edition there. Read by both judges and by
// client/live; written by the commands that close a point.

import type * as Y from 'yjs'
import { noRulings, type Rulings, sameRulings } from '../rules/rulings.ts'
import { readCutArea } from './cut-area.ts'
import { rulingsRoot } from './roots.ts'
import { serverUpdate } from './server-update.ts'

const frozenPrefix = 'frozen.'
const keptPrefix = 'kept.'
const recusedPrefix = 'recused.'

/** @param before what was read last: handed back when nothing of it has changed */
export function readRulings(doc: Y.Doc, before: Rulings = noRulings): Rulings {
  const frozen = new Map<string, number>()
  const kept = new Map<string, string>()
  const recused = new Map<string, readonly string[]>()
  const map = doc.getMap(rulingsRoot)
  for (const [key, value] of map.entries()) {
    if (key.startsWith(frozenPrefix) && typeof value === 'number') frozen.set(key.slice(frozenPrefix.length), value)
    if (key.startsWith(keptPrefix) && typeof value === 'string') kept.set(key.slice(keptPrefix.length), value)
    if (key.startsWith(recusedPrefix) && isNames(value)) recused.set(key.slice(recusedPrefix.length), value)
  }
  const maker = map.get('maker')
  const now: Rulings = Object.freeze({
    closed: map.has('closed'),
    frozen,
    kept,
    recused,
    cutArea: readCutArea(doc),
    maker: typeof maker === 'string' ? maker : null,
  })
  return sameRulings(now, before) ? before : now
}

/**
 * Closes a document for everybody.
 * @param o.at the server's time, ISO 8601. @param o.edition number and hash of the edition it is closed with; told as `edition` also when the
 * document is opened again. Null = it has none of its own
 * @returns the server's update; null when it is closed already
 */
export function closingUpdate(
  doc: Y.Doc,
  { at, edition }: { readonly at: string; readonly edition: { readonly number: number; readonly hash: string } | null },
): Uint8Array | null {
  if (readRulings(doc).closed) return null
  return serverUpdate(doc, () => {
    const rulings = doc.getMap(rulingsRoot)
    rulings.set('closed', { at })
    if (edition !== null) rulings.set('edition', { ...edition })
  })
}

/** Opens a closed document again. @returns the server's update; null when it is not closed */
export function reopeningUpdate(doc: Y.Doc): Uint8Array | null {
  return serverUpdate(doc, () => doc.getMap(rulingsRoot).delete('closed'))
}

/** Makes an alternative somebody's own, or everybody's (`maker` null). @returns the server's update; null when it is so already */
export function sharingUpdate(doc: Y.Doc, maker: string | null): Uint8Array | null {
  if (readRulings(doc).maker === maker) return null
  return serverUpdate(doc, () => {
    const rulings = doc.getMap(rulingsRoot)
    if (maker === null) rulings.delete('maker')
    else rulings.set('maker', maker)
  })
}

/** Freezes a record by a decision. @returns the server's update; null when that very decision holds it already */
export function freezingUpdate(
  doc: Y.Doc,
  { record, decision }: { readonly record: string; readonly decision: number },
): Uint8Array | null {
  if (readRulings(doc).frozen.get(record) === decision) return null
  return serverUpdate(doc, () => void doc.getMap(rulingsRoot).set(`${frozenPrefix}${record}`, decision))
}

/** Keeps agenda items on their agenda. @returns the server's update; null when all of them are kept already */
export function keepingUpdate(
  doc: Y.Doc,
  items: readonly { readonly id: string; readonly title: string }[],
): Uint8Array | null {
  const { kept } = readRulings(doc)
  const anew = items.filter(({ id }) => !kept.has(id))
  if (anew.length === 0) return null
  return serverUpdate(doc, () => {
    for (const { id, title } of anew) doc.getMap(rulingsRoot).set(`${keptPrefix}${id}`, title)
  })
}

/**
 * Tells the minutes who takes no part in which agenda item, and nothing else of it.
 * @param recusals as the meeting has them; an item nobody is recused from is left out
 * @returns the server's update; null when all of it is told already
 */
export function recusingUpdate(doc: Y.Doc, recusals: Readonly<Record<string, readonly string[]>>): Uint8Array | null {
  const { recused } = readRulings(doc)
  const told = new Map(Object.entries(recusals).filter(([, people]) => people.length > 0))
  if (sameRulings({ ...noRulings, recused }, { ...noRulings, recused: told })) return null
  return serverUpdate(doc, () => {
    const map = doc.getMap(rulingsRoot)
    for (const item of recused.keys()) if (!told.has(item)) map.delete(`${recusedPrefix}${item}`)
    for (const [item, people] of told) {
      if (recused.get(item)?.join() !== people.join()) map.set(`${recusedPrefix}${item}`, [...people])
    }
  })
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
