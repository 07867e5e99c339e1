// Faults of updates, by their number: what a judged document says of each, that nothing of a refused one stays behind (the hash is what it was,
// the next edit of somebody else is admitted, nothing is pending), and what comes of edits made at one place at once.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgedRoomDocument } from '../../../server/realtime/judged-room-document.ts'
import { canonicalBytes } from '../../../shared/document/canonical-hash.ts'
import { readBoard, recordsOf, textOf, writeChanges } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { seededRandom } from '../../generators/seeded-random.ts'
import { writersDocument } from '../../generators/writers.ts'
import { id as itemId } from '../../shared/a-board.ts'

const siv = personIdSchema.parse('siv')
const board = writersDocument('board')
const ours = new Set([50, 51])
const holder = (clientId: number) => (ours.has(clientId) ? siv : null)

function judgedBoard() {
  const judged = judgedRoomDocument({ kind: 'board', loaded: { snapshot: { position: 1, bytes: board }, rows: [] } })
  const send = (bytes: Uint8Array): string => {
    const read = judged.read(bytes)
    if (!read.ok) return read.refusal.code
    const verdict = judged.judge({ update: read.value, personId: siv, role: 'programme-manager', holder })
    return verdict.kind === 'refusal' ? verdict.refusal.code : verdict.kind
  }
  return { judged, send }
}

function deskOf(clientId: number, updates: readonly Uint8Array[] = [board]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  doc.clientID = clientId
  return doc
}

/** The updates that writing in a copy makes, one for each transaction. */
function writing(clientId: number, ...writes: readonly ((doc: Y.Doc) => void)[]): readonly Uint8Array[] {
  const doc = deskOf(clientId)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const write of writes) doc.transact(() => write(doc))
  return updates
}

const record = (doc: Y.Doc, id = 'DD-1'): Y.Map<unknown> => recordsOf(doc, 'board').get(id) as Y.Map<unknown>
const setting =
  (key: string, value: unknown, id = 'DD-1') =>
  (doc: Y.Doc): void => {
    record(doc, id).set(key, value)
  }
const one = (clientId: number, write: (doc: Y.Doc) => void): Uint8Array =>
  writing(clientId, write)[0] ?? new Uint8Array()
const inText =
  (write: (run: Y.XmlText, text: Y.XmlFragment) => void, id = 'DD-1') =>
  (doc: Y.Doc): void => {
    const text = textOf(doc, 'board', id)
    const paragraph = text?.get(0)
    const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (text && run instanceof Y.XmlText) write(run, text)
  }
/** A struct under client id 50 at clock 0: info, what comes after it, and no deletes. */
const raw = (...after: readonly number[]): Uint8Array => Uint8Array.from([1, 1, 50, 0, ...after, 0])
const underItems = [1, 5, ...Buffer.from('items')]

function element(name: string, attribute?: string, value: unknown = ''): Uint8Array {
  return one(
    50,
    inText((_run, text) => {
      const made = new Y.XmlElement(name)
      if (attribute !== undefined) made.setAttribute(attribute, value as string)
      text.insert(0, [made])
    }),
  )
}

/** Brings desks to the same state. */
function meet(desks: readonly Y.Doc[]): void {
  for (const from of desks)
    for (const to of desks) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'met')
}

