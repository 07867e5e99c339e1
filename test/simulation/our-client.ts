// Our client: the shell of the line's core in a simulated world, as client/live/document-line.ts is in the browser: y-websocket's provider with
// counted frames, an entry for every edit before its frame goes out, a store in the browser that is written a moment later, edits brought in again
// by their bytes or by their meaning. Keeps its own account of every edit ever made, and tells when the core breaks a promise. Called by world.ts.

import * as Y from 'yjs'
import { formerDocuments } from '../../client/live/former-documents.ts'
import { startLine } from '../../client/live/line-core.ts'
import type { LineEffect, LineEvent, LineState, LineTimer } from '../../client/live/line-protocol.ts'
import { lineReady, whyNoEdit } from '../../client/live/line-standing.ts'
import { changeText } from '../../client/live/text-again.ts'
import { hasFromServer, knows, trialOn } from '../../client/live/trial.ts'
import { type RichNode, sameValue } from '../../shared/board/change.ts'
import { textOf } from '../../shared/document/records.ts'
import { readRichText } from '../../shared/document/rich-text.ts'
import type { Role } from '../../shared/role.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'
import { type EditLedger, editLedger } from './edit-ledger.ts'
import type { OurEntry } from './our-entry.ts'
import { seen } from './seen.ts'
import { type ClientTools, drawFor, newDocument, type SimClient } from './sim-client.ts'
import { hasRecord, makeEdit, type SimEdit, stands } from './sim-edit.ts'
import { type Down, type Line, sendUp } from './sim-net.ts'
import { Violation } from './violation.ts'

type Event = LineEvent<OurEntry> extends infer E ? (E extends unknown ? Omit<E, 'nowMs' | 'random'> : never) : never

/** One document and its provider. */
interface Document {
  readonly number: number
  readonly doc: Y.Doc
  generation: string | null
  wantsLine: boolean
  line: Line | null
  frames: number
  stepTwoSent: boolean
  synced: boolean
  ready: boolean
}

/** What only a hostile or broken client is refused for: bytes, and what they build on. */
const neverHonest: readonly string[] = ['RESYNC', 'CLIENT_ID', 'DECODE', 'SHAPE', 'CONTENT', 'PROTO', 'TOO_LARGE']

