// World: nodes, clients, one store, and the lines, calls and hints between them; nothing moves by itself: no promises, no timers, no clock. Says
// after each event whether a promise is broken that can be checked then. Moved by happenings.ts and rest.ts.

import * as Y from 'yjs'
import { type PersonId, personIdSchema } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { hostileClient } from './hostile-client.ts'
import { ourClient } from './our-client.ts'
import { type Random, random } from './random.ts'
import { plainClient, type SimClient } from './sim-client.ts'
import type { Build, Context } from './sim-context.ts'
import type { SimEdit } from './sim-edit.ts'
import { type Call, type Hint, type Line, line } from './sim-net.ts'
import { SimNode } from './sim-node.ts'
import { type SimStore, simStore } from './sim-store.ts'
import { hostilePerson } from './truth.ts'
import { Violation } from './violation.ts'

const writers: readonly Role[] = ['programme-office', 'board-member', 'stream-owner']

export interface WorldOptions {
  readonly seed: number
  readonly steps: number
  readonly build: Build
  readonly counts: Map<string, number>
  /** Drawn unless told. */
  readonly nodes?: number
  readonly people?: number
  /** Steps a turn is waited for. */
  readonly turnLasts?: number
}

const shortTurn = 40

export class World {
  readonly trace: string[] = []
  at = 0
  readonly #o: WorldOptions
  readonly random: Random
  readonly store: SimStore
  readonly nodes: SimNode[]
  readonly clients: SimClient[]
  readonly #edits: SimEdit[] = []
  readonly #recordOf = new Map<string, string>()
  readonly roleOf = new Map<PersonId, Role>()
  lines: Line[] = []
  calls: Call[] = []
  hints: Hint[] = []
  #keys = 0
  storeUp = true
  isCalm = false
  /** How much goes wrong in this world: some are calm, so that long stretches are seen too. */
  readonly trouble: number
  /** How soon nodes hear of each other's commits: in some worlds late, in some hardly ever. */
  readonly news: number
  /** How often the room goes on in a new generation: in some worlds while much waits. */
  readonly renews: number
  /** How often lines are cut, and people come in by another node. */
  readonly restless: number

  constructor(o: WorldOptions) {
    this.#o = o
    this.random = random(o.seed)
    const chance = this.random
    this.trouble = chance.pick([0.3, 1, 1, 2])
    this.news = chance.pick([1, 1, 0.3, 0.05])
    this.restless = chance.pick([1, 1, 1, 6])
    this.renews = chance.pick([1, 1, 1, 12])
    const people = Array.from({ length: o.people ?? 2 + chance.int(4) }, (_, at) => personIdSchema.parse(`p${at}`))
    for (const person of people) this.roleOf.set(person, chance.pick(writers))
    const hostile = hostilePerson
    this.roleOf.set(hostile, chance.pick<Role>(['observer', 'observer', 'board-member', 'programme-office']))
    this.store = simStore({
      items: 3 + chance.int(4),
      flaws: o.build.store,
      roles: this.roleOf,
      recordOf: this.#recordOf,
      counts: (what) => this.count(what),
      now: () => this.at,
      turnLasts: o.turnLasts ?? shortTurn,
    })
    const context: Context = {
      random: chance,
      trouble: (probability) => !this.isCalm && chance.chance(probability * this.trouble),
      store: this.store,
      build: o.build,
      count: (what) => this.count(what),
      trace: (what) => this.tell(what),
      call: (call) => this.calls.push(call),
      hint: (hint) => this.#spread(hint),
    }
    this.nodes = Array.from({ length: o.nodes ?? 1 + chance.int(3) }, (_, index) => new SimNode({ context, index }))
    const tools = (index: number, person: PersonId) => ({
      context,
      index,
      person,
      newClientId: () => 100 + chance.int(1_000_000),
      number: () => this.#edits.length + 1,
      made: (edit: SimEdit) => {
        this.#edits.push(edit)
        this.#recordOf.set(edit.token, edit.record)
      },
    })
    this.clients = people.map((person, index) => (chance.chance(0.25) ? plainClient : ourClient)(tools(index, person)))
    // A second tab of the first person.
    if (chance.chance(0.4)) this.clients.push(ourClient(tools(this.clients.length, people[0] ?? hostile)))
    const othersIds = (): readonly number[] =>
      this.clients.flatMap((each) => (each.person === hostile ? [] : (each.wants()?.clientId ?? [])))
    this.clients.push(hostileClient({ ...tools(this.clients.length, hostile), othersIds }))
  }

  hand(to: Line): void {
    const message = to.down.shift()
    if (message === undefined) return
    this.tell(`node ${to.node} → client ${to.client}: ${told(message)}`)
    if (message.kind === 'close') to.atClient = 'gone'
    this.client(to.client).receive(message)
    this.nodes[to.node]?.room?.resume()
  }

  open(client: SimClient, node: SimNode): boolean {
    const wants = client.wants()
    if (wants === null) return false
    this.#keys += 1
    const opened = line({ key: this.#keys, client: client.index, node: node.index, person: client.person, ...wants })
    this.tell(`client ${client.index} connects to node ${node.index} as ${wants.clientId}`)
    this.lines = this.lines.filter((each) => each.atClient !== 'gone' || each.atNode !== 'gone')
    this.lines.push(opened)
    client.connected(opened)
    node.accept(opened)
    return true
  }

  cut(which: Line): void {
    this.tell(`the line of client ${which.client} to node ${which.node} is cut`)
    which.cut = true
    which.up.splice(this.random.int(which.up.length + 1))
    which.down.splice(this.random.int(which.down.length + 1))
  }

  loseAtClient(which: Line): void {
    which.atClient = 'gone'
    const client = this.client(which.client)
    if (client.line() === which) client.lost()
  }

  #spread({ from, head, generation }: { from: number; head: number; generation: number }): void {
    for (const { index } of this.nodes) if (index !== from) this.hints.push({ to: index, head, generation })
  }

  check(): void {
    const { doc } = this.store.truth()
    if (doc.store.pendingStructs !== null) throw new Violation('I6', 'the log leaves parts pending')
    for (const { room, index } of this.nodes) {
      if (room === null) continue
      const known = this.store.truthOf(room.state.fences.generation).doc
      for (const [client, clock] of Y.decodeStateVector(room.judged.stateVector()))
        if (clock > Y.getState(known.store, client))
          throw new Violation('I2', `node ${index} holds ${client}:${clock - 1}`)
    }
    for (const each of this.clients) each.check()
  }

  runs(node: number): boolean {
    const found = this.node(node)
    return found.up && !found.stalled
  }

  node(index: number): SimNode {
    const found = this.nodes[index]
    if (found === undefined) throw new Error(`no node ${index}`)
    return found
  }

  client(index: number): SimClient {
    const found = this.clients[index]
    if (found === undefined) throw new Error(`no client ${index}`)
    return found
  }

  count(what: string): void {
    const { counts } = this.#o
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }

  tell(what: string): void {
    this.trace.push(`${this.at}: ${what}`)
    if (this.trace.length > 200) this.trace.splice(0, 100)
  }
}

function told(message: import('./sim-net.ts').Down): string {
  if (message.kind === 'saved') return `saved ${message.frames}`
  if (message.kind === 'refused') return `refused ${message.frame} ${message.refusal.code}`
  return message.kind === 'close' ? `close ${message.code} ${message.reason}` : message.kind
}
