// Rest: the end of a simulated world. Nothing goes wrong any more and nobody writes; it must come to rest, and then everybody must agree.
// Called by simulate.ts after the last step.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { canonicalHash } from '../../shared/document/canonical-hash.ts'
import { Violation } from './violation.ts'
import type { World } from './world.ts'

const maxRoundsToRest = 400

/** @throws Violation when it does not come to rest, or somebody then holds another document than the log */
export function endInRest(world: World): void {
  calm(world)
  comeToRest(world)
  agree(world)
}

/** From here on nothing goes wrong any more, and nobody writes. */
function calm(world: World): void {
  world.tell('calm')
  world.isCalm = true
  world.storeUp = true
  world.hints = []
  for (const node of world.nodes) {
    node.stalled = false
    if (!node.up) node.start()
  }
  const hostile = world.clients.at(-1)
  for (const each of world.lines) {
    if (each.client === hostile?.index && !each.cut) world.cut(each)
    if (!each.cut) continue
    each.up = []
    if (each.atNode !== 'gone') world.node(each.node).lostLine(each)
    while (each.down.length > 0 && each.atClient === 'open') world.hand(each)
    if (each.atClient === 'open') world.loseAtClient(each)
  }
  for (const [person, role] of world.roleOf) if (world.store.role(person) === null) world.store.changeRole(person, role)
}

function comeToRest(world: World): void {
  let unrest: string | null = 'nothing was tried'
  let restful = 0
  for (let round = 0; round < maxRoundsToRest; round += 1) {
    world.at += 1
    playRound(world)
    unrest = unrestOf(world)
    restful = unrest === null ? restful + 1 : 0
    if (restful === 3) return
  }
  throw new Violation('REST', `after ${maxRoundsToRest} calm rounds: ${unrest}`)
}

function playRound(world: World): void {
  for (const node of world.nodes) {
    if (node.wantsCommit) node.commit()
    node.poll()
  }
  const calls = world.calls
  world.calls = []
  for (const call of calls) {
    if (call.state === 'sent') call.carryOut()
    if (!call.abandoned && world.node(call.node).isBoot(call.boot)) call.answer()
  }
  for (const client of world.clients.slice(0, -1)) {
    if (client.line() === null) world.open(client, world.random.pick(world.nodes))
    client.goOn()
  }
  for (const each of world.lines) {
    for (let message = each.up.shift(); message !== undefined; message = each.up.shift()) {
      if (each.atNode !== 'in') {
        each.up.unshift(message)
        break
      }
      world.node(each.node).receive(each, message)
    }
    while (each.down.length > 0 && each.atClient === 'open') world.hand(each)
  }
  world.check()
}

function unrestOf(world: World): string | null {
  for (const { index, room, idle } of world.nodes) {
    if (!idle) return `node ${index} is busy`
    if (room !== null && (!room.quiet || room.state.mode !== 'rw')) return `the room of node ${index} is not quiet`
    if (room !== null && room.state.head !== world.store.head())
      return `node ${index} stands at ${room.state.head} of ${world.store.head()}`
    for (const { waiting, line } of room?.sessions.values() ?? [])
      if (waiting !== 0) return `frames of client ${line.client} were never released`
  }
  for (const each of world.clients.slice(0, -1)) {
    const unrest = each.unrest()
    if (unrest !== null) return `client ${each.index}: ${unrest}`
  }
  return null
}

function agree(world: World): void {
  const { doc } = world.store.truth()
  const truth = hashOf(Y.encodeStateAsUpdate(doc))
  const { snapshot, rows } = world.store.load()
  const replay = new Y.Doc({ guid: 'replay' })
  for (const bytes of [...(snapshot === null ? [] : [snapshot.bytes]), ...rows.map((row) => row.payload)])
    Y.applyUpdate(replay, bytes)
  if (hashOf(Y.encodeStateAsUpdate(replay)) !== truth)
    throw new Violation('I3', 'a replay of the log differs from what was committed')
  for (const { room, index } of world.nodes) {
    if (room === null) continue
    if (room.judged.hash() !== truth || hashOf(room.judged.encoded()) !== truth)
      throw new Violation('I3', `node ${index} differs from the log`)
  }
  for (const each of world.clients) {
    const shown = each.doc()
    if (shown !== null && hashOf(Y.encodeStateAsUpdate(shown)) !== truth)
      throw new Violation('I3', `client ${each.index} differs from the log`)
  }
}

/** The same for equal documents, whatever the order their parts came in. */
function hashOf(encoded: Uint8Array): string {
  return canonicalHash({ kind: 'board', encoded, sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') })
}
