// A person of the fault tests: the production client (client/live) without a browser, over true sockets and a link of her own. Every edit she
// makes carries a token. Her history is what the client itself said to her: made, saved (the label said that everything is), not kept (in the
// tray). Called by the stand; held against the truth probe by verdict.ts.

import 'fake-indexeddb/auto'
import NodeSocket from 'ws'
import * as Y from 'yjs'
import type { LiveRoom } from '../../client/live/live-room.ts'
import { openRoom } from '../../client/live/open-room.ts'
import { pendingCount } from '../../client/live/pending-store.ts'
import { itemId } from '../../shared/board/item.ts'
import { plainText, readRichText, richTextMaxLength } from '../../shared/document/rich-text.ts'
import type { ItemId, RoomName } from '../../shared/ids.ts'
import type { SeededRandom } from '../generators/seeded-random.ts'
import type { Link } from './link.ts'
import { token, tokensInText } from './tokens.ts'

export interface Person {
  readonly name: string
  readonly personId: string
  readonly room: LiveRoom
  readonly link: Link
  readonly made: readonly string[]
  /** What the label has called saved. */
  readonly saved: ReadonlySet<string>
  /** Longest time an edit waited for its acknowledgement since this was last asked, milliseconds; to the second, where others waited with it. */
  takeLongestWaitMs(): number
  /** Whether she makes no edit while more than a few of hers wait, so that everything is saved at some moment. */
  takeHerTime(on: boolean): void
  /** Longest time without a line since this was last asked, milliseconds. */
  takeLongestAwayMs(): number
  /** The version of the documents her page speaks of. */
  page(): number
  notKept(): ReadonlySet<string>
  /** The document as it is shown; null while loading. */
  doc(): Y.Doc | null
  /** Makes one edit, when the room can be changed and little waits. @returns whether it was made */
  edit(): boolean
  close(): Promise<void>
}

/** So many edits she makes in a row, and then lets them be saved; when that takes long she goes on all the same, up to the second. */
const burst = 8
const mostUnsent = 60
const patienceMs = 1_000
/** The label counts whole seconds. */
const labelStepMs = 1_000
const reloadLookMs = 100
const items = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6']
/** Whose title each may set: a title that is set over before it was sent is rightly never sent. */
const ownItems = ['DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6', 'KI-1', 'KI-2', 'KI-3']

/** A text takes so much, and what is beyond it is rightly refused; at the end of a long scenario it would be all there is. */
const isFull = (fragment: Y.XmlFragment): boolean => plainText(readRichText(fragment)).length > 0.9 * richTextMaxLength

export interface PersonOptions {
  readonly name: string
  readonly personId: string
  readonly cookie: string
  readonly origin: string
  readonly roomName: RoomName
  readonly link: Link
  readonly random: SeededRandom
  /** Which one of the people she is, from 0. */
  readonly at: number
  /** The version of the page she is given now. */
  readonly served: () => number
}