const two = writing(50, setting('title', 'Første'), setting('title', 'Andre'))
const faults: readonly {
  readonly rule: string
  readonly says: string
  readonly bytes: Uint8Array
  readonly told: string
}[] = [
  { rule: 'T-039', says: 'no bytes', bytes: new Uint8Array(), told: 'DECODE' },
  {
    rule: 'T-040',
    says: 'trailing bytes',
    bytes: Uint8Array.from([...one(50, setting('title', 'x')), 0]),
    told: 'DECODE',
  },
  { rule: 'T-042', says: 'a clock gap', bytes: two[1] ?? board, told: 'RESYNC' },
  { rule: 'T-042', says: 'a skip', bytes: Uint8Array.from([1, 1, 50, 0, 10, 5, 0]), told: 'RESYNC' },
  { rule: 'T-042', says: 'an unknown origin', bytes: raw(0x88, 99, 3, 1, 120), told: 'RESYNC' },
  { rule: 'T-042', says: 'an unknown right origin', bytes: raw(0x48, 99, 3, 1, 120), told: 'RESYNC' },
  { rule: 'T-042', says: 'an unknown parent', bytes: raw(0x08, 0, 99, 3, 1, 120), told: 'RESYNC' },
  { rule: 'T-042', says: 'an unknown delete target', bytes: Uint8Array.from([0, 1, 99, 1, 0, 5]), told: 'RESYNC' },
  { rule: 'T-047', says: 'another person’s client id', bytes: one(61, setting('title', 'x')), told: 'CLIENT_ID' },
  { rule: 'T-050', says: '__proto__ as a key', bytes: one(50, setting('__proto__', 1)), told: 'PROTO' },
  { rule: 'T-050', says: 'a part called __proto__', bytes: one(50, setting('benefit.__proto__', 1)), told: 'SHAPE' },
  {
    rule: 'T-050',
    says: 'constructor inside a value',
    bytes: one(50, setting('estimate', JSON.parse('{"low":{"constructor":1}}'))),
    told: 'PROTO',
  },
  {
    rule: 'T-050',
    says: 'prototype as a mark',
    bytes: one(
      50,
      inText((run) => run.format(0, 2, { prototype: {} })),
    ),
    told: 'PROTO',
  },
  { rule: 'T-053', says: 'list content among the records', bytes: raw(0x08, ...underItems, 1, 120), told: 'SHAPE' },
  { rule: 'T-053', says: 'a text for a title', bytes: one(50, setting('title', new Y.Text('x'))), told: 'SHAPE' },
  {
    rule: 'T-053',
    says: 'another type under a known key',
    bytes: one(50, setting('description', new Y.Map())),
    told: 'SHAPE',
  },
  {
    rule: 'T-053',
    says: 'an element among the fields',
    bytes: one(50, setting('phase', new Y.XmlElement('paragraph'))),
    told: 'SHAPE',
  },
  {
    rule: 'T-054',
    says: 'a subdocument',
    bytes: one(50, setting('title', new Y.Doc({ guid: '../../etc' }))),
    told: 'CONTENT',
  },
  { rule: 'T-054', says: 'binary', bytes: one(50, setting('title', new Uint8Array(9))), told: 'CONTENT' },
  {
    rule: 'T-054',
    says: 'an embed',
    bytes: one(
      50,
      inText((run) => run.insertEmbed(0, { src: 'x' })),
    ),
    told: 'CONTENT',
  },
  { rule: 'T-054', says: 'legacy JSON', bytes: raw(0x22, ...underItems, 1, 65, 1, 2, 123, 125), told: 'CONTENT' },
  { rule: 'T-083', says: 'an image', bytes: element('img'), told: 'SHAPE' },
  { rule: 'T-083', says: 'a script', bytes: element('script'), told: 'SHAPE' },
  { rule: 'T-083', says: 'svg', bytes: element('svg'), told: 'SHAPE' },
  { rule: 'T-083', says: 'mathml', bytes: element('math'), told: 'SHAPE' },
  { rule: 'T-083', says: 'an event attribute', bytes: element('paragraph', 'onerror', 'alert(1)'), told: 'SHAPE' },
  { rule: 'T-083', says: 'an attribute of another element', bytes: element('paragraph', 'level', 1), told: 'SHAPE' },
  ...['javascript:alert(1)', 'data:text/html,x'].map((href) => ({
    rule: 'T-083',
    says: `a link to ${href}`,
    bytes: one(
      50,
      inText((run) => run.format(0, 2, { link: { href } })),
    ),
    told: 'SHAPE',
  })),
  {
    rule: 'T-083',
    says: 'a mark that carries something',
    bytes: one(
      50,
      inText((run) => run.format(0, 2, { bold: { style: 'x' } })),
    ),
    told: 'SHAPE',
  },
]

