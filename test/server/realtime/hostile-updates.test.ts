// Hostile updates: each is sent by somebody who may write nearly everything, and must be refused whole for the right reason, while the
// log, the committed document and everybody else stay as they were.

import * as encoding from 'lib0/encoding'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { maxRemovedConfirmed } from '../../../shared/board/removals.ts'
import { encodeConfirmed } from '../../../shared/contract/wire.ts'
import { readBoard, recordsOf, textOf } from '../../../shared/document/records.ts'
import type { RefusalCode } from '../../../shared/outcome.ts'
import { adding, id } from '../../shared/a-board.ts'
import { canonical, type Desk, liveBoard, settled, syncFrame } from './live-board.ts'
import { boardName, seedClient } from './people.ts'

interface Attack {
  readonly name: string
  readonly refused: RefusalCode
  /** Writes in a copy of the board; or makes the bytes itself. */
  readonly write?: (doc: Y.Doc) => void
  readonly bytes?: (board: Y.Doc) => Uint8Array
  readonly who?: string
}

const items = (doc: Y.Doc) => recordsOf(doc, 'board')
const item = (doc: Y.Doc, text = 'DD-1') => items(doc).get(text) as Y.Map<unknown>
const set = (key: string, value: unknown) => (doc: Y.Doc) => {
  item(doc).set(key, value)
}
const newItem = (fields: Readonly<Record<string, unknown>>, text: unknown = new Y.XmlFragment()) => {
  const record = new Y.Map<unknown>()
  const whole = { title: 'Nytt', area: 'DD', kind: 1, who: [], phase: null, estimate: null, ...fields }
  for (const [key, value] of Object.entries({ position: { list: 'queue', rank: 'a9' }, ...whole }))
    record.set(key, value)
  if (text !== null) record.set('description', text)
  return record
}
const inText = (fill: (text: Y.XmlFragment) => void) => (doc: Y.Doc) => {
  const text = textOf(doc, 'board', 'DD-1')
  if (text) fill(text)
}
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

