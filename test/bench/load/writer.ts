// Writer: one person at the board, with a real document, who makes real edits: of ten, four are keystrokes in a description, four set a
// field, two move an item. Each edit is one update and takes exactly one clock of the writer's own client id, so that the clock names it.
// Works on items of her own, so that her updates do not depend on when others' come. The same for every server.

import { generateKeyBetween } from 'fractional-indexing-jittered'
import * as Y from 'yjs'
import { firstRanks } from '../../../shared/board/rank.ts'
import { textOf } from '../../../shared/document/records.ts'

/** Client ids of five bytes, as random ones are; writer 0 has this one. */
export const firstClientId = 3_000_000_000

export interface Writer {
  /** Updates made so far; the index is the clock. */
  readonly updates: readonly Uint8Array[]
  /** Makes edits until there are `count`. */
  make(count: number): void
}

const letters = 'etaoinsrhldcumfpgwybvk    '

/** @param o.index of the writer, from 0 @param o.writers how many share the items */
export function writer(o: { readonly base: Uint8Array; readonly index: number; readonly writers: number }): Writer {
  const doc = new Y.Doc()
  doc.clientID = firstClientId + o.index
  Y.applyUpdate(doc, o.base)
  const items = doc.getMap<Y.Map<unknown>>('items')
  const all = [...items.keys()]
  const own = all.filter((_, nth) => nth % o.writers === o.index)
  const ranks = firstRanks(all.length)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let seed = o.index + 1
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }

  const type = (id: string): void => {
    const paragraph = textOf(doc, 'board', id)?.get(0)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error(`${id} has no line of text`)
    text.insert(text.length, letters[random(letters.length)] ?? ' ')
  }
  const set = (item: Y.Map<unknown>): void => {
    const low = 1 + random(50)
    switch (random(4)) {
      case 0:
        return void item.set('title', `Innføre datadeling i kommunene (${random(100_000)})`)
      case 1:
        return void item.set('estimate', { low, likely: low + random(30), high: low + 30 + random(30) })
      case 2:
        return void item.set('ready.what', { done: random(2) === 0 })
      default:
        return void item.set('kind', 1 + random(3))
    }
  }
  const move = (item: Y.Map<unknown>): void => {
    const place = random(ranks.length - 1)
    item.set('position', {
      list: 'queue',
      rank: generateKeyBetween(ranks[place] ?? null, ranks[place + 1] ?? null),
    })
  }

  return {
    updates,
    make(count) {
      while (updates.length < count) {
        // Some ten edits on one item before the next: people stay a while with what they do.
        const id = own[Math.floor(updates.length / 10) % own.length]
        const item = id === undefined ? undefined : items.get(id)
        if (id === undefined || item === undefined) throw new Error('a writer without items')
        const kind = random(10)
        if (kind < 4) type(id)
        else if (kind < 8) set(item)
        else move(item)
        const clock = Y.getState(doc.store, doc.clientID)
        if (clock !== updates.length) throw new Error(`edit ${updates.length} took more than one clock: ${clock}`)
      }
    },
  }
}
