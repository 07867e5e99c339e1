// Judge cost: what reading, judging and settling one ordinary edit costs, in µs of processor time, on boards of 500 and 2,000 items that 10
// and 1,000 client ids have written in; quick, and by the dry run alone. Run: npx tsx test/bench/judge-cost.ts

import * as Y from 'yjs'
import { admission } from '../../server/realtime/admission.ts'
import { applyAll, committed } from '../../server/realtime/committed.ts'
import { inspectUpdate } from '../../server/realtime/inspect-update.ts'
import { judgedRoomDocument } from '../../server/realtime/judged-room-document.ts'
import { recordsOf, textOf, writeChanges } from '../../shared/document/records.ts'
import { type PersonId, personIdSchema } from '../../shared/ids.ts'
import { baseUpdate } from './board.ts'

const person: PersonId = personIdSchema.parse('siv')
const edits = 3_000
const inFlight = 20

type Kind = 'set-field' | 'move' | 'typing' | 'new-item'

/** Makes the edits of one kind, written by turns under so many client ids. */
function updatesOf(o: { base: Uint8Array; kind: Kind; clients: number; count: number }): readonly Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, o.base)
  const ids = [...recordsOf(doc, 'board').keys()].filter((id) => !id.startsWith('KUTT'))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < o.count; at += 1) {
    doc.clientID = 1_000 + (at % o.clients)
    const id = ids[(at * 7) % ids.length] ?? ''
    doc.transact(() => edit({ doc, kind: o.kind, id, at }))
  }
  return updates
}

function edit({ doc, kind, id, at }: { doc: Y.Doc; kind: Kind; id: string; at: number }): void {
  const record = recordsOf(doc, 'board').get(id)
  if (!(record instanceof Y.Map)) return
  if (kind === 'set-field') record.set('title', `Tittel ${at}`)
  if (kind === 'move') record.set('position', { list: 'queue', rank: `a${(at % 9) + 1}V` })
  if (kind === 'typing') {
    const text = textOf(doc, 'board', id)
    const paragraph = text?.get(0)
    const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : paragraph
    if (run instanceof Y.XmlText) run.insert(run.length, 'x')
    else text?.insert(0, [new Y.XmlText('x')])
  }
  if (kind === 'new-item') {
    const fields = { title: `Nytt ${at}`, area: 'DD', kind: 1, position: { list: 'queue', rank: 'a5' } }
    const text = [{ type: 'paragraph', children: [{ text: 'Ny' }] }]
    const to = { fields, text }
    const changes = [{ record: `NY-${at}`, key: null, from: undefined, to }] as const
    writeChanges({ doc, kind: 'board', changes, origin: 'bench' })
  }
}

function cpuMicros(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function quickCost(base: Uint8Array, updates: readonly Uint8Array[]): number {
  const judged = judgedRoomDocument({ kind: 'board', loaded: { snapshot: { position: 1, bytes: base }, rows: [] } })
  const micros = cpuMicros(() => {
    let admitted = 0
    for (const bytes of updates) {
      const read = judged.read(bytes)
      if (!read.ok) throw new Error(read.refusal.code)
      const verdict = judged.judge({
        update: read.value,
        personId: person,
        role: 'programme-manager',
        holder: () => person,
      })
      if (verdict.kind !== 'row') throw new Error(JSON.stringify(verdict))
      admitted += 1
      if (admitted < inFlight) continue
      judged.settle(admitted)
      admitted = 0
    }
    judged.settle(admitted)
    // What was put off is paid for as well.
    judged.missing(Y.decodeStateVector(judged.stateVector()))
  })
  judged.close()
  return micros / updates.length
}

function dryRunCost(base: Uint8Array, updates: readonly Uint8Array[]): number {
  const loaded = { snapshot: { position: 1, bytes: base }, rows: [] }
  const standing = committed(loaded, 'board')
  const candidate = committed(loaded, 'board')
  return (
    cpuMicros(() => {
      const waiting: Uint8Array[] = []
      for (const bytes of updates) {
        const update = inspectUpdate(bytes, 'board')
        if (!update.ok) throw new Error(update.refusal.code)
        const o = { kind: 'board', candidate, update: update.value, personId: person } as const
        const verdict = admission({ ...o, role: 'programme-manager', holder: () => person })
        if (verdict.kind !== 'admitted') throw new Error(JSON.stringify(verdict))
        waiting.push(bytes)
        if (waiting.length === inFlight) applyAll(standing.doc, waiting.splice(0))
      }
      applyAll(standing.doc, waiting)
    }) / updates.length
  )
}

for (const items of [500, 2_000]) {
  for (const clients of [10, 1_000]) {
    for (const kind of ['set-field', 'move', 'typing', 'new-item'] as const) {
      const seed = baseUpdate(items)
      // Everybody has written before.
      const warm = new Y.Doc()
      Y.applyUpdate(warm, seed)
      applyAll(warm, updatesOf({ base: seed, kind: 'set-field', clients, count: clients }))
      const base = Y.encodeStateAsUpdate(warm)
      const updates = updatesOf({ base, kind, clients, count: kind === 'new-item' ? 1_000 : edits })
      quickCost(base, updates)
      const quick = Math.min(quickCost(base, updates), quickCost(base, updates))
      const dry = dryRunCost(base, updates)
      console.log(
        `${items} items, ${clients} client ids, ${kind}: ${quick.toFixed(1)} µs (dry run ${dry.toFixed(1)} µs)`,
      )
    }
  }
}
