// Sim client: what the world asks of every client, and the unmodified provider: y-websocket's protocol and nothing of ours. It keeps no account of
// what it sent; when it is closed for good its page is loaded anew. Called by world.ts.

import * as Y from 'yjs'
import type { PersonId } from '../../shared/ids.ts'
import type { Context } from './sim-context.ts'
import { drawEdit, makeEdit, type SimEdit } from './sim-edit.ts'
import { type Down, type Line, sendUp } from './sim-net.ts'
import { Violation } from './violation.ts'

export interface SimClient {
  readonly index: number
  readonly person: PersonId
  /** The line it holds for open. */
  line(): Line | null
  /** Where it wants a line: the client id of its document and the generation it belongs to; null = nowhere now. */
  wants(): { readonly clientId: number; readonly generation: number | null } | null
  connected(line: Line): void
  receive(message: Down): void
  /** Its line is dead, and it sees so. */
  lost(): void
  /** Does something of its own: an edit, mostly. */
  act(): void
  /** What waits inside it goes on: a timer, a write to its store. @returns whether there was something */
  goOn(): boolean
  /** The page is gone; what it had stored is there when it is opened again. */
  crash(): void
  /** The document it shows, when it is honest and in sync. */
  doc(): Y.Doc | null
  generation(): number | null
  /** @throws Violation when it breaks a promise now */
  check(): void
  /** What it still waits for, in words; null = at rest. */
  unrest(): string | null
}

export interface ClientTools {
  readonly context: Context
  readonly index: number
  readonly person: PersonId
  readonly newClientId: () => number
  /** Takes note of an edit before it is made. */
  readonly number: () => number
  readonly made: (edit: SimEdit) => void
}

export function newDocument(clientId: number): Y.Doc {
  const doc = new Y.Doc({ guid: 'sim' })
  doc.clientID = clientId
  doc.getMap('items')
  return doc
}

/** @returns edits drawn for a document; those of a client of ours are told by its core instead. */
export function drawFor(tools: ClientTools, doc: Y.Doc, wrong: boolean): SimEdit {
  const edit = drawEdit({ random: tools.context.random, doc, number: tools.number(), wrong })
  tools.made(edit)
  return edit
}

export function plainClient(tools: ClientTools): SimClient {
  let line: Line | null = null
  let doc = newDocument(tools.newClientId())
  let synced = false
  let generation: number | null = null
  let mayWrite = false
  const listen = (): void => {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'here' && line !== null) sendUp(line, { kind: 'update', bytes })
    })
  }
  const reload = (): void => {
    doc = newDocument(tools.newClientId())
    synced = false
    generation = null
    listen()
  }
  listen()
  return {
    index: tools.index,
    person: tools.person,
    line: () => line,
    wants: () => ({ clientId: doc.clientID, generation }),
    connected(to) {
      line = to
      synced = false
      sendUp(to, { kind: 'step-1', vector: Y.encodeStateVector(doc) })
    },
    receive(message) {
      if (message.kind === 'step-1' && line !== null)
        sendUp(line, { kind: 'step-2', bytes: Y.encodeStateAsUpdate(doc, message.vector) })
      else if (message.kind === 'step-2' || message.kind === 'update') {
        Y.applyUpdate(doc, message.bytes, 'server')
        if (message.kind === 'step-2') synced = true
      } else if (message.kind === 'welcome') {
        // The provider knows no generations; the page that is opened again does.
        generation = message.generation
        mayWrite = message.mayWrite
      } else if (message.kind === 'close') {
        line = null
        synced = false
        if (message.code >= 4400) reload()
      }
    },
    lost() {
      line = null
      synced = false
    },
    act() {
      if (line === null || !synced || (!mayWrite && !tools.context.random.chance(0.1))) return
      makeEdit(doc, drawFor(tools, doc, tools.context.random.chance(0.1)), 'here')
    },
    goOn: () => false,
    crash() {
      line = null
      reload()
    },
    doc: () => (synced ? doc : null),
    generation: () => generation,
    check() {
      if ((synced && doc.store.pendingStructs !== null) || (synced && doc.store.pendingDs !== null))
        throw new Violation('I6', `client ${tools.index} was sent what it cannot place`)
    },
    unrest: () => (line === null ? 'no line' : synced ? null : 'not in sync'),
  }
}
