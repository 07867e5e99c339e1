// Simulate slow: a world in which nothing goes wrong and every node is far from the store, each its own way: what it asks takes so many steps to get
// there and as many to come back. People write all the time on every node. Promises that a frame is answered within a bounded number of steps
// however much others write (NOD7). Called by the tests.

import { realBuild } from './real-build.ts'
import type { Build } from './sim-context.ts'
import type { Call, Hint } from './sim-net.ts'
import { type Failed, failedAs } from './simulate.ts'
import { Violation } from './violation.ts'
import { World } from './world.ts'

const nodes = 3
const people = 4
const farthest = 8
const pollEvery = 40
/** Longer than somebody whose turn has come needs to hear of it, to read on and to append. */
const turnLasts = 8 * farthest
/** Two appends in vain, each with a read after it; a turn of every node, of which one may lapse because what waited was refused. */
const answeredWithin = 8 * farthest + (nodes + 1) * turnLasts
/** Long enough to be answered late. */
export const slowSteps = 2 * answeredWithin

interface Slow {
  readonly world: World
  /** How many steps each node is away from the store. */
  readonly away: readonly number[]
  /** When a call or a hint gets to where it goes. */
  readonly due: WeakMap<Call | Hint, number>
  /** Frames that wait, and since when. */
  waiting: Map<string, number>
}

/** @returns null when every promise held */
export function simulateSlow(o: { seed: number; steps: number; build?: Build }): Failed | null {
  const world = new World({ build: realBuild, counts: new Map(), nodes, people, turnLasts, ...o })
  world.isCalm = true
  const away = world.nodes.map(() => world.random.pick([1, 2, 4, farthest]))
  const slow: Slow = { world, away, due: new WeakMap(), waiting: new Map() }
  try {
    for (world.at = 1; world.at <= o.steps; world.at += 1) {
      moveCalls(slow)
      moveHints(slow)
      movePeople(world)
      for (const node of world.nodes) {
        if (node.wantsCommit) node.commit()
        if (world.at % pollEvery === 0) node.poll()
      }
      world.check()
      assertAnswered(slow)
    }
    return null
  } catch (error) {
    return failedAs(error, { seed: o.seed, world })
  }
}

function moveCalls(slow: Slow): void {
  const { world } = slow
  for (const call of world.calls.filter((each) => isDue(slow, each, away(slow, each.node)))) {
    if (call.state === 'sent') {
      world.tell(`${call.what} of node ${call.node} is carried out`)
      call.carryOut()
      slow.due.set(call, world.at + away(slow, call.node))
    } else {
      world.tell(`${call.what} of node ${call.node} is answered`)
      world.calls.splice(world.calls.indexOf(call), 1)
      call.answer()
    }
  }
}

/** By way of the store, as everything. */
function moveHints(slow: Slow): void {
  const { world } = slow
  const arrived = world.hints.filter((each) => isDue(slow, each, farthest + away(slow, each.to)))
  world.hints = world.hints.filter((each) => !arrived.includes(each))
  for (const hint of arrived) world.node(hint.to).hear(hint)
}

/** Everybody honest is in, by a node of her own, hears at once what she is told, and writes. */
function movePeople(world: World): void {
  for (const client of world.clients.slice(0, -1)) {
    if (client.line() === null) world.open(client, world.node(client.index % nodes))
    client.goOn()
    if (client.line() !== null && world.random.chance(0.3)) client.act()
  }
  for (const line of world.lines) {
    while (line.up.length > 0 && line.atNode === 'in') {
      const message = line.up.shift()
      if (message !== undefined) world.node(line.node).receive(line, message)
    }
    while (line.down.length > 0 && line.atClient === 'open') world.hand(line)
  }
}

/** @throws Violation when a frame has waited too long */
function assertAnswered(slow: Slow): void {
  const { world } = slow
  const waiting = new Map<string, number>()
  for (const { index, room } of world.nodes) {
    for (const { key, frame } of room?.waiting() ?? []) {
      const name = `frame ${frame} of line ${key} to node ${index}`
      const since = slow.waiting.get(name) ?? world.at
      waiting.set(name, since)
      if (world.at - since > answeredWithin)
        throw new Violation('NOD7', `${name}, ${away(slow, index)} steps away, waits since step ${since}`)
    }
  }
  slow.waiting = waiting
}

function isDue({ world, due }: Slow, thing: Call | Hint, steps: number): boolean {
  const at = due.get(thing) ?? world.at + steps
  due.set(thing, at)
  return at <= world.at
}

function away(slow: Slow, node: number): number {
  return slow.away[node] ?? farthest
}
