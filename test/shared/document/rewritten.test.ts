// A document written anew says the same in fewer bytes and under one client id, after any history. fast-check prints the seed of a failure.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { freshDocument } from '../../../shared/document/canonical-hash.ts'
import { firstUpdate, serverClientId } from '../../../shared/document/first-update.ts'
import { readHead } from '../../../shared/document/point-head.ts'
import { readAgenda, readBoard, recordsOf, textOf } from '../../../shared/document/records.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import { paragraphs, plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { aQueue } from '../../shared/a-board.ts'
import { playHistory, step } from './history.ts'

/** Everything a board document says, text with its formatting. */
function said(doc: Y.Doc): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Y.Map) return Object.fromEntries([...value.entries()].map(([key, each]) => [key, plain(each)]))
    return value instanceof Y.XmlFragment ? readRichText(value) : value
  }
  return ['items', 'meta', 'frame'].map((root) => plain(doc.getMap(root)))
}

describe('a document written anew', () => {
  it('reads the same, under the server’s client id alone, and is not larger', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const doc = freshDocument({ kind: 'board', updates: playHistory(steps) })
        const before = Y.encodeStateAsUpdate(doc)
        const bytes = rewritten(doc, 'board')
        const anew = freshDocument({ kind: 'board', updates: [bytes] })
        expect(said(anew)).toEqual(said(doc))
        expect([...anew.store.clients.keys()].filter((id) => id !== serverClientId)).toEqual([])
        expect(bytes.length).toBeLessThanOrEqual(before.length + 2)
        // The source is as it was, and the same state gives the same bytes.
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
        expect(rewritten(anew, 'board')).toEqual(bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps a board as its readers see it, and stays small however long it was written in', () => {
    const { doc } = aQueue(['DD-1', 'DD-2', 'DD-3'])
    const board = readBoard(doc)
    for (let clientId = 5_000; clientId < 6_000; clientId += 1) {
      doc.clientID = clientId
      const item = recordsOf(doc, 'board').get('DD-2') as Y.Map<unknown>
      item.set('title', `Nr. ${clientId}`)
    }
    const title = (recordsOf(doc, 'board').get('DD-2') as Y.Map<unknown>).get('title')
    const bytes = rewritten(doc, 'board')
    const anew = freshDocument({ kind: 'board', updates: [bytes] })
    expect(readBoard(anew)).toEqual(readBoard(doc))
    expect([title, board.items.size]).toEqual(['Nr. 5999', 3])
    expect(bytes.length * 6).toBeLessThan(Y.encodeStateAsUpdate(doc).length)
  })

  it('keeps a point: its agenda, its notes and its head', () => {
    const head = {
      title: 'Vårpunktet',
      date: '2026-05-07',
      startsAt: '09:00',
      lengthMinutes: 180,
      place: 'Oslo',
      chair: 'Kari Eier',
      facilitator: 'Ola Observatør',
    }
    const fields = { kind: 'decision', title: 'Sak én', minutes: 20, owner: 'Kari', rank: 'a0' }
    const records = [{ id: 'sak-1', content: { fields, text: paragraphs('Første\nAndre') } }]
    const doc = freshDocument({ kind: 'point', updates: [firstUpdate({ kind: 'point', records, head })] })
    const anew = freshDocument({ kind: 'point', updates: [rewritten(doc, 'point')] })
    expect(readHead(anew)).toEqual(readHead(doc))
    expect(readHead(anew)).toMatchObject({ ok: true, value: head })
    expect(readAgenda(anew)).toEqual(readAgenda(doc))
    const notes = (of: Y.Doc) => readRichText(textOf(of, 'point', 'sak-1') ?? new Y.XmlFragment())
    expect(plainText(notes(doc))).toBe('Første\nAndre\n')
    expect(notes(anew)).toEqual(notes(doc))
  })
})
