// Sim edit: one edit of the simulated board as plain data. Every edit carries a token that is nowhere else, or takes away something that
// comes back nowhere, so that anybody can ask of a log whether it holds the edit. Called by clients and by the invariants.

import * as Y from 'yjs'
import type { FieldChange, RecordContent } from '../../shared/board/change.ts'
import { fieldsOfItem } from '../../shared/board/item.ts'
import { firstRanks } from '../../shared/board/rank.ts'
import type { Json } from '../../shared/board/value.ts'
import { recordsOf, textOf, writeChanges } from '../../shared/document/records.ts'
import { itemOf } from '../doubles/board-of.ts'
import type { Random } from './random.ts'

export type EditKind = 'set' | 'move' | 'need' | 'add' | 'remove' | 'text' | 'untext' | 'wrong'

export interface SimEdit {
  readonly kind: EditKind
  /** Of the edit itself; what `untext` takes away is `target`. */
  readonly token: string
  readonly record: string
  readonly key: string
  readonly target: string
  readonly at: number
}

/** With the space after it. */
const tokenLength = 9
const ranks = firstRanks(40)
const setKeys = ['title', 'title', 'cut.reason', 'cut.benefit']

/** @returns every token in these bytes: payloads carry text as it is. */
export function tokensIn(bytes: Uint8Array): readonly string[] {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .match(/tk\d{5}z/g) ?? []
  )
}

function token(number: number): string {
  return `tk${String(number).padStart(5, '0')}z`
}

/** A board of this many items, as the changes that write it. */
export function firstItems(count: number): { readonly id: string; readonly content: RecordContent }[] {
  return Array.from({ length: count }, (_, at) => ({ id: `DD-${at + 1}`, content: contentOf(`DD-${at + 1}`, 'Behov') }))
}

/** Draws an edit that can be made on this document. `wrong`: also one that no rule allows, as a client with a mistake would make it. */
export function drawEdit(o: { random: Random; doc: Y.Doc; number: number; wrong: boolean }): SimEdit {
  const { random, doc } = o
  const records = [...recordsOf(doc, 'board').keys()].sort()
  const record = records.length === 0 ? '' : random.pick(records)
  const edit = { token: token(o.number), record, key: '', target: '', at: random.int(1_000) }
  const add = { ...edit, kind: 'add', record: `OM-${o.number}` } as const
  if (record === '') return add
  const kind = random.weighted<EditKind>([
    [6, 'set'],
    [2, 'move'],
    [1, 'need'],
    [2, 'add'],
    [records.length > 2 ? 1 : 0, 'remove'],
    [4, 'text'],
    [3, 'untext'],
    [o.wrong ? 1 : 0, 'wrong'],
  ])
  if (kind === 'add') return add
  if (kind === 'set') return { ...edit, kind, key: random.pick(setKeys) }
  if (kind === 'need') return { ...edit, kind, target: random.pick(records) }
  if (kind !== 'untext') return { ...edit, kind }
  const standing = tokensOfText(doc, record)
  return standing.length === 0 ? { ...edit, kind: 'text' } : { ...edit, kind, target: random.pick(standing) }
}

/** Makes an edit. @returns false when the document has nothing to make it on, and nothing was done */
export function makeEdit(doc: Y.Doc, edit: SimEdit, origin: unknown): boolean {
  const { kind, record } = edit
  if (kind === 'add') {
    if (hasRecord(doc, record)) return false
    const to = contentOf(record, edit.token)
    writeChanges({ doc, kind: 'board', changes: [{ record, key: null, from: undefined, to }], origin })
    return true
  }
  if (!hasRecord(doc, record)) return false
  if (kind === 'text' || kind === 'untext') return doc.transact(() => writeText(doc, edit), origin)
  if (kind === 'remove') {
    writeChanges({
      doc,
      kind: 'board',
      changes: [{ record, key: null, from: { fields: {}, text: [] }, to: undefined }],
      origin,
    })
    return true
  }
  writeChanges({ doc, kind: 'board', changes: changesOf(edit), origin })
  return true
}

function changesOf(edit: SimEdit): readonly FieldChange[] {
  const { record } = edit
  const set = (key: string, to: Json): FieldChange => ({ record, key, from: undefined, to })
  switch (edit.kind) {
    case 'move':
      return [
        set('position', { list: 'queue', rank: ranks[edit.at % ranks.length] ?? '' }),
        set('cut.cost', edit.token),
      ]
    case 'need':
      return [set(`needs.${edit.target}`, edit.token)]
    case 'wrong':
      return [set('cut.reason', edit.token), set('title', '')]
    default:
      return [set(edit.key, edit.token)]
  }
}

/** @returns whether the document shows what the edit did: only for edits whose trace can be wiped by nobody but a removal. */
export function stands(doc: Y.Doc, edit: SimEdit): boolean {
  const { kind, record } = edit
  if (kind === 'add') return hasRecord(doc, record)
  if (kind === 'remove') return !hasRecord(doc, record)
  if (kind === 'text') return tokensOfText(doc, record).includes(edit.token)
  if (kind === 'untext') return !tokensOfText(doc, record).includes(edit.target)
  return false
}

export function hasRecord(doc: Y.Doc, record: string): boolean {
  return recordsOf(doc, 'board').has(record)
}

/** @returns the tokens in one record's text, in order. */
export function tokensOfText(doc: Y.Doc, record: string): readonly string[] {
  return textsOf(doc, record).flatMap((text) => text.toString().match(/tk\d{5}z/g) ?? [])
}

function writeText(doc: Y.Doc, edit: SimEdit): boolean {
  const fragment = textOf(doc, 'board', edit.record)
  if (fragment === null) return false
  const texts = textsOf(doc, edit.record)
  if (edit.kind === 'untext') {
    for (const text of texts) {
      const at = text.toString().indexOf(edit.target)
      if (at >= 0) text.delete(at, tokenLength)
    }
    return true
  }
  const text = texts[0]
  if (text === undefined || edit.at % 2 === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(`${edit.token} `)])
    fragment.insert(edit.at % (fragment.length + 1), [paragraph])
  } else text.insert((edit.at % (Math.floor(text.length / tokenLength) + 1)) * tokenLength, `${edit.token} `)
  return true
}

function textsOf(doc: Y.Doc, record: string): readonly Y.XmlText[] {
  return (textOf(doc, 'board', record)?.toArray() ?? []).flatMap((node) =>
    node instanceof Y.XmlElement
      ? node.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)
      : [],
  )
}

function contentOf(id: string, title: string): RecordContent {
  const rank = ranks[Number(id.split('-')[1]) % ranks.length] ?? ''
  return { fields: fieldsOfItem(itemOf({ id, title, position: { list: 'queue', rank } })), text: [] }
}