const attacks: readonly (Attack & { readonly rule: string })[] = [
  // Roots and shape.
  { rule: 'ADM2', name: 'an unknown root', refused: 'SHAPE', write: (doc) => doc.getMap('secret').set('x', 1) },
  { rule: 'ADM2', name: 'a sealed root', refused: 'FORBIDDEN', write: (doc) => doc.getMap('meta').set('x', 1) },
  { rule: 'ADM2', name: 'the frame', refused: 'FORBIDDEN', write: (doc) => doc.getMap('frame').set('p50', 1) },
  { rule: 'ADM2', name: 'an unknown field', refused: 'SHAPE', write: set('secret', 1) },
  { rule: 'ADM2', name: 'a type in a field', refused: 'SHAPE', write: set('title', new Y.Map()) },
  { rule: 'ADM2', name: 'a Y.Text for a title', refused: 'SHAPE', write: set('title', new Y.Text('x')) },
  {
    rule: 'ADM2',
    name: 'an array for an item',
    refused: 'SHAPE',
    write: (doc) => items(doc).set('DD-9', new Y.Array()),
  },
  {
    rule: 'ADM2',
    name: 'a plain value for an item',
    refused: 'SHAPE',
    write: (doc) => items(doc).set('DD-9', { title: 'x' }),
  },
  {
    rule: 'ADM2',
    name: 'an item without text',
    refused: 'SHAPE',
    write: (doc) => items(doc).set('DD-9', newItem({}, null)),
  },
  {
    rule: 'ADM2',
    name: 'a map in an item',
    refused: 'SHAPE',
    write: (doc) => items(doc).set('DD-9', newItem({ 'cut.reason': new Y.Map() })),
  },
  {
    rule: 'ADM2',
    name: 'another text in place of the text',
    refused: 'SHAPE',
    write: set('description', new Y.XmlFragment()),
  },
  { rule: 'ADM2', name: 'the text taken away', refused: 'SHAPE', write: (doc) => item(doc).delete('description') },
  {
    rule: 'ADM2',
    name: 'list content in the map of items',
    refused: 'SHAPE',
    bytes: (board) => withForeignList(board, 'items'),
  },
  {
    rule: 'ADM2',
    name: 'an element nobody knows',
    refused: 'SHAPE',
    write: inText((text) => text.insert(0, [new Y.XmlElement('img')])),
  },
  {
    rule: 'TXT1',
    name: 'an attribute nobody knows',
    refused: 'SHAPE',
    write: inText((text) => {
      const element = new Y.XmlElement('paragraph')
      element.setAttribute('onerror', 'alert(1)')
      text.insert(0, [element])
    }),
  },
  {
    rule: 'TXT1',
    name: 'a link with a script',
    refused: 'SHAPE',
    write: inText((text) => {
      const run = new Y.XmlText()
      run.insert(0, 'x', { link: { href: 'javascript:alert(1)' } })
      text.insert(0, [run])
    }),
  },
  {
    rule: 'TXT1',
    name: 'a mark with a name of a prototype',
    refused: 'PROTO',
    write: inText((text) => {
      const run = new Y.XmlText()
      run.insert(0, 'x', JSON.parse('{"constructor":true}'))
      text.insert(0, [run])
    }),
  },
  {
    rule: 'TXT1',
    name: 'an embed',
    refused: 'CONTENT',
    write: inText((text) => {
      const run = new Y.XmlText()
      run.insertEmbed(0, { a: 1 })
      text.insert(0, [run])
    }),
  },
  {
    rule: 'TXT1',
    name: 'NUL in a text',
    refused: 'CONTENT',
    write: inText((text) => text.insert(0, [new Y.XmlText('a\0b')])),
  },
  {
    rule: 'TXT1',
    name: 'a text that is too long',
    refused: 'TEXT_TOO_LONG',
    write: inText((text) => text.insert(0, [new Y.XmlText('x'.repeat(20_001))])),
  },
  {
    rule: 'TXT1',
    name: 'elements in each other without end',
    refused: 'SHAPE',
    write: inText((text) => {
      let into: Y.XmlFragment = text
      for (let depth = 0; depth < 200; depth += 1) {
        const element = new Y.XmlElement('blockquote')
        into.insert(0, [element])
        into = element
      }
    }),
  },
  // Content.
  { rule: 'ADM2', name: 'binary', refused: 'CONTENT', write: set('title', new Uint8Array(4)) },
  {
    rule: 'ADM2',
    name: 'a document in the document',
    refused: 'CONTENT',
    write: set('title', new Y.Doc({ guid: '../../etc' })),
  },
  {
    rule: 'ADM2',
    name: 'legacy JSON',
    refused: 'CONTENT',
    bytes: () =>
      oneStruct({
        clientId: 50,
        ref: 2,
        parent: 'items',
        key: 'DD-9',
        content: (e) => {
          encoding.writeVarUint(e, 1)
          encoding.writeVarString(e, '{}')
        },
      }),
  },
  { rule: 'ADM2', name: 'NaN', refused: 'CONTENT', write: set('kind', Number.NaN) },
  {
    rule: 'ADM2',
    name: 'Infinity',
    refused: 'CONTENT',
    write: set('estimate', { low: 1, likely: 2, high: Number.POSITIVE_INFINITY }),
  },
  { rule: 'ADM2', name: 'a big integer', refused: 'CONTENT', write: set('kind', 1n) },
  { rule: 'ADM2', name: 'a value without end', refused: 'CONTENT', write: set('who', nested(40)) },
  { rule: 'ADM2', name: '5,000 levels of values', refused: 'CONTENT', write: set('who', nested(5_000)) },
  { rule: 'ADM2', name: 'NUL in a value', refused: 'CONTENT', write: set('title', 'a\0b') },
  {
    rule: 'ADM2',
    name: '__proto__ in a value',
    refused: 'PROTO',
    write: set('estimate', JSON.parse('{"__proto__":{"isAdmin":true}}')),
  },
  { rule: 'ADM2', name: 'constructor as a field', refused: 'PROTO', write: set('constructor', 1) },
  {
    rule: 'ADM2',
    name: '__proto__ as an item',
    refused: 'PROTO',
    write: (doc) => items(doc).set('__proto__', newItem({})),
  },
  {
    rule: 'ADM2',
    name: 'prototype as an attribute',
    refused: 'PROTO',
    write: inText((text) => {
      const element = new Y.XmlElement('paragraph')
      element.setAttribute('prototype', 'x')
      text.insert(0, [element])
    }),
  },
  // Decoding.
  { rule: 'ADM1', name: 'bytes that are no update', refused: 'DECODE', bytes: () => Uint8Array.from([9, 9, 9]) },
  { rule: 'ADM1', name: 'trailing bytes', refused: 'DECODE', bytes: () => Uint8Array.from([0, 0, 0]) },
  {
    rule: 'ADM1',
    name: 'an update of another encoding',
    refused: 'DECODE',
    bytes: (board) => Y.encodeStateAsUpdateV2(board),
  },
  {
    rule: 'ADM1',
    name: 'a struct of no length',
    refused: 'DECODE',
    bytes: () =>
      oneStruct({ clientId: 50, ref: 8, parent: 'items', key: 'DD-9', content: (e) => encoding.writeVarUint(e, 0) }),
  },
  {
    rule: 'ADM1',
    name: 'one client twice',
    refused: 'DECODE',
    bytes: () => Uint8Array.from([2, 1, 50, 0, 0, 1, 0, 50, 0, 0]),
  },
  { rule: 'ADM1', name: 'an update beyond the cap', refused: 'TOO_LARGE', bytes: () => new Uint8Array(524_289) },
  { rule: 'ADM1', name: 'structs beyond the cap', refused: 'TOO_LARGE', bytes: manyStructs },
  // Pending.
  {
    rule: 'ADM3',
    name: 'a gap',
    refused: 'RESYNC',
    bytes: () => oneStruct({ clientId: 50, clock: 7, ref: 8, parent: 'items', key: 'DD-9', content: oneAny }),
  },
  {
    rule: 'ADM3',
    name: 'a struct to be skipped',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([1, 1, 50, 0, 10, 5, 0]),
  },
  {
    rule: 'ADM3',
    name: 'an origin nobody has',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([1, 1, 50, 0, 0x88, 99, 3, 1, 120, 0]),
  },
  {
    rule: 'ADM3',
    name: 'an origin in its own future',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([1, 1, 50, 0, 0x88, 50, 3, 1, 120, 0]),
  },
  {
    rule: 'ADM3',
    name: 'a parent nobody has',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([1, 1, 50, 0, 0x08, 0, 99, 3, 1, 120, 0]),
  },
  {
    rule: 'ADM3',
    name: 'a delete ahead of its target',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([0, 1, 50, 1, 0, 5]),
  },
  {
    rule: 'ADM3',
    name: 'a known struct with an origin nobody has',
    refused: 'RESYNC',
    bytes: () => Uint8Array.from([1, 1, 1, 0, 0x88, 99, 3, 1, 120, 0]),
  },
  // Whose.
  { rule: 'ADM4', name: 'structs of another client', refused: 'CLIENT_ID', bytes: (board) => writtenBy(board, 61) },
  { rule: 'ADM4', name: 'structs of the server', refused: 'CLIENT_ID', bytes: (board) => writtenBy(board, 1) },
  {
    rule: 'ADM4',
    name: 'structs of a client nobody has',
    refused: 'CLIENT_ID',
    bytes: (board) => writtenBy(board, 4_000_000_000),
  },
  // Records.
  { rule: 'ADM5', name: 'a title that is empty', refused: 'TITLE_EMPTY', write: set('title', ' ') },
  { rule: 'ADM5', name: 'a title that is too long', refused: 'TITLE_TOO_LONG', write: set('title', 'x'.repeat(201)) },
  {
    rule: 'ADM5',
    name: 'an estimate out of order',
    refused: 'ESTIMATE_ORDER',
    write: set('estimate', { low: 3, likely: 2, high: 4 }),
  },
  {
    rule: 'ADM5',
    name: 'a rank no key can stand beside',
    refused: 'INVALID',
    write: set('position', { list: 'queue', rank: 'zz' }),
  },
  {
    rule: 'ADM5',
    name: 'an item id that is not one',
    refused: 'INVALID',
    write: (doc) => items(doc).set('dd 1', newItem({})),
  },
  {
    rule: 'ADM5',
    name: 'half a move to the cut list',
    refused: 'CUT_INCOMPLETE',
    write: set('position', { list: 'cut', rank: 'a0' }),
  },
  { rule: 'ADM5', name: 'a field taken away', refused: 'INVALID', write: (doc) => item(doc).delete('title') },
  { rule: 'ITM2', name: 'an item that needs itself', refused: 'DEPENDENCY_SELF', write: set('needs.DD-1', '') },
  {
    rule: 'ITM2',
    name: 'a circle',
    refused: 'DEPENDENCY_CIRCLE',
    write: (doc) => {
      item(doc, 'DD-1').set('needs.DD-2', '')
      item(doc, 'DD-2').set('needs.DD-3', '')
      item(doc, 'DD-3').set('needs.DD-1', '')
    },
  },
  {
    rule: 'ADM5',
    name: 'a need that is not on the board',
    refused: 'DEPENDENCY_UNKNOWN',
    write: set('needs.DD-99', ''),
  },
  {
    rule: 'ITM5',
    name: 'an item in place of one that stands',
    refused: 'ID_TAKEN',
    write: (doc) => items(doc).set('DD-1', newItem({})),
  },
  {
    rule: 'ITM5',
    name: 'an item that would lose against one that stands',
    refused: 'ID_TAKEN',
    bytes: () => blindAdd('DD-2'),
  },
  // Rights.
  {
    rule: 'ADM1',
    name: 'an allowed and a forbidden change at once (T-036)',
    refused: 'FORBIDDEN',
    who: 'tor',
    write: (doc) => {
      item(doc).set('title', 'Lov')
      items(doc).delete('DD-2')
    },
  },
  {
    rule: 'ADM1',
    name: 'an allowed change beside one of a root that is the server’s (T-036)',
    refused: 'FORBIDDEN',
    write: (doc) => {
      item(doc).set('title', 'Lov')
      doc.getMap('meta').set('x', 1)
    },
  },
  {
    rule: 'ADM1',
    name: 'an allowed change beside a root nobody knows (T-036)',
    refused: 'SHAPE',
    write: (doc) => {
      item(doc).set('title', 'Lov')
      doc.getMap('secret').set('x', 1)
    },
  },
  {
    rule: 'RGT2',
    name: 'a move by somebody who may only edit',
    refused: 'FORBIDDEN',
    who: 'tor',
    write: set('position', { list: 'queue', rank: 'a5' }),
  },
  {
    rule: 'RGT2',
    name: 'a removal by somebody who may not',
    refused: 'FORBIDDEN',
    who: 'kari',
    write: (doc) => items(doc).delete('DD-1'),
  },
  {
    rule: 'RGT3',
    name: 'a removal by an observer',
    refused: 'FORBIDDEN',
    who: 'ida',
    write: (doc) => items(doc).delete('DD-1'),
  },
  {
    rule: 'RGT3',
    name: 'text by a commenter',
    refused: 'FORBIDDEN',
    who: 'per',
    write: inText((text) => text.insert(0, [new Y.XmlElement('paragraph')])),
  },
]