describe('faults of updates', () => {
  it.each(faults)('[$rule] refuses $says and keeps nothing of it', ({ bytes, told }) => {
    const { judged, send } = judgedBoard()
    const hash = judged.hash()
    const state = judged.stateVector()
    expect(send(bytes)).toBe(told)
    // Once more, after others: a quick judge must not have been told half of it.
    expect(send(one(51, setting('title', 'Etterpå', 'DD-2')))).toBe('row')
    expect(send(bytes)).toBe(told)
    judged.forget()
    expect(judged.hash()).toBe(hash)
    expect(judged.stateVector()).toEqual(state)
    const late = deskOf(70, judged.missing(new Map()))
    expect(late.store.pendingStructs).toBeNull()
    expect(late.store.pendingDs).toBeNull()
  })

  it('[T-039] acknowledges the empty step 2 of somebody in sync, whatever the role', () => {
    const { judged } = judgedBoard()
    const read = judged.read(Uint8Array.from([0, 0]))
    if (!read.ok) throw new Error(read.refusal.code)
    for (const role of ['observer', 'programme-manager', null] as const) {
      expect(judged.judge({ update: read.value, personId: siv, role, holder })).toEqual({ kind: 'nothing' })
    }
  })

  it('[T-043] a refused struct that waited for another is not woken by it', () => {
    const updates = writing(
      50,
      setting('title', 'Først'),
      (doc) => recordsOf(doc, 'board').delete('DD-2'),
      setting('secret', 1),
    )
    const { judged, send } = judgedBoard()
    expect(send(updates[2] ?? board)).toBe('RESYNC')
    // What is deleted stands already, so that alone it may come.
    expect(send(updates[1] ?? board)).toBe('row')
    expect(send(updates[0] ?? board)).toBe('row')
    judged.settle(2)
    const late = deskOf(70, judged.missing(new Map()))
    expect(record(late).get('title')).toBe('Først')
    expect(record(late).has('secret')).toBe(false)
    expect(send(updates[2] ?? board)).toBe('SHAPE')
  })

  it('[T-056] keeps emoji, marks, direction signs and what has no width exactly as they came', () => {
    const titles = ['👩‍👩‍👧‍👦 familie', 'e\u0301 og é', '\u202Esnudd\u202C', 'usyn\u200Blig', 'עברית og العربية']
    const { judged, send } = judgedBoard()
    const doc = deskOf(50)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const title of titles) {
      setting('title', title)(doc)
      expect(send(updates.at(-1) ?? board)).toBe('row')
      judged.settle(1)
      expect(readBoard(deskOf(70, judged.missing(new Map()))).items.get(itemId('DD-1'))?.title).toBe(title)
    }
  })

  it('[T-058] two people at one place in a text agree with the board, and nothing stands twice', () => {
    for (let history = 0; history < 1_000; history += 1) {
      const random = seededRandom(58_000 + history)
      const { judged, send } = judgedBoard()
      const desks = [deskOf(50), deskOf(51)]
      const outbox: Uint8Array[] = []
      for (const doc of desks) {
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'met') outbox.push(update)
        })
      }
      const words: string[] = []
      let rows = 0
      const sendAll = (): void => {
        for (const update of outbox.splice(0)) {
          const told = send(update)
          expect(['row', 'nothing']).toContain(told)
          if (told === 'row') rows += 1
        }
      }
      for (let step = 0; step < 8; step += 1) {
        const doc = random.pick(desks)
        doc.transact(() =>
          inText((run) => {
            const at = random.whole(Math.min(6, run.length) + 1)
            const what = random.whole(4)
            if (what === 0 && run.length > 3) run.delete(Math.min(at, run.length - 2), 2)
            else if (what === 1) run.format(0, Math.min(4, run.length), random.pick([{ bold: {} }, { bold: null }]))
            else {
              const word = `<${history}-${step}>`
              words.push(word)
              run.insert(at, word)
            }
          })(doc),
        )
        sendAll()
        if (random.chance(0.3)) meet(desks)
      }
      // Tidying up after the other is an edit as well; it ends.
      for (let round = 0; round < 3; round += 1) {
        meet(desks)
        sendAll()
      }
      judged.settle(rows)
      const canonical = [...desks.map((doc) => Y.encodeStateAsUpdate(doc)), judged.encoded()].map((encoded) =>
        Buffer.from(canonicalBytes({ kind: 'board', encoded })).toString('base64'),
      )
      expect(new Set(canonical).size, `history of seed ${58_000 + history}`).toBe(1)
      const text = textOf(deskOf(70, [judged.encoded()]), 'board', 'DD-1')
      const stands = text ? plainText(readRichText(text)) : ''
      for (const word of words) expect(stands.split(word).length).toBeLessThanOrEqual(2)
    }
  })

  it('[T-057] refuses an update that removes every record of a board', () => {
    const doc = deskOf(50)
    for (let at = 10; at < 40; at += 1) {
      const fields = { title: `Behov ${at}`, area: 'DD', kind: 1, position: { list: 'queue', rank: 'a5' } }
      const to = { fields, text: [] }
      const changes = [{ record: `DD-${at}`, key: null, from: undefined, to }] as const
      writeChanges({ doc, kind: 'board', changes, origin: 'test' })
    }
    const { judged, send } = judgedBoard()
    expect(send(Y.encodeStateAsUpdate(doc))).toBe('row')
    judged.settle(1)
    const hash = judged.hash()
    const before = Y.encodeStateVector(doc)
    doc.transact(() => recordsOf(doc, 'board').clear())
    expect(send(Y.encodeStateAsUpdate(doc, before))).toBe('BULK')
    expect(judged.hash()).toBe(hash)
  })

  it('[ADM13] refuses a struct whose neighbours are of two lists, or the wrong way round', () => {
    const doc = deskOf(60)
    const [left, right] = ['DD-1', 'DD-2'].map((id) => {
      const text = textOf(doc, 'board', id)
      const paragraph = text?.get(0)
      const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (!(run instanceof Y.XmlText) || run._start === null) throw new Error('a record without text')
      return run._start.id
    })
    if (left === undefined || right === undefined) throw new Error('two records are needed')
    const between = (a: Y.ID, aMore: number, b: Y.ID, bMore: number): Uint8Array =>
      raw(0xc4, a.client, a.clock + aMore, b.client, b.clock + bMore, 1, 120)
    const { send } = judgedBoard()
    expect(send(between(left, 1, right, 2))).toBe('SHAPE')
    expect(send(between(left, 4, left, 2))).toBe('SHAPE')
    expect(send(between(left, 1, left, 2))).toBe('row')
  })

  it('[T-059] one item moved to two places at once stands once, in one of them', () => {
    const { judged, send } = judgedBoard()
    const moved = [50, 51].map((clientId, at) =>
      one(clientId, setting('position', { list: 'queue', rank: ['a5', 'a7'][at] })),
    )
    for (const update of moved) expect(send(update)).toBe('row')
    judged.settle(2)
    const { items, queue } = readBoard(deskOf(70, judged.missing(new Map())))
    expect(queue.filter((each) => each === 'DD-1')).toHaveLength(1)
    expect(['a5', 'a7']).toContain(items.get(itemId('DD-1'))?.position.rank)
  })

  it('[T-059] an edit of what somebody removes at once is kept in the log, and the item stays removed', () => {
    const { judged, send } = judgedBoard()
    expect(send(one(50, (doc) => recordsOf(doc, 'board').delete('DD-1')))).toBe('row')
    expect(send(one(51, setting('title', 'For sent')))).toBe('row')

    judged.settle(2)
    expect(readBoard(deskOf(70, judged.missing(new Map()))).queue).not.toContain('DD-1')
  })
})
