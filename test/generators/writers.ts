// Writers: people with a copy of one document each, of a board, an agenda or minutes, who lag behind, edit, type, add, remove and now and then write what nobody may. What one of
// them sends is an update as a browser would send it. The same seed writes the same. Used by the tests of admission.

import * as Y from 'yjs'
import type { Fields } from '../../shared/board/item.ts'
import { firstUpdate } from '../../shared/document/first-update.ts'
import { recordsOf, textOf, writeChanges } from '../../shared/document/records.ts'
import { fillRichText } from '../../shared/document/rich-text.ts'
import { type PersonId, personIdSchema, type Room } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { SeededRandom } from './seeded-random.ts'

type Kind = Room['kind']

const roles: readonly Role[] = [
  'programme-manager',
  'programme-manager',
  'programme-manager',
  'board-member',
  'stream-owner',
  'facilitator',
  'observer',
  'commenter',
]

/** @returns the document they write on: the same bytes every time. */
export function writersDocument(kind: Kind): Uint8Array {
  const { ids, first } = shapes[kind]
  const records = first.map((fields, at) => ({
    id: ids[at] ?? '',
    content: {
      fields,
      text: at < 2 ? [{ type: 'paragraph', children: [{ text: 'Det som står her fra før' }] }] : [],
    },
  }))
  return firstUpdate({ kind, records })
}

export class Writer {
  readonly person: PersonId
  readonly role: Role
  readonly clientIds: number[] = []
  #doc = new Y.Doc()
  #sent = Y.encodeStateVector(this.#doc)
  #deletes: Uint8Array[] = []
  readonly #random: SeededRandom
  readonly #newClientId: () => number
  readonly #kind: Kind

  constructor(o: { name: string; random: SeededRandom; newClientId: () => number; kind: Kind }) {
    this.#kind = o.kind
    this.person = personIdSchema.parse(o.name)
    this.#random = o.random
    this.#newClientId = o.newClientId
    this.role = o.random.pick(roles)
  }