const titlesIn = (doc: Y.Doc) => [...readBoard(doc).items.values()].map((each) => each.title)

/** Adds twenty-one items and removes them by one update, after some frames. */
async function twentyOneRemoved(desk: Desk, before: readonly Uint8Array[]): Promise<void> {
  const ids = Array.from({ length: 21 }, (_, at) => `DD-${at + 10}`)
  for (const each of ids) desk.edit(adding(each))
  await settled()
  for (const frame of before) desk.send(frame)
  desk.doc.transact(() => {
    for (const each of ids) items(desk.doc).delete(each)
  })
  await settled()
}

describe('hostile updates', () => {
  it.each(attacks)('[$rule] refuses $name', async ({ refused, write, bytes, who = 'siv' }) => {
    const board = await liveBoard()
    const ola = await board.join('ola', { clientId: 61 })
    const mallory = await board.join(who, { clientId: 50 })
    const before = canonical(ola.doc)
    const state = Y.encodeStateVector(mallory.doc)
    if (bytes) mallory.update(bytes(mallory.doc))
    else {
      const copy = new Y.Doc()
      copy.clientID = 50
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(mallory.doc))
      copy.transact(() => write?.(copy))
      mallory.update(Y.encodeStateAsUpdate(copy, state))
    }
    await settled()
    expect(mallory.told.at(-1)).toMatchObject({ name: 'refused', value: { frame: 2, refusal: { code: refused } } })
    expect(mallory.closed?.reason).toBe(refused)
    // ADM11: nothing anywhere has changed, and the next edit of somebody else goes through.
    expect(board.log.rows(boardName)).toHaveLength(1)
    expect(canonical(ola.doc)).toBe(before)
    expect(ola.edit({ type: 'set-field', item: id('DD-4'), set: { field: 'title', value: 'Etterpå' } })).toBe(true)
    await settled()
    const late = await board.join('ida')
    expect(readBoard(late.doc).items.get(id('DD-4'))?.title).toBe('Etterpå')
    expect(canonical(late.doc)).toBe(canonical(board.replay()))
    expect(Object.hasOwn({}, 'isAdmin') || 'isAdmin' in {}).toBe(false)
  })

  it('[ADM3] never lets a later update wake what was refused', async () => {
    const board = await liveBoard()
    const siv = await board.join('siv', { clientId: 50 })
    const away = new Y.Doc()
    away.clientID = 50
    Y.applyUpdate(away, Y.encodeStateAsUpdate(siv.doc))
    const sent: Uint8Array[] = []
    away.on('update', (update: Uint8Array) => sent.push(update))
    item(away).set('title', 'Første')
    items(away).delete('DD-2')
    item(away).set('title', 'Tredje')
    siv.update(sent[2] ?? new Uint8Array())
    await settled()
    expect(siv.closed).toEqual({ code: 4409, reason: 'RESYNC' })
    const again = await board.join('siv', { clientId: 50 })
    again.update(sent[0] ?? new Uint8Array())
    await settled()
    const late = await board.join('ola')
    expect(readBoard(late.doc).items.get(id('DD-1'))?.title).toBe('Første')
    expect(readBoard(late.doc).queue).toContain('DD-2')
  })

  it('[ADM4] takes the older client ids of somebody who comes back', async () => {
    const board = await liveBoard()
    const away = await board.join('siv', { clientId: 50 })
    away.leave()
    away.edit(adding('DD-7'))
    const back = await board.join('siv', { clientId: 51 })
    back.update(Y.encodeStateAsUpdate(away.doc))
    await settled()
    expect(back.closed).toBeNull()
    expect(board.log.rows(boardName).at(-1)).toMatchObject({ actor: 'siv', clientIds: [50] })
  })

  it('[ITM5] keeps the first of two items that are given one id, and its content', async () => {
    const board = await liveBoard()
    const [kari, ola] = [
      await board.join('kari', { clientId: 70, slow: true }),
      await board.join('ola', { clientId: 69 }),
    ]
    while (kari.waiting > 0) kari.take()
    ola.edit({ ...adding('DD-7'), title: 'Olas' } as ReturnType<typeof adding>)
    await settled()
    kari.edit({ ...adding('DD-7'), title: 'Karis' } as ReturnType<typeof adding>)
    await settled()
    expect(kari.closed).toEqual({ code: 4403, reason: 'ID_TAKEN' })
    expect(readBoard(board.replay()).items.get(id('DD-7'))?.title).toBe('Olas')
  })

  it.each([
    ['without a word', [], 'BULK'],
    ['where fewer were confirmed', [encodeConfirmed(20)], 'BULK'],
    [
      'where it was confirmed for an update before it',
      [encodeConfirmed(21), syncFrame(2, Uint8Array.of(0, 0))],
      'BULK',
    ],
    ['with a yes to more than anybody may remove', [encodeConfirmed(maxRemovedConfirmed + 1)], 'PROTOCOL'],
  ])('[ADM14] (T-057) refuses to remove more than twenty items at once %s', async (_, before, reason) => {
    const board = await liveBoard()
    const siv = await board.join('siv')
    await twentyOneRemoved(siv, before)
    expect(siv.closed?.reason).toBe(reason)
    if (reason === 'BULK') {
      const refused = siv.told.find(({ name }) => name === 'refused')
      expect(refused?.value).toMatchObject({ refusal: { code: 'BULK', params: { max: 20 } } })
    }
    expect(readBoard(board.replay()).queue).toHaveLength(27)
  })

  it('[ADM14] (T-057) removes as many as were confirmed, also where it is judged again, and gives no right', async () => {
    const board = await liveBoard()
    const [siv, kari] = [await board.join('siv'), await board.join('kari')]
    const elsewhere = board.log.document(boardName)
    const vector = Y.encodeStateVector(elsewhere)
    elsewhere.clientID = seedClient
    item(elsewhere, 'DD-3').set('title', 'Av en annen tjener')
    const release = board.log.hold()
    kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'Imens' } })
    await twentyOneRemoved(siv, [encodeConfirmed(21)])
    // What waits was judged on an older head, and is judged again.
    board.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(elsewhere, vector), [seedClient])
    release()
    await vi.waitFor(() => expect(titlesIn(kari.doc)).toContain('Av en annen tjener'))
    await settled()
    expect(siv.closed).toBeNull()
    expect(readBoard(board.replay()).queue).toHaveLength(6)
    expect(readBoard(kari.doc).queue).toHaveLength(6)

    kari.send(encodeConfirmed(600))
    kari.doc.transact(() => items(kari.doc).clear())
    await settled()
    expect(kari.closed?.reason).toBe('FORBIDDEN')
    expect(readBoard(board.replay()).queue).toHaveLength(6)
  })

  it('admits an edit of an item that somebody removed meanwhile, and the item stays removed', async () => {
    const board = await liveBoard()
    const [siv, kari] = [await board.join('siv'), await board.join('kari', { slow: true })]
    while (kari.waiting > 0) kari.take()
    siv.edit({ type: 'remove-item', item: id('DD-1') })
    await settled()
    kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'For sent' } })
    await settled()
    expect(kari.closed).toBeNull()
    while (kari.waiting > 0) kari.take()
    expect(canonical(kari.doc)).toBe(canonical(board.replay()))
    expect(readBoard(kari.doc).queue).not.toContain('DD-1')
  })
})

