// Random histories of a board that three people write in without always hearing of each other: fields, records, formatted text, deletes.
// Used by the tests of canonical hashes and of documents written anew.

import fc from 'fast-check'
import * as Y from 'yjs'

const record = fc.integer({ min: 1, max: 4 })
const who = fc.integer({ min: 0, max: 2 })
const place = fc.nat({ max: 30 })

export const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('add' as const), who, record }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), who, record }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('set' as const), who, record, key: fc.constantFrom('title', 'area') }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unset' as const), who, record }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const), who, record, place }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('format' as const), who, record, place, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('erase' as const), who, record, place }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('seal' as const), who }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hear' as const), who, from: who }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** @returns every update the three made, in the order they were made. */
export function playHistory(steps: readonly Step[]): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = [11, 22, 33].map((clientId) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    doc.getMap('items')
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') updates.push(update)
    })
    return doc
  })
  for (const [at, each] of steps.entries()) {
    const doc = docs[each.who]
    if (doc === undefined) continue
    if (each.does === 'hear') {
      const from = docs[each.from]
      if (from === undefined || from === doc) continue
      doc.transact((transaction) => {
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(doc)))
        transaction.local = true
      }, 'heard')
    } else doc.transact(() => write(doc, each, at))
  }
  return updates
}

function write(doc: Y.Doc, step: Exclude<Step, { does: 'hear' }>, at: number): void {
  if (step.does === 'seal') {
    doc.getMap('meta').set('at', at)
    return
  }
  const items = doc.getMap('items')
  const id = `DD-${step.record}`
  if (step.does === 'add') {
    const fresh = new Y.Map<unknown>()
    fresh.set('title', `Ny ${at}`)
    fresh.set('description', new Y.XmlFragment())
    items.set(id, fresh)
    return
  }
  const found = items.get(id)
  if (!(found instanceof Y.Map)) return
  if (step.does === 'remove') items.delete(id)
  else if (step.does === 'set') found.set(step.key, { said: at, æ: [at, null, true] })
  else if (step.does === 'unset') found.delete('area')
  else {
    const text = runOf(found.get('description') as Y.XmlFragment)
    const from = Math.min(step.place, text.length)
    if (step.does === 'type') text.insert(from, `å${at} `, at % 3 === 0 ? { bold: {} } : undefined)
    else if (step.does === 'erase') text.delete(from, Math.min(3, text.length - from))
    else text.format(from, Math.min(4, text.length - from), { bold: step.on ? {} : null, italic: step.on ? null : {} })
  }
}

function runOf(fragment: Y.XmlFragment): Y.XmlText {
  const first = fragment.length > 0 ? fragment.get(0) : null
  const run = first instanceof Y.XmlElement && first.length > 0 ? first.get(0) : null
  if (run instanceof Y.XmlText) return run
  const paragraph = new Y.XmlElement('heading')
  const text = new Y.XmlText()
  paragraph.setAttribute('level', 2 as never)
  paragraph.insert(0, [text])
  fragment.insert(0, [paragraph])
  return text
}