  /** Begins anew from a document, as a browser does that was refused. */
  begin(updates: readonly Uint8Array[]): void {
    this.#doc = new Y.Doc()
    this.#doc.clientID = this.#newClientId()
    this.clientIds.push(this.#doc.clientID)
    this.take(updates)
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'theirs') this.#deletes.push(update)
    })
    this.#sent = Y.encodeStateVector(this.#doc)
    this.#deletes = []
  }

  /** Takes what others wrote. */
  take(updates: readonly Uint8Array[]): void {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, 'theirs')
    }, 'theirs')
  }

  /** Writes something. @returns what is sent of it; several updates at once, everything unsent, or all there is */
  write(): Uint8Array {
    const random = this.#random
    const edits = random.chance(0.2) ? 1 + random.whole(4) : 1
    for (let at = 0; at < edits; at += 1) this.#doc.transact(() => this.#edit(), 'mine')
    if (random.chance(0.1)) this.#doc.transact(() => [this.#edit(), this.#edit()], 'mine')
    const pieces = this.#deletes
    this.#deletes = []
    const sent = this.#sent
    this.#sent = Y.encodeStateVector(this.#doc)
    if (random.chance(0.03)) return Y.encodeStateAsUpdate(this.#doc)
    if (pieces.length === 1 && pieces[0] !== undefined && random.chance(0.9)) return pieces[0]
    if (pieces.length > 1 && random.chance(0.5)) return Y.mergeUpdates(pieces)
    return Y.encodeStateAsUpdate(this.#doc, sent)
  }

  #edit(): void {
    const random = this.#random
    const { ids, lost, odd } = shapes[this.#kind]
    const records = recordsOf(this.#doc, this.#kind)
    const standing = [...records.keys()]
    const id = standing.length > 0 && random.chance(0.95) ? random.pick(standing) : random.pick(ids)
    const record = records.get(id)
    const kind = random.whole(100)
    if (kind < 12 || !(record instanceof Y.Map)) this.#add(random.chance(0.8) ? random.pick(ids) : id)
    else if (kind < 15) records.delete(id)
    else if (kind < 60) this.#setField(record)
    else if (kind < 65) record.delete(random.pick(lost))
    else if (kind < 97) this.#type(id)
    else if (kind < 98) this.#doc.getMap('meta').set('x', 1)
    else if (kind < 99) record.set(random.pick(odd), new Y.XmlFragment())
    else this.#doc.getMap('elsewhere').set('x', 1)
  }

  #setField(record: Y.Map<unknown>): void {
    const random = this.#random
    const { sound, fields } = shapes[this.#kind]
    const [key, values] = random.pick(random.chance(0.8) ? sound : fields)
    record.set(key, random.pick(values))
    if (random.chance(0.1)) {
      const [again, others] = random.pick(fields)
      record.set(random.chance(0.5) ? key : again, random.pick(others))
    }
  }

  #add(id: string): void {
    const random = this.#random
    const fields = shapes[this.#kind].fresh({ id, random, person: this.person })
    const text = random.chance(0.5) ? [] : [{ type: 'paragraph', children: [{ text: 'Hei' }] }]
    const to = { fields, text }
    writeChanges({
      doc: this.#doc,
      kind: this.#kind,
      changes: [{ record: id, key: null, from: undefined, to }],
      origin: 'mine',
    })
  }

  #type(id: string): void {
    const random = this.#random
    const text = textOf(this.#doc, this.#kind, id)
    if (text === null) return
    const runs = runsOf(text)
    if (runs.length === 0 || random.chance(0.15)) {
      const name = random.pick(['paragraph', 'paragraph', 'blockquote', 'heading', 'img'])
      fillRichText(text, [{ type: name, children: [{ text: random.pick(words), marks: {} }] }])
      if (text.length > 6) text.delete(random.whole(text.length), 1)
      return
    }
    const run = random.pick(runs)
    const at = random.whole(run.length + 1)
    switch (random.whole(6)) {
      case 0:
        run.delete(Math.min(at, Math.max(0, run.length - 1)), Math.min(run.length, 1))
        break
      case 1:
        run.format(
          0,
          run.length,
          random.pick([{ bold: {} }, { bold: null }, { italic: true }, { link: { href: 'x' } }]),
        )
        break
      case 2: {
        const element = run.parent
        if (element instanceof Y.XmlElement && random.chance(0.3)) element.setAttribute('level', 2 as unknown as string)
        else run.insert(at, random.pick(words))
        break
      }
      default:
        run.insert(at, random.pick(words))
    }
    if (random.chance(0.1) && run.length > 3) run.delete(1, 2)
  }
}

const words = ['a', 'bc', 'hei på deg', '👩‍👧', 'x'.repeat(300), 'ø']
const soundFields: readonly (readonly [string, readonly unknown[]])[] = [
  ['title', ['En', 'To', 'Tre', 'Blåbær 😀']],
  [
    'position',
    [
      { list: 'queue', rank: 'a3V' },
      { list: 'queue', rank: 'a7G' },
      { list: 'queue', rank: 'a1' },
    ],
  ],
  ['estimate', [{ low: 1, likely: 2, high: 3 }, { low: 4, likely: 5, high: 6 }, null]],
  ['benefit.B1', [1, 2, 3]],
  ['benefit.B2', [4, 5]],
  ['ready.what', [{ done: true }, { done: false, owner: 'Kari' }]],
  ['ready.size', [{ done: true }, { done: false, due: '2027-01-01' }]],
  ['cut.reason', ['Lav nytte', 'Dyrt']],
  ['needs.DD-2', ['fordi']],
  ['drivers.D1', [0.5, 1]],
  ['adoption.KOM', [0.8]],
  ['demand.KOM.2027-1', [12, 4]],
  ['preconditions.P1', [true, false]],
  ['actorsReady.FL', [{ ready: 3, of: 9 }]],
  ['orderReason', ['Fastlegene først', '']],
  ['realisedOn', ['2027-03-01', null]],
  ['cut.status', ['possible', 'recommended']],
  ['cut.saving', [[{ on: '2027-01-01', left: 0.5 }], []]],
]
const fields: readonly (readonly [string, readonly unknown[]])[] = [
  ['title', ['Ny tittel', 'Annen tittel', 'Tredje 😀', ' ', 'x'.repeat(201), 'a\0b']],
  ['title', ['En', 'To', 'Tre']],
  [
    'position',
    [
      { list: 'queue', rank: 'a3' },
      { list: 'queue', rank: 'a7' },
      { list: 'cut', rank: 'a1' },
      { list: 'queue', rank: 'zz' },
    ],
  ],
  [
    'position',
    [
      { list: 'queue', rank: 'a3V' },
      { list: 'queue', rank: 'a7G' },
    ],
  ],
  ['estimate', [{ low: 1, likely: 2, high: 3 }, { low: 3, likely: 2, high: 1 }, null]],
  ['benefit.B1', [1, 2, 9, null]],
  ['benefit.__proto__', [1]],
  ['ready.what', [{ done: true }, { done: false, owner: 'Kari' }, { done: 'ja' }]],
  ['ready.nothing', [{ done: true }]],
  ['needs.DD-2', ['fordi', 1]],
  ['needs.DD-3', ['fordi', '']],
  ['needs.DD-8', ['fordi']],
  ['cut.reason', ['Lav nytte', '', 'x'.repeat(2_001)]],
  ['cut.cost', ['12 MNOK', '']],
  ['cut.benefit', ['Utsatt', '']],
  ['cut.latestUsefulDate', ['2027-01-01', 'i morgen', null]],
  ['who', [[], ['kommuner'], ['Kari Nordmann er ikke en aktør']]],
  ['phase', ['planning', 'never', null]],
  ['drivers.D1', [0.2, 1.1, 'mye']],
  ['drivers.d 1', [1]],
  ['adoption.KOM', [-0.1, 0.3, null]],
  ['demand.KOM', [1]],
  ['demand.KOM.2027-1', [-1, 3]],
  ['preconditions.P1', [1, true]],
  [
    'actorsReady.FL',
    [
      { ready: 3, of: 2 },
      { ready: 1.5, of: 2 },
    ],
  ],
  ['orderReason', ['x'.repeat(121), 'a\0b']],
  ['realisedOn', ['i går']],
  ['cut.status', ['decided', 'reversed', 'kuttet']],
  [
    'cut.saving',
    [
      [
        { on: '2027-01-01', left: 0.5 },
        { on: '2026-01-01', left: 0.4 },
      ],
      [{ on: '2027-01-01', left: 2 }],
    ],
  ],
  ['secret', [1]],
  ['constructor', [1]],
]

type FieldValues = readonly (readonly [string, readonly unknown[]])[]

interface Shape {
  readonly ids: readonly string[]
  /** Fields of the records that stand from the beginning. */
  readonly first: readonly Fields[]
  readonly sound: FieldValues
  readonly fields: FieldValues
  /** Fields that are taken away, and those a text is put in. */
  readonly lost: readonly string[]
  readonly odd: readonly string[]
  fresh(o: { readonly id: string; readonly random: SeededRandom; readonly person: PersonId }): Fields
}

const agendaShape: Shape = {
  ids: ['sak1', 'sak2', 'sak3', 'sak4', 'sak5', 's'],
  first: ['a0', 'a1', 'a2'].map((rank) => ({ kind: 'decision', title: 'Omfang', minutes: 20, rank })),
  sound: [
    ['title', ['En', 'To']],
    ['rank', ['a3V', 'a7G']],
    ['linked.DD-1', [true]],
    ['minutes', [5, 45]],
  ],
  fields: [
    ['title', ['', 'Tre']],
    ['minutes', [-1, 601, 30]],
    ['linked.DD-1', [true, false]],
    ['kind', ['decision', 'party']],
    ['secret', [1]],
  ],
  lost: ['owner', 'linked.DD-1', 'title'],
  odd: ['notes', 'secret'],
  fresh: ({ random }) => ({ kind: 'discussion', title: random.chance(0.9) ? 'Ny sak' : '', minutes: 10, rank: 'a5' }),
}

const boardShape: Shape = {
  ids: ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6', 'DD-7', 'DD-8', 'dd 9'],
  first: ['a0', 'a1', 'a2', 'a3'].map((rank, at) => ({
    title: `Behov ${at + 1}`,
    area: 'DD',
    kind: 1,
    position: { list: 'queue', rank },
  })),
  sound: soundFields,
  fields,
  lost: ['who', 'phase', 'benefit.B1', 'needs.DD-2', 'title', 'cut.cost', 'drivers.D1', 'cut.status'],
  odd: ['description', 'secret', 'title'],
  fresh: ({ id, random }) => ({
    title: random.chance(0.9) ? `Behov ${id}` : '',
    area: 'DD',
    kind: 1,
    position: { list: 'queue', rank: 'a5' },
    ...(random.chance(0.3) ? { 'needs.DD-1': 'x', 'benefit.B1': 3 } : {}),
  }),
}

const shapes: Readonly<Record<Kind, Shape>> = {
  board: boardShape,
  alternative: boardShape,
  point: agendaShape,
  internal: agendaShape,
  minutes: {
    ids: ['sak1', 'sak2', 'uttalelse-1', 'uttalelse-2', 'uttalelse-3', 'uttalelse-4', 'u'],
    first: [
      { kind: 'outcome' },
      { kind: 'outcome' },
      { kind: 'statement', agendaItem: 'sak1', by: 'kari', rank: 'a0' },
      { kind: 'statement', agendaItem: 'sak1', by: 'ola', rank: 'a1' },
    ],
    sound: [
      ['rank', ['a3V', 'a7G']],
      ['agendaItem', ['sak1', 'sak2']],
    ],
    fields: [
      ['by', ['kari', 'ola', '']],
      ['kind', ['outcome', 'statement', 'verdict']],
      ['rank', ['a3', '']],
      ['secret', [1]],
    ],
    lost: ['by', 'rank', 'agendaItem'],
    odd: ['text', 'secret'],
    fresh: ({ id, random, person }) =>
      id.startsWith('sak')
        ? { kind: 'outcome' }
        : { kind: 'statement', agendaItem: 'sak2', by: random.chance(0.9) ? person : 'ola', rank: 'a5' },
  },
}

function runsOf(type: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return type
    .toArray()
    .flatMap((child): Y.XmlText[] =>
      child instanceof Y.XmlElement ? runsOf(child) : child instanceof Y.XmlText ? [child] : [],
    )
}

/** @returns people who have all begun with the same document, three unless named, and who holds a client id of theirs. */
export function writersOf(o: { kind: Kind; random: SeededRandom; first: Uint8Array; names?: readonly string[] }) {
  const { kind, random, first, names = ['kari', 'ola', 'siv'] } = o
  let lastId = 100
  const newClientId = (): number => {
    lastId += 1
    return lastId
  }
  const writers = names.map((name) => new Writer({ name, random, newClientId, kind }))
  for (const writer of writers) writer.begin([first])
  const holder = (id: number) => writers.find((writer) => writer.clientIds.includes(id))?.person ?? null
  return { writers, holder }
}
