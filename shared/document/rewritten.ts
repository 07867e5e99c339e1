// Rewritten: a document's plain state as a fresh document under the server's own client id: what it says now, without how it came to say
// it. Every root is copied as it stands, sealed ones and records that break their schema too, so that nothing is lost by it. The same
// state gives the same bytes. Called by server/realtime/generation.ts.

import * as Y from 'yjs'
import type { Room } from '../ids.ts'
import { serverClientId } from './first-update.ts'
import { rootsOf } from './roots.ts'

/** @returns the new document, encoded. @throws Error for a shared type that no document of ours holds. */
export function rewritten(doc: Y.Doc, kind: Room['kind']): Uint8Array {
  const fresh = new Y.Doc()
  fresh.clientID = serverClientId
  fresh.transact(() => {
    for (const { name } of rootsOf(kind)) copyMap(doc.getMap(name), fresh.getMap(name))
  }, 'server')
  const update = Y.encodeStateAsUpdate(fresh)
  fresh.destroy()
  return update
}

function copyMap(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
  const keys = [...from.keys()].sort()
  for (const key of keys) {
    const value = from.get(key)
    const copy = value instanceof Y.AbstractType ? emptyLike(value) : value
    to.set(key, copy)
    fill(value, copy)
  }
}

/** Types are put in their place first and filled there: Yjs keeps what is written before that in another order. */
function fill(from: unknown, to: unknown): void {
  if (from instanceof Y.Map && to instanceof Y.Map) copyMap(from, to)
  else if (from instanceof Y.XmlText && to instanceof Y.XmlText) copyText(from, to)
  else if (from instanceof Y.XmlFragment && to instanceof Y.XmlFragment) copyChildren(from, to)
}

function copyChildren(from: Y.XmlFragment, to: Y.XmlFragment): void {
  if (from instanceof Y.XmlElement && to instanceof Y.XmlElement) copyAttributes(from, to)
  for (const child of from.toArray()) {
    const copy = emptyLike(child) as Y.XmlElement | Y.XmlText
    to.push([copy])
    fill(child, copy)
  }
}

function copyText(from: Y.XmlText, to: Y.XmlText): void {
  copyAttributes(from, to)
  to.applyDelta(from.toDelta(), { sanitize: false })
}

function copyAttributes(from: Y.XmlElement | Y.XmlText, to: Y.XmlElement | Y.XmlText): void {
  const attributes = Object.entries(from.getAttributes() as Record<string, unknown>)
  for (const [name, value] of attributes.sort(([a], [b]) => (a < b ? -1 : 1))) to.setAttribute(name, value as string)
}

function emptyLike(type: unknown): Y.Map<unknown> | Y.XmlFragment | Y.XmlText {
  if (type instanceof Y.Map) return new Y.Map()
  if (type instanceof Y.XmlText) return new Y.XmlText()
  if (type instanceof Y.XmlElement) return new Y.XmlElement(type.nodeName)
  if (type instanceof Y.XmlFragment) return new Y.XmlFragment()
  throw new Error('a shared type that no document holds')
}