export function openPerson(o: PersonOptions): Person {
  const { link, random } = o
  class Socket extends NodeSocket {
    constructor(address: string | URL) {
      super(String(address).replace(/schema=\d+/, `schema=${page}`), {
        headers: { cookie: o.cookie, origin: o.origin },
      })
      // The provider hears of it by `close`.
      this.on('error', () => undefined)
    }
  }
  let page = o.served()
  const loaded = (): LiveRoom =>
    openRoom({
      room: o.roomName,
      personId: o.personId,
      url: `ws://127.0.0.1:${link.port}/live`,
      Socket: Socket as unknown as typeof WebSocket,
    })
  let room = loaded()
  const made: string[] = []
  const madeMs: number[] = []
  const saved = new Set<string>()
  let looked = 0
  let turn = burst
  let longestMs = 0
  /** Age of the oldest that waited, as the label knows it. Edits are called saved here only when none waits, which may be long after. */
  let oldestMs = 0
  let patient = false
  let awayMs: number | null = performance.now()
  let longestAwayMs = 0
  let reloading = false
  let closed = false
  const notKept = (): ReadonlySet<string> =>
    new Set(room.notKept().flatMap(({ text, changes }) => tokensInText(text + JSON.stringify(changes))))
  const look = (): void => {
    const { unsent, waitingMs, connection } = room.saveState()
    if (connection === 'connected' || closed) {
      longestAwayMs = Math.max(longestAwayMs, performance.now() - (awayMs ?? performance.now()))
      awayMs = null
    } else awayMs ??= performance.now()
    const phase = room.phase()
    if (phase.name === 'closed' && phase.refusal.code === 'CLIENT_TOO_OLD') void reload()
    if (reloading) return
    oldestMs = Math.max(oldestMs, waitingMs)
    if (looked === made.length || unsent > 0) return
    const aside = notKept()
    for (; looked < made.length; looked += 1) {
      const each = made[looked]
      if (each === undefined || aside.has(each)) continue
      saved.add(each)
      longestMs = Math.max(longestMs, performance.now() - (madeMs[looked] ?? 0))
    }
  }
  /** As the page asks her to. What she had made and not had answered her browser holds; nothing is called saved before that is in. */
  const reload = async (): Promise<void> => {
    if (reloading || closed) return
    reloading = true
    stop()
    room.close()
    page = o.served()
    room = loaded()
    stop = room.subscribe(look)
    const isIn = async (): Promise<boolean> =>
      room.phase().name === 'closed' || (await pendingCount(o.personId)) <= room.notKept().length
    do await new Promise((resolve) => setTimeout(resolve, reloadLookMs))
    while (!closed && !(await isIn()))
    reloading = false
    look()
  }
  let stop = room.subscribe(look)
  const fragmentOf = (item: string): Y.XmlFragment | null => {
    const fragment = room.text(item)?.fragment
    return fragment instanceof Y.XmlFragment ? fragment : null
  }
  const setTitle = (item: ItemId, value: string): boolean =>
    room.edit({ type: 'set-field', item, set: { field: 'title', value } }).ok
  const type = (item: ItemId, next: string): boolean => {
    const fragment = fragmentOf(item)
    if (fragment === null || !room.mayWrite() || isFull(fragment)) return false
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(next)])
    fragment.insert(random.whole(fragment.length + 1), [paragraph])
    return true
  }
  return {
    name: o.name,
    personId: o.personId,
    get room() {
      return room
    },
    link,
    page: () => page,
    takeLongestAwayMs() {
      const longest = longestAwayMs
      longestAwayMs = 0
      return longest
    },
    made,
    saved,
    notKept,
    takeLongestWaitMs() {
      const longest = Math.min(longestMs, oldestMs + labelStepMs)
      longestMs = 0
      oldestMs = 0
      return longest
    },
    takeHerTime(on) {
      patient = on
    },
    doc: () => fragmentOf('DD-1')?.doc ?? null,
    edit() {
      const { unsent } = room.saveState()
      if (unsent === 0) turn = burst
      const waitsMs = performance.now() - (madeMs.at(-1) ?? 0)
      if (!room.mayWrite() || unsent >= mostUnsent || (turn <= 0 && (patient || waitsMs < patienceMs))) return false
      turn -= 1
      const item = itemId(random.pick(items))
      if (random.chance(0.15)) {
        const before = random.pick(items)
        if (before !== item) room.edit({ type: 'move-item', item, place: { list: 'queue', before: itemId(before) } })
      }
      const own = ownItems[o.at]
      const asTitle = unsent === 0 && !reloading && own !== undefined && random.chance(0.5)
      const next = token(o.name, made.length + 1)
      if (!(asTitle ? setTitle(itemId(own), next) : type(item, next))) return false
      made.push(next)
      madeMs.push(performance.now())
      return true
    },
    async close() {
      closed = true
      stop()
      room.close()
      await link.close()
    },
  }
}