function oneAny(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, 1)
  encoding.writeAny(encoder, true)
}

/** One struct under a key of a root, and no deletes. */
function oneStruct(o: {
  clientId: number
  clock?: number
  ref: number
  parent: string
  key: string | null
  content: (encoder: encoding.Encoder) => void
}): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, o.clientId, o.clock ?? 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, o.ref | (o.key === null ? 0 : 0x20))
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, o.parent)
  if (o.key !== null) encoding.writeVarString(encoder, o.key)
  o.content(encoder)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function withForeignList(_board: Y.Doc, root: string): Uint8Array {
  return oneStruct({ clientId: 50, ref: 8, parent: root, key: null, content: oneAny })
}

function manyStructs(): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 20_001, 50, 0]) encoding.writeVarUint(encoder, number)
  for (let at = 0; at < 20_001; at += 1) {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 1)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function writtenBy(board: Y.Doc, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  const state = Y.encodeStateVector(doc)
  doc.clientID = clientId
  item(doc).set('title', 'I en annens navn')
  return Y.encodeStateAsUpdate(doc, state)
}

/** An item added by somebody who has never seen the board, under a client id lower than the server's would lose; under 50 it wins. */
function blindAdd(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 50
  doc.getMap('items').set(text, newItem({}))
  return Y.encodeStateAsUpdate(doc)
}
