// Hostile client: somebody with a valid session who sends what no honest client would: mutated, replayed, forged and gapped updates, updates
// before and after a step 2 of its own making, writes under other people's client ids, writes as an observer, writes into sealed roots.
// Promises nothing and keeps no promise; the world watches that nobody else is touched by it. Called by world.ts.

import * as Y from 'yjs'
import { type ClientTools, drawFor, newDocument, type SimClient } from './sim-client.ts'
import { makeEdit } from './sim-edit.ts'
import { type Line, sendUp } from './sim-net.ts'

export function hostileClient(tools: ClientTools & { readonly othersIds: () => readonly number[] }): SimClient {
  const { random, count } = tools.context
  let line: Line | null = null
  let ownId = tools.newClientId()
  let doc = newDocument(0)
  let generation: number | null = null
  /** Updates it has seen or made, to be sent again. */
  const seen: Uint8Array[] = []
  const keep = (bytes: Uint8Array): void => {
    if (seen.length < 60) seen.push(bytes)
    else seen[random.int(seen.length)] = bytes
  }
  const begin = (): void => {
    ownId = tools.newClientId()
    doc = newDocument(0)
  }
  const send = (bytes: Uint8Array): void => {
    if (line !== null) sendUp(line, { kind: random.chance(0.2) ? 'step-2' : 'update', bytes })
  }
  /** What one edit on a copy of the document comes to, under some client id. */
  const forged = (clientId: number, edits: number): Uint8Array => {
    const copy = newDocument(0)
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    // Only now: Yjs takes another id when it meets its own from elsewhere.
    copy.clientID = clientId
    let before = Y.encodeStateVector(copy)
    for (let at = 0; at < edits; at += 1) {
      before = Y.encodeStateVector(copy)
      makeEdit(copy, drawFor(tools, copy, random.chance(0.3)), 'here')
    }
    return Y.encodeStateAsUpdate(copy, before)
  }
  const mutated = (bytes: Uint8Array): Uint8Array => {
    const copy = bytes.slice()
    for (let times = 1 + random.int(3); times > 0 && copy.length > 0; times -= 1) {
      copy[random.int(copy.length)] = random.chance(0.5) ? random.int(256) : random.int(8)
    }
    return random.chance(0.2) ? copy.slice(0, random.int(copy.length + 1)) : copy
  }
  const sealed = (): Uint8Array => {
    const copy = newDocument(ownId)
    copy
      .getMap(random.pick(['meta', 'frame', 'items', 'else']))
      .set('told', random.pick<unknown>(['x', new Y.Map(), 3]))
    return Y.encodeStateAsUpdate(copy)
  }
  const tricks: readonly (readonly [number, string, () => void])[] = [
    [3, 'edit', () => send(forged(ownId, 1))],
    [3, 'gap', () => send(forged(ownId, 2))],
    [3, 'another client id', () => send(forged(random.pick([...tools.othersIds(), 1]), 1))],
    [3, 'replay', () => seen.length > 0 && send(random.pick(seen))],
    [4, 'mutation', () => send(mutated(seen.length > 0 ? random.pick(seen) : forged(ownId, 1)))],
    [1, 'sealed root', () => send(sealed())],
    [1, 'everything', () => send(Y.encodeStateAsUpdate(doc))],
    [1, 'nothing', () => send(new Uint8Array([0, 0]))],
    [
      1,
      'false state',
      () =>
        line !== null && sendUp(line, { kind: 'step-1', vector: Y.encodeStateVector(new Map([[1, random.int(50)]])) }),
    ],
  ]
  return {
    index: tools.index,
    person: tools.person,
    line: () => line,
    wants: () => ({
      clientId: random.chance(0.1) && tools.othersIds().length > 0 ? random.pick(tools.othersIds()) : ownId,
      generation: random.chance(0.9) ? generation : random.int(4),
    }),
    connected(to) {
      line = to
      sendUp(to, { kind: 'step-1', vector: Y.encodeStateVector(doc) })
      if (random.chance(0.7)) sendUp(to, { kind: 'step-2', bytes: new Uint8Array([0, 0]) })
    },
    receive(message) {
      if (message.kind === 'update' || message.kind === 'step-2') {
        keep(message.bytes)
        Y.applyUpdate(doc, message.bytes, 'server')
      } else if (message.kind === 'welcome') generation = message.generation
      else if (message.kind === 'close') {
        line = null
        if (random.chance(0.5)) begin()
        if (message.reason === 'GENERATION') generation = null
      }
    },
    lost() {
      line = null
    },
    act() {
      if (line === null) return
      const trick = random.weighted(tricks.map((each) => [each[0], each] as const))
      count(`hostile: ${trick[1]}`)
      trick[2]()
    },
    goOn: () => false,
    crash() {
      line = null
      begin()
      generation = null
    },
    doc: () => null,
    generation: () => null,
    check: () => undefined,
    unrest: () => null,
  }
}
