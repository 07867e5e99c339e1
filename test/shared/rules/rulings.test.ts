// Rulings: what is closed or frozen is changed by nobody, whoever asks; read from a document as the server wrote it.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Item } from '../../../shared/board/item.ts'
import { firstUpdate, serverClientId } from '../../../shared/document/first-update.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import {
  closingUpdate,
  freezingUpdate,
  keepingUpdate,
  readRulings,
  recusingUpdate,
  reopeningUpdate,
} from '../../../shared/document/rulings.ts'
import { refuse } from '../../../shared/outcome.ts'
import { type AgendaItem, agendaItemSchema } from '../../../shared/point/agenda-item.ts'
import { type MinutesEntry, minutesEntryFromFields } from '../../../shared/point/minutes-entry.ts'
import { roles } from '../../../shared/role.ts'
import { mayWrite, type RecordChange } from '../../../shared/rules/may-write.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { leavesAllOpen, noRulings, type Rulings } from '../../../shared/rules/rulings.ts'
import { area, id, itemWith } from '../a-board.ts'

const item = itemWith({ id: id('DD-1') })
const closed: Rulings = { ...noRulings, closed: true }
const frozen: Rulings = { ...noRulings, frozen: new Map([['DD-1', 12]]) }
const change = (after: Item | null, text = false, before: Item | null = item): RecordChange => ({
  kind: 'item',
  id: 'DD-1',
  before,
  after,
  text,
})
const minutesEntry = (kind: 'outcome' | 'statement'): MinutesEntry => {
  const fields = kind === 'outcome' ? { kind } : { kind, agendaItem: 'sak-1', by: 'kari', rank: 'a0' }
  const made = minutesEntryFromFields('sak-1', fields)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
const changes: readonly RecordChange[] = [
  change({ ...item, title: 'Ny' }),
  change({ ...item, position: { list: 'queue', rank: 'a5' } }),
  change(item, true),
  change(null),
]

describe('rulings', () => {
  it('[RUL5] a closed document is changed by nobody, whatever her role', () => {
    for (const role of [...roles, null]) {
      for (const each of changes) {
        expect(mayWrite({ personId: 'kari', role, rulings: closed }, each)).toEqual(
          refuse('CLOSED', { record: 'DD-1' }),
        )
      }
    }
  })

  it('[RUL6] a frozen record is changed in nothing by nobody, and others as before', () => {
    const refusal = refuse('FROZEN', { record: 'DD-1', params: { id: 'DD-1', decision: 12 } })
    for (const role of [...roles, null]) {
      for (const each of changes) {
        expect(mayWrite({ personId: 'kari', role, rulings: frozen }, each)).toEqual(refusal)
        const other = { ...each, id: 'DD-2' }
        const writer = { personId: 'kari', role }
        expect(mayWrite({ ...writer, rulings: frozen }, other)).toEqual(
          mayWrite({ ...writer, rulings: noRulings }, other),
        )
      }
    }
  })

  it('[RUL9] an agenda item that belongs to the minutes is removed by nobody, and changed by those who may', () => {
    const saken = agendaItemSchema.parse({
      id: 'sak-1',
      kind: 'discussion',
      title: 'Saken',
      minutes: 10,
      owner: '',
      linked: [],
      rank: 'a0',
    })
    const about = (after: AgendaItem | null, record = 'sak-1'): RecordChange => ({
      kind: 'agenda-item',
      id: record,
      before: saken,
      after,
      text: false,
    })
    const rulings: Rulings = { ...noRulings, kept: new Map([['sak-1', 'Saken']]) }
    for (const role of [...roles, null]) {
      const writer = { personId: 'kari', role }
      const may = mayWrite({ ...writer, rulings: noRulings }, about(null))
      expect(mayWrite({ ...writer, rulings }, about(null))).toEqual(
        may.ok ? refuse('ITEM_KEPT', { record: 'sak-1' }) : may,
      )
      expect(mayWrite({ ...writer, rulings }, about(null, 'sak-2'))).toEqual(
        mayWrite({ ...writer, rulings: noRulings }, about(null, 'sak-2')),
      )
      expect(mayWrite({ ...writer, rulings }, about({ ...saken, title: 'Ny' }))).toEqual(may)
    }
  })

  it('[RUL10] who is recused from an item writes nothing of what came of it, whatever her role; others do, and she in other items and for the record', () => {
    const about = (kind: 'outcome' | 'statement', o: { before?: boolean; record?: string } = {}): RecordChange => ({
      kind: 'minutes-entry',
      id: o.record ?? 'sak-1',
      before: o.before === false ? null : minutesEntry(kind),
      after: minutesEntry(kind),
      text: true,
    })
    const rulings: Rulings = { ...noRulings, recused: new Map([['sak-1', ['ola', 'kari']]]) }
    for (const role of [...roles, null]) {
      for (const before of [true, false]) {
        const change = about('outcome', { before })
        const may = mayWrite({ personId: 'kari', role, rulings: noRulings }, change)
        expect(mayWrite({ personId: 'kari', role, rulings }, change)).toEqual(
          may.ok ? refuse('OUTCOME_RECUSED', { record: 'sak-1' }) : may,
        )
        expect(mayWrite({ personId: 'siv', role, rulings }, change)).toEqual(may)
        const other = about('outcome', { before, record: 'sak-2' })
        expect(mayWrite({ personId: 'kari', role, rulings }, other)).toEqual(
          mayWrite({ personId: 'kari', role, rulings: noRulings }, other),
        )
      }
      const said = about('statement')
      expect(mayWrite({ personId: 'kari', role, rulings }, said)).toEqual(
        mayWrite({ personId: 'kari', role, rulings: noRulings }, said),
      )
    }
  })

  it('[RUL10] the minutes are told who is recused from what, once, and what is taken back is gone', () => {
    const doc = new Y.Doc()
    const copy = new Y.Doc()
    const told = (recusals: Readonly<Record<string, readonly string[]>>): boolean => {
      const update = recusingUpdate(doc, recusals)
      if (update !== null) Y.applyUpdate(copy, update)
      return update !== null
    }
    const standing = () => Object.fromEntries(readRulings(copy).recused)
    expect(told({ 'sak-1': [] })).toBe(false)
    expect(told({ 'sak-1': ['kari'], 'sak-2': ['ola', 'kari'] })).toBe(true)
    expect(told({ 'sak-2': ['ola', 'kari'], 'sak-1': ['kari'] })).toBe(false)
    expect(standing()).toEqual({ 'sak-1': ['kari'], 'sak-2': ['ola', 'kari'] })
    expect(told({ 'sak-2': ['kari'] })).toBe(true)
    expect(standing()).toEqual({ 'sak-2': ['kari'] })
    const before = readRulings(copy)
    expect(readRulings(copy, before)).toBe(before)
  })

  it('[PNT7] the place of an item in the minutes is removed by nobody, whatever her role; a statement by its author', () => {
    const entry = (kind: 'outcome' | 'statement'): RecordChange => ({
      kind: 'minutes-entry',
      id: 'sak-1',
      before: minutesEntry(kind),
      after: null,
      text: false,
    })
    for (const role of roles) {
      const writer = { personId: 'kari', role, rulings: noRulings }
      expect(mayWrite(writer, entry('outcome'))).toEqual(
        may(role, 'minutes.write')
          ? refuse('OUTCOME_KEPT', { record: 'sak-1' })
          : refuse('FORBIDDEN', { record: 'sak-1', params: { permission: 'minutes.write' } }),
      )
      expect(mayWrite(writer, entry('statement')).ok).toBe(may(role, 'statement.write'))
    }
  })

  it('[RUL8] [RUL9] records are frozen and kept by updates of the server, each once', () => {
    const stored = new Y.Doc()
    const server = (): Y.Doc => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
      return doc
    }
    const items = [
      { id: 'sak-1', title: 'Saken' },
      { id: 'sak-2', title: 'Den neste' },
    ]
    const apply = (update: Uint8Array | null) => Y.applyUpdate(stored, update ?? new Uint8Array())
    apply(freezingUpdate(server(), { record: 'DD-1', decision: 12 }))
    apply(keepingUpdate(server(), items.slice(0, 1)))
    apply(
      keepingUpdate(
        server(),
        items.map((each) => ({ ...each, title: `${each.title} nå` })),
      ),
    )
    expect(readRulings(stored)).toEqual({
      ...frozen,
      kept: new Map([
        ['sak-1', 'Saken'],
        ['sak-2', 'Den neste nå'],
      ]),
    })
    expect([freezingUpdate(server(), { record: 'DD-1', decision: 12 }), keepingUpdate(server(), items)]).toEqual([
      null,
      null,
    ])
    const before = readRulings(stored)
    stored.getMap('rulings').set('kept.sak-2', 'Noe annet')
    expect(readRulings(stored, before)).not.toBe(before)
  })

  it('[RUL7] are read from their document, the same value until one of them changes', () => {
    const doc = new Y.Doc()
    expect(readRulings(doc)).toBe(noRulings)
    doc.getMap('rulings').set('frozen.DD-1', 12)
    doc.getMap('rulings').set('frozen.DD-2', 'tolv')
    const read = readRulings(doc)
    expect(read).toEqual(frozen)
    doc.getMap('rulings').set('scope', { decision: 12, items: ['DD-1'] })
    expect(readRulings(doc, read)).toBe(read)
    doc.getMap('rulings').delete('frozen.DD-1')
    expect(readRulings(doc, read)).toEqual(noRulings)
  })

  it('[CUT3] a board says from its first update which area is cut whole, and goes on saying so', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, firstUpdate({ kind: 'board', records: [], cutArea: area('OMR') }))
    expect(readRulings(doc)).toEqual({ ...noRulings, cutArea: 'OMR' })
    expect(leavesAllOpen(readRulings(doc))).toBe(true)
    Y.applyUpdate(doc, freezingUpdate(doc, { record: 'DD-1', decision: 12 }) ?? new Uint8Array())
    const anew = new Y.Doc()
    Y.applyUpdate(anew, rewritten(doc, 'board'))
    expect(readRulings(anew)).toEqual({ ...frozen, cutArea: 'OMR' })
    expect([closed, frozen, { ...noRulings, kept: new Map([['sak', 'Sak']]) }].map(leavesAllOpen)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('[RUL5] a document is closed and reopened by updates of the server, once each, and keeps what else it says when it is written anew', () => {
    const stored = new Y.Doc()
    stored.getMap('rulings').set('frozen.DD-1', 12)
    const server = (): Y.Doc => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
      return doc
    }
    expect(reopeningUpdate(server())).toBeNull()
    const closing = closingUpdate(server(), { at: '2027-01-14T14:00:00.000Z', edition: null })
    Y.applyUpdate(stored, closing ?? new Uint8Array())
    expect(readRulings(stored)).toEqual({ ...frozen, closed: true })
    expect([...Y.parseUpdateMeta(closing ?? new Uint8Array()).from.keys()]).toEqual([serverClientId])
    expect(closingUpdate(server(), { at: '2027-01-14T14:00:00.000Z', edition: null })).toBeNull()
    const anew = new Y.Doc()
    Y.applyUpdate(anew, rewritten(stored, 'board'))
    expect(readRulings(anew)).toEqual({ ...frozen, closed: true })
    Y.applyUpdate(stored, reopeningUpdate(server()) ?? new Uint8Array())
    expect(readRulings(stored)).toEqual(frozen)
  })
})