export function ourClient(tools: ClientTools): SimClient {
  const { random, build, count, store } = tools.context
  const ledger: EditLedger = editLedger({ client: tools.index, store })
  let state: LineState<OurEntry>
  let documents = new Map<number, Document>()
  let newest: Document | null = null
  let writing: Omit<OurEntry, 'stage' | 'frame'> | null = null
  const formers = formerDocuments('board')
  /** What is written now is the entry's own change of its text, and not its bytes once more. */
  let follows = false
  let waits: { readonly timer: LineTimer; readonly waitMs: number }[] = []
  let nowMs = 0
  let made = 0
  let role: Role | null = null
  /** What the browser's store will hold once it has written it. */
  let writes: ((kept: Map<string, OurEntry>) => void)[] = []
  const kept = new Map<string, OurEntry>()
  let takenOver = false
  const ownIds = new Set<number>()
  const shownBefore = seen({ client: tools.index, own: (id) => ownIds.has(id) })

  const tell = (event: Event): void => {
    nowMs += random.int(20)
    count(`line event: ${event.kind}`)
    const stepped = build.stepLine(state, { ...event, nowMs, random: random.int(100) / 100 } as LineEvent<OurEntry>)
    state = stepped.state
    for (const effect of stepped.effects) perform(effect)
  }

  function perform(effect: LineEffect<OurEntry>): void {
    count(`line effect: ${effect.kind}`)
    switch (effect.kind) {
      case 'open':
        newest = opened(effect.document)
        return
      case 'show':
        if (effect.instead !== null) part(effect.instead)
        // The one before the last is let go by every editor.
        for (const number of documents.keys())
          if (number !== effect.document && number !== effect.instead) documents.delete(number)
        takeOver()
        return
      case 'part':
        part(effect.document)
        return
      case 'connect': {
        const document = documents.get(effect.document)
        if (document) document.wantsLine = true
        return
      }
      case 'reconnect': {
        const document = documents.get(effect.document)
        if (!document) return
        hangUp(document)
        document.wantsLine = true
        return
      }
      case 'keep': {
        const { entry } = effect
        ledger.waits(entry)
        writes.push((into) => into.set(entry.id, entry))
        return
      }
      case 'strike':
        for (const id of effect.ids) {
          ledger.saved(id)
          writes.push((into) => into.delete(id))
        }
        return
      case 'aside':
        count(`not kept: ${effect.refusal.code}`)
        ledger.shown(effect.entry.id, effect.refusal.code)
        writes.push((into) => into.delete(effect.entry.id))
        return
      case 'bring-in':
        bringIn(effect.entries)
        return
      case 'ask-former': {
        const line = documents.get(effect.document)?.line
        if (line) sendUp(line, { kind: 'former', generation: Number(effect.generation) })
        return
      }
      case 'forget-formers':
        formers.clear()
        return
      case 'wait':
        waits.push(effect)
    }
  }

  function opened(number: number): Document {
    const doc = newDocument(tools.newClientId())
    ownIds.add(doc.clientID)
    const document: Document = {
      number,
      doc,
      generation: null,
      wantsLine: true,
      line: null,
      frames: 0,
      stepTwoSent: false,
      synced: false,
      ready: false,
    }
    documents.set(number, document)
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'here') return
      if (writing !== null) {
        const before = writing
        const isText = isTextEntry(before)
        writing = {
          ...before,
          ...(isText && follows ? { after: textIn(doc, before.edits[0]?.record ?? '') } : {}),
          updates: [...before.updates, bytes],
          generation: document.generation ?? '',
        }
        tell({ kind: 'recorded', document: number, entry: { ...writing, stage: 'applied', frame: null } })
      }
      if (document.line !== null && document.stepTwoSent) send(document, bytes, false)
    })
    return document
  }

  function send(from: Document, bytes: Uint8Array, step2: boolean): void {
    from.frames += 1
    from.stepTwoSent = true
    tell({ kind: 'sent', document: from.number, frame: from.frames, step2 })
    if (from.line !== null) sendUp(from.line, { kind: step2 ? 'step-2' : 'update', bytes })
  }

  function settle(document: Document): void {
    if (document.ready || !document.stepTwoSent || !document.synced) return
    document.ready = true
    shownBefore.check(document.doc, document.generation)
    tell({ kind: 'ready', document: document.number })
  }

  function hangUp(document: Document): void {
    if (document.line === null) return
    sendUp(document.line, { kind: 'bye' })
    document.line.atClient = 'gone'
    down(document)
  }

  function down(document: Document): void {
    if (document.synced) shownBefore.keep(document.doc, document.generation)
    document.line = null
    document.ready = false
    document.synced = false
    document.stepTwoSent = false
    tell({ kind: 'down', document: document.number })
  }

  function part(number: number): void {
    const document = documents.get(number)
    if (!document) return
    document.wantsLine = false
    hangUp(document)
  }

  /** What an earlier page of this person left in the store. */
  function takeOver(): void {
    if (takenOver) return
    takenOver = true
    for (const entry of [...kept.values()]) {
      ledger.waits(entry)
      tell({ kind: 'taken-over', entry, fits: entry.generation === String(state.welcome?.generation) })
    }
  }

  function bringIn(entries: readonly OurEntry[]): void {
    const document = shown()
    if (document === null) return
    const trial = trialOn(document.doc)
    for (const entry of entries) {
      if (!lineReady(state)) break
      const sameBytes = entry.generation === state.welcome?.generation
      if (!sameBytes && !build.shell.guessesWhatIsSaved && formers.has(entry)) {
        count('brought in: saved before')
        tell({ kind: 'brought', id: entry.id, came: 'saved' })
      } else if (sameBytes && hasFromServer(document.doc, entry.updates)) {
        count('brought in: saved already')
        tell({ kind: 'brought', id: entry.id, came: 'saved' })
      } else if (sameBytes && knows(document.doc, entry.updates)) {
        count('brought in: known')
        tell({ kind: 'brought', id: entry.id, came: 'stands' })
      } else if (sameBytes && entry.stage === 'again-bytes' && trial.fits(entry.updates)) {
        count('brought in: by bytes')
        writing = { ...entry, updates: [] }
        document.doc.transact(() => {
          for (const update of entry.updates) Y.applyUpdate(document.doc, update)
        }, 'here')
        writing = null
        tell({ kind: 'brought', id: entry.id, came: 'written' })
      } else makeAgain(document, entry)
    }
    trial.close()
  }

  function makeAgain(document: Document, entry: OurEntry): void {
    count('brought in: by meaning')
    const refusal = whyNoEdit(state)
    if (refusal !== null) {
      tell({ kind: 'brought', id: entry.id, came: { refusal } })
      return
    }
    const came = isTextEntry(entry) ? textAgain(document, entry) : editAgain(document, entry)
    // What one has removed oneself is gone here before the log says so.
    const own = ownRemovals()
    const standing = entry.edits.find(({ record }) => !own.has(record) && hasRecord(store.truth().doc, record))
    if (came === 'unknown' && standing !== undefined)
      throw new Violation('HONEST', `client ${tools.index} no longer finds ${standing.record}, which stands in the log`)
    tell({
      kind: 'brought',
      id: entry.id,
      came:
        came === 'unknown'
          ? { refusal: { code: 'UNKNOWN_ITEM' } }
          : came === 'STALE'
            ? { refusal: { code: came } }
            : came,
    })
  }

  function editAgain({ doc }: Document, entry: OurEntry): 'written' | 'stands' | 'unknown' {
    const left = entry.edits.filter((edit) => !stands(doc, edit))
    if (left.length === 0) return 'stands'
    writing = { ...entry, updates: [] }
    const could = doc.transact(() => left.map((edit) => makeEdit(doc, edit, 'here')), 'here')
    writing = null
    return could.includes(true) ? 'written' : 'unknown'
  }

  /** As client/live/edits-again.ts does. */
  function textAgain({ doc }: Document, entry: OurEntry): 'written' | 'stands' | 'unknown' | 'STALE' {
    const record = entry.edits[0]?.record ?? ''
    const fragment = textOf(doc, 'board', record)
    if (fragment === null) return 'unknown'
    const known = entry.generation === state.welcome?.generation ? null : formers.textChange({ ...entry, record })
    if (known !== null) count('brought in: as it changed what was')
    const { before, after } = known ?? entry
    writing = { ...entry, updates: [], before: readRichText(fragment) }
    follows = true
    const came = doc.transact(() => changeText(fragment, before, after), 'here')
    follows = false
    writing = null
    if (came === 'TEXT_TOO_LONG') throw new Violation('THROWN', 'a text of a simulated world is too long')
    return came
  }

  function write(document: Document, edit: SimEdit): void {
    const last = state.pending.at(-1)
    const before = textIn(document.doc, edit.record)
    const grows =
      edit.kind === 'text' &&
      last?.edits[0]?.kind === 'text' &&
      last.edits[0].record === edit.record &&
      sameValue(last.after, textIn(document.doc, edit.record)) &&
      random.chance(0.5)
    if (grows && last?.stage === 'applied' && last.hasGone !== true && document.number === state.shown) {
      count('texts that grew')
      writing = { ...last, edits: [...last.edits, edit] }
    } else {
      made += 1
      writing = {
        id: `${tools.index}.${made}`,
        attempts: 0,
        edits: [edit],
        updates: [],
        generation: '',
        before,
        after: before,
      }
    }
    const { id } = writing
    follows = true
    makeEdit(document.doc, edit, 'here')
    follows = false
    writing = null
    const entry = state.pending.find((each) => each.id === id)
    if (entry !== undefined && random.chance(0.1)) tell({ kind: 'described', entry })
  }

  function shown(): Document | null {
    return state.shown === null ? null : (documents.get(state.shown) ?? null)
  }

  function start(): void {
    documents = new Map()
    formers.clear()
    newest = null
    waits = []
    takenOver = false
    nowMs += 1_000
    const stepped = startLine<OurEntry>({ personId: tools.person, nowMs })
    state = stepped.state
    for (const effect of stepped.effects) perform(effect)
  }

  function ownRemovals(): ReadonlySet<string> {
    const edits = state.pending.flatMap((each) => each.edits)
    return new Set(edits.flatMap(({ kind, record }) => (kind === 'remove' ? record : [])))
  }

  /** Somebody else removed what edits that wait are about. */
  function tellOvertaken(document: Document): void {
    if (document !== shown()) return
    const removed = ownRemovals()
    const over = state.pending.filter(
      ({ stage, edits }) =>
        stage === 'applied' &&
        edits.every(({ kind, record }) => kind !== 'add' && !removed.has(record) && !hasRecord(document.doc, record)),
    )
    if (over.length > 0) tell({ kind: 'overtaken', ids: over.map(({ id }) => id), refusal: { code: 'UNKNOWN_ITEM' } })
  }

  /** What a browser does besides: it sleeps and wakes, finds the line dead, finds its copy to be another than the server's. */
  function disturbed(): void {
    const kind = random.pick(['stalled', 'returned', 'differs'] as const)
    if (kind !== 'differs') tell({ kind })
    else if (newest !== null) tell({ kind, document: newest.number })
  }

  function heard(document: Document, message: Down): void {
    const { number: at, doc } = document
    switch (message.kind) {
      case 'welcome':
        document.generation = String(message.generation)
        role = message.role
        tell({
          kind: 'welcome',
          document: at,
          welcome: {
            generation: String(message.generation),
            mayWrite: message.mayWrite,
            person: { id: tools.person },
            tellsFormer: true,
          },
        })
        return
      case 'status':
        tell({ kind: 'status', document: at, readOnly: message.mode === 'rw' ? null : 'UNAVAILABLE' })
        return
      case 'former':
        formers.put(String(message.generation), message.whole)
        tell({ kind: 'former', document: at, generation: String(message.generation) })
        return
      case 'saved':
        tell({ kind: 'saved', document: at, frames: message.frames })
        return
      case 'refused':
        if (neverHonest.includes(message.refusal.code))
          throw new Violation('HONEST', `client ${tools.index} was refused with ${message.refusal.code}`)
        tell({ kind: 'refused', document: at, frame: message.frame, refusal: message.refusal })
        return
      case 'step-1':
        send(document, Y.encodeStateAsUpdate(doc, message.vector), true)
        settle(document)
        return
      case 'step-2':
      case 'update':
        Y.applyUpdate(doc, message.bytes, 'server')
        if (message.kind === 'step-2') document.synced = true
        tellOvertaken(document)
        settle(document)
        return
      case 'close':
        document.line = null
        if (message.code >= 4400) document.wantsLine = false
        down(document)
        if (message.code >= 4400) tell({ kind: 'closed', document: at, code: message.code, reason: message.reason })
    }
  }

  state = startLine<OurEntry>({ personId: tools.person, nowMs }).state
  start()
  return {
    index: tools.index,
    person: tools.person,
    line: () => newest?.line ?? null,
    wants: () =>
      newest === null || !newest.wantsLine
        ? null
        : { clientId: newest.doc.clientID, generation: newest.generation === null ? null : Number(newest.generation) },
    connected(to) {
      if (newest === null) return
      newest.line = to
      newest.frames = 0
      sendUp(to, { kind: 'step-1', vector: Y.encodeStateVector(newest.doc) })
    },
    receive(message) {
      if (newest !== null) heard(newest, message)
    },
    lost() {
      if (newest !== null) down(newest)
    },
    act() {
      if (random.chance(0.02)) {
        disturbed()
        return
      }
      const documentsOpen = [...documents.values()]
      const old = documentsOpen.find((each) => each.number !== state.shown && each !== newest)
      // An editor may still hold the document that was replaced.
      const document = old !== undefined && random.chance(0.3) ? old : shown()
      if (document === null) return
      const edit = drawFor(tools, document.doc, random.chance(0.12))
      const isText = edit.kind === 'text' || edit.kind === 'untext'
      // Typing goes on whatever the line says; everything else asks first.
      if (!isText && (whyNoEdit(state) !== null || document !== shown())) return
      if (permissionsOf(edit).some((each) => !may(role, each)) && !random.chance(0.05)) return
      write(document, edit)
    },
    goOn() {
      const write = random.chance(0.6) ? writes.shift() : undefined
      if (write !== undefined) {
        write(kept)
        return true
      }
      const wait = waits.shift()
      if (wait === undefined) return writes.length > 0
      nowMs += wait.waitMs
      tell({ kind: 'timer', timer: wait.timer })
      return true
    },
    crash() {
      for (const each of documents.values()) each.line = null
      // What the store had begun to write is whole or absent, in the order it was written.
      for (let whole = random.int(writes.length + 1); whole > 0; whole -= 1) writes.shift()?.(kept)
      writes = []
      // Made again under another client id, sent, and not stored as such before the browser itself died: nothing tells that it is the same.
      for (const { id, hasGone, updates, edits } of state.pending) {
        const stored = kept.get(id)
        if (hasGone !== true || stored === undefined || stored.updates === updates) continue
        count('died before the store had what was sent')
        for (const { token } of edits) store.traces.died.add(token)
      }
      ledger.crashed(kept)
      start()
    },
    doc: () => (lineReady(state) && state.pending.length === 0 ? (shown()?.doc ?? null) : null),
    generation: () => (newest?.generation == null ? null : Number(newest.generation)),
    check() {
      for (const { doc, synced } of documents.values())
        if (synced && (doc.store.pendingStructs !== null || doc.store.pendingDs !== null))
          throw new Violation('I6', `client ${tools.index} was sent what it cannot place`)
      ledger.check({ pending: new Set(state.pending.map((each) => each.id)), kept, takenOver })
    },
    unrest() {
      if (state.phase.name === 'closed') return null
      if (!lineReady(state))
        return `not ready (${state.phase.name}, retired ${state.retired}, next ${state.next}, waits ${state.waits})`
      return state.pending.length > 0 ? `${state.pending.length} edits wait` : null
    },
  }
}

function isTextEntry({ edits }: Pick<OurEntry, 'edits'>): boolean {
  return edits[0]?.kind === 'text' || edits[0]?.kind === 'untext'
}

function textIn(doc: Y.Doc, record: string): readonly RichNode[] {
  const fragment = textOf(doc, 'board', record)
  return fragment === null ? [] : readRichText(fragment)
}

function permissionsOf({ kind, key }: SimEdit): readonly Permission[] {
  if (kind === 'move') return ['item.move', 'item.cut']
  if (kind === 'remove') return ['item.remove']
  if (kind === 'add') return ['item.add']
  return key.startsWith('cut.') || kind === 'wrong' ? ['item.edit', 'item.cut'] : ['item.edit']
}
