// World: nodes, clients, one store, the lines and calls between them, and everything that goes wrong, one event at a time and every one drawn from
// the seed: no promises, no timers, no clock. After each event the promises that can be checked are checked; at the end nothing disturbs it any
// more, it must come to rest, and then everybody must agree. Called by simulate.ts.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { closeCodes } from '../../shared/contract/close-code.ts'
import { canonicalHash } from '../../shared/document/canonical-hash.ts'
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
import { Violation } from './violation.ts'

const writers: readonly Role[] = ['programme-office', 'board-member', 'stream-owner']
const maxRoundsToRest = 400

export interface WorldOptions {
  readonly seed: number
  readonly steps: number
  readonly build: Build
  readonly counts: Map<string, number>
}

export class World {
  readonly trace: string[] = []
  at = 0
  readonly #o: WorldOptions
  readonly #random: Random
  readonly #store: SimStore
  readonly #nodes: SimNode[]
  readonly #clients: SimClient[]
  readonly #edits: SimEdit[] = []
  readonly #recordOf = new Map<string, string>()
  readonly #roleOf = new Map<PersonId, Role>()
  #lines: Line[] = []
  #calls: Call[] = []
  #hints: Hint[] = []
  #keys = 0
  #storeUp = true
  #isCalm = false
  /** How much goes wrong in this world: some are calm, so that long stretches are seen too. */
  readonly #trouble: number
  /** How soon nodes hear of each other's commits: in some worlds late, in some hardly ever. */
  readonly #news: number

  constructor(o: WorldOptions) {
    this.#o = o
    this.#random = random(o.seed)
    const chance = this.#random
    this.#trouble = chance.pick([0.3, 1, 1, 2])
    this.#news = chance.pick([1, 1, 0.3, 0.05])
    const people = Array.from({ length: 2 + chance.int(4) }, (_, at) => personIdSchema.parse(`p${at}`))
    for (const person of people) this.#roleOf.set(person, chance.pick(writers))
    const hostile = personIdSchema.parse('hostile')
    this.#roleOf.set(hostile, chance.pick<Role>(['observer', 'observer', 'board-member', 'programme-office']))
    this.#store = simStore({
      items: 3 + chance.int(4),
      flaws: o.build.store,
      roles: this.#roleOf,
      recordOf: this.#recordOf,
      counts: (what) => this.#count(what),
    })
    const context: Context = {
      random: chance,
      trouble: (probability) => !this.#isCalm && chance.chance(probability * this.#trouble),
      store: this.#store,
      build: o.build,
      recordOf: this.#recordOf,
      count: (what) => this.#count(what),
      trace: (what) => this.#tell(what),
      call: (call) => this.#calls.push(call),
      hint: (hint) => this.#spread(hint),
    }
    this.#nodes = Array.from({ length: 1 + chance.int(3) }, (_, index) => new SimNode({ context, index }))
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
    this.#clients = people.map((person, index) => (chance.chance(0.25) ? plainClient : ourClient)(tools(index, person)))
    // A second tab of the first person.
    if (chance.chance(0.4)) this.#clients.push(ourClient(tools(this.#clients.length, people[0] ?? hostile)))
    const othersIds = (): readonly number[] =>
      this.#clients.flatMap((each) => (each.person === hostile ? [] : (each.wants()?.clientId ?? [])))
    this.#clients.push(hostileClient({ ...tools(this.#clients.length, hostile), othersIds }))
  }

  run(): void {
    for (this.at = 1; this.at <= this.#o.steps; this.at += 1) {
      this.#happen()
      this.#check()
    }
    this.#calm()
    this.#comeToRest()
    this.#agree()
  }

  #happen(): void {
    const trouble = this.#trouble
    for (let tries = 0; tries < 6; tries += 1) {
      const happens = this.#random.weighted<() => boolean>([
        [30, () => this.#deliverUp()],
        [30, () => this.#deliverDown()],
        [26, () => this.#moveCall()],
        [10, () => this.#commit()],
        [14, () => this.#act()],
        [8, () => this.#connect()],
        [5, () => this.#clientGoesOn()],
        [4 * this.#news, () => this.#deliverHint()],
        [2 * this.#news, () => this.#poll()],
        [0.6 * trouble, () => this.#cutLine()],
        [3, () => this.#noticeLost()],
        [0.2 * trouble, () => this.#crashNode()],
        [2.5, () => this.#startNode()],
        [0.2 * trouble, () => this.#stall()],
        [this.#storeUp ? 0.3 * trouble : 1.2, () => this.#outage()],
        [0.2 * trouble, () => this.#crashClient()],
        [0.35 * trouble, () => this.#changeRole()],
        [0.12 * trouble, () => this.#freeze()],
        [0.4, () => this.#command()],
        [0.8, () => this.#upkeep()],
        [0.2 * trouble, () => this.#garbageHint()],
        [0.2 * trouble, () => this.#tooFast()],
      ])
      if (happens()) return
    }
  }

  #deliverUp(): boolean {
    const ready = this.#lines.filter((each) => each.up.length > 0 && this.#runs(each.node) && each.atNode === 'in')
    if (ready.length === 0) return false
    const from = this.#random.pick(ready)
    const message = from.up.shift()
    if (message === undefined) return false
    this.#tell(`client ${from.client} → node ${from.node}: ${message.kind}`)
    this.#node(from.node).receive(from, message)
    return true
  }

  #deliverDown(): boolean {
    const ready = this.#lines.filter((each) => each.down.length > 0 && each.atClient === 'open')
    if (ready.length === 0) return false
    this.#hand(this.#random.pick(ready))
    return true
  }

  #hand(to: Line): void {
    const message = to.down.shift()
    if (message === undefined) return
    this.#tell(`node ${to.node} → client ${to.client}: ${told(message)}`)
    if (message.kind === 'close') to.atClient = 'gone'
    this.#client(to.client).receive(message)
    this.#nodes[to.node]?.room?.resume()
  }

  /** One call is carried out, answered, lost, or given up by whoever asked. */
  #moveCall(): boolean {
    const { length } = this.#calls
    if (length === 0) return false
    const at = this.#random.int(length)
    const call = this.#calls[at]
    if (call === undefined) return false
    const node = this.#node(call.node)
    const waits = !call.abandoned && node.isBoot(call.boot)
    if (waits && node.stalled) return false
    const drop = (): void => {
      this.#calls.splice(at, 1)
    }
    const fails = (): void => {
      if (waits) call.fail()
    }
    if (call.state === 'carried-out') {
      drop()
      if (waits && this.#random.chance(0.04 * this.#trouble)) {
        this.#count('fault: answer lost')
        this.#tell(`${call.what} of node ${call.node}: the answer is lost`)
        fails()
      } else if (waits || (call.what === 'append' && node.isBoot(call.boot))) {
        this.#tell(`${call.what} of node ${call.node} is answered`)
        call.answer()
      }
      return true
    }
    if (!this.#storeUp) {
      if (!waits) {
        if (this.#random.chance(0.5)) drop()
        return true
      }
      drop()
      this.#tell(`${call.what} of node ${call.node}: the store does not answer`)
      fails()
      return true
    }
    if (waits && this.#random.chance(0.05 * this.#trouble)) {
      this.#count('fault: call given up')
      this.#tell(`${call.what} of node ${call.node} is given up, and may still land`)
      call.abandoned = true
      call.fail()
      return true
    }
    if (!waits && this.#random.chance(0.5)) {
      drop()
      return true
    }
    if (!waits) this.#count('fault: late landing')
    this.#tell(`${call.what} of node ${call.node} is carried out${waits ? '' : ', late'}`)
    call.carryOut()
    return true
  }

  #commit(): boolean {
    const ready = this.#nodes.filter((each) => each.wantsCommit && !each.stalled)
    if (ready.length === 0) return false
    this.#random.pick(ready).commit()
    return true
  }

  #act(): boolean {
    const ready = this.#clients.filter((each) => each.line() !== null)
    if (ready.length === 0) return false
    const client = this.#random.pick(ready)
    for (let times = this.#random.pick([1, 1, 1, 2, 3]); times > 0; times -= 1) client.act()
    return true
  }

  #connect(): boolean {
    const without = this.#clients.filter((each) => each.line() === null)
    const up = this.#nodes.filter((each) => each.up && !each.stalled)
    if (without.length === 0 || up.length === 0) return false
    return this.#open(this.#random.pick(without), this.#random.pick(up))
  }

  #open(client: SimClient, node: SimNode): boolean {
    const wants = client.wants()
    if (wants === null) return false
    this.#keys += 1
    const opened = line({ key: this.#keys, client: client.index, node: node.index, person: client.person, ...wants })
    this.#tell(`client ${client.index} connects to node ${node.index} as ${wants.clientId}`)
    this.#lines = this.#lines.filter((each) => each.atClient !== 'gone' || each.atNode !== 'gone')
    this.#lines.push(opened)
    client.connected(opened)
    node.accept(opened)
    return true
  }

  #clientGoesOn(): boolean {
    return this.#random.pick(this.#clients).goOn()
  }

  #deliverHint(): boolean {
    if (this.#hints.length === 0) return false
    const at = this.#random.int(this.#hints.length)
    const hint = this.#hints[at]
    if (!this.#random.chance(0.1 * this.#trouble)) this.#hints.splice(at, 1)
    else this.#count('fault: hint doubled')
    if (hint === undefined || !this.#runs(hint.to)) return true
    if (this.#random.chance(0.15 * this.#trouble)) this.#count('fault: hint lost')
    else this.#node(hint.to).hear(hint)
    return true
  }

  #garbageHint(): boolean {
    const to = this.#random.int(this.#nodes.length)
    if (!this.#runs(to)) return false
    this.#count('fault: garbage hint')
    const head = this.#random.pick([-1, 0, 1e9, 0.5, this.#store.head() + 1])
    this.#node(to).hear({ to, head, generation: this.#random.pick([0, 1, 2, 99]) })
    return true
  }

  /** A line is closed because more came over it than is taken. */
  #tooFast(): boolean {
    const running = this.#nodes.filter((each) => this.#runs(each.index) && each.room !== null)
    if (running.length === 0) return false
    this.#random.pick(running).room?.endOne(this.#random, { code: closeCodes.tooFast, reason: 'TOO_MANY_REQUESTS' })
    return true
  }

  #poll(): boolean {
    const at = this.#random.int(this.#nodes.length)
    if (!this.#runs(at)) return false
    this.#node(at).poll()
    return true
  }

  #cutLine(): boolean {
    const open = this.#lines.filter((each) => !each.cut)
    if (open.length === 0) return false
    this.#cut(this.#random.pick(open))
    this.#count('fault: line cut')
    return true
  }

  #cut(which: Line): void {
    this.#tell(`the line of client ${which.client} to node ${which.node} is cut`)
    which.cut = true
    which.up.splice(this.#random.int(which.up.length + 1))
    which.down.splice(this.#random.int(which.down.length + 1))
  }

  /** One side of a dead line sees that it is dead. */
  #noticeLost(): boolean {
    const atClient = this.#lines.filter((each) => each.cut && each.atClient === 'open' && each.down.length === 0)
    const atNode = this.#lines.filter(
      (each) => each.cut && each.atNode !== 'gone' && each.up.length === 0 && this.#runs(each.node),
    )
    if (atClient.length > 0 && (atNode.length === 0 || this.#random.chance(0.5))) {
      this.#loseAtClient(this.#random.pick(atClient))
      return true
    }
    if (atNode.length === 0) return false
    const lost = this.#random.pick(atNode)
    this.#node(lost.node).lostLine(lost)
    return true
  }

  #loseAtClient(which: Line): void {
    which.atClient = 'gone'
    const client = this.#client(which.client)
    if (client.line() === which) client.lost()
  }

  #crashNode(): boolean {
    const node = this.#random.pick(this.#nodes)
    if (!node.up) return false
    this.#tell(`node ${node.index} crashes`)
    this.#count('fault: node crash')
    node.crash()
    for (const each of this.#lines) {
      if (each.node !== node.index) continue
      if (!each.cut) this.#cut(each)
      each.atNode = 'gone'
      each.up = []
    }
    return true
  }

  #startNode(): boolean {
    const node = this.#random.pick(this.#nodes)
    if (node.stalled) {
      node.stalled = false
      if (this.#random.chance(0.5)) node.reload()
      return true
    }
    if (node.up) return false
    node.start()
    return true
  }

  #stall(): boolean {
    const node = this.#random.pick(this.#nodes)
    if (!node.up || node.stalled) return false
    this.#count('fault: node stalls')
    node.stalled = true
    return true
  }

  #outage(): boolean {
    this.#storeUp = !this.#storeUp
    if (!this.#storeUp) this.#count('fault: store away')
    this.#tell(this.#storeUp ? 'the store answers' : 'the store is away')
    return true
  }

  #crashClient(): boolean {
    const client = this.#random.pick(this.#clients)
    this.#tell(`client ${client.index} crashes`)
    this.#count('fault: client crash')
    for (const each of this.#lines)
      if (each.client === client.index && each.atClient === 'open') {
        if (!each.cut) this.#cut(each)
        each.atClient = 'gone'
        each.down = []
      }
    client.crash()
    return true
  }

  #changeRole(): boolean {
    const [person, first] = this.#random.pick([...this.#roleOf])
    const role = this.#random.pick<Role | null>([first, first, 'observer', 'stream-owner', null])
    this.#tell(`${person} becomes ${role}`)
    this.#count('fault: role changed')
    this.#store.changeRole(person, role)
    return true
  }

  #freeze(): boolean {
    const record = this.#random.pick(['DD-1', 'DD-2', 'DD-3'])
    if (this.#store.frozen().has(record)) return false
    this.#count('fault: item frozen')
    this.#store.freeze(record)
    return true
  }

  #command(): boolean {
    this.#store.command(`cmd${this.at}`)
    return true
  }

  #upkeep(): boolean {
    const node = this.#random.pick(this.#nodes)
    if (!this.#runs(node.index) || node.room === null) return false
    this.#random.weighted<() => void>([
      [5, () => node.compact()],
      [1, () => node.rewrite()],
      [2, () => node.letGo()],
      [1, () => node.reload()],
    ])()
    return true
  }

  #spread({ from, head, generation }: { from: number; head: number; generation: number }): void {
    for (const { index } of this.#nodes) if (index !== from) this.#hints.push({ to: index, head, generation })
  }

  #check(): void {
    const { doc } = this.#store.truth()
    if (doc.store.pendingStructs !== null) throw new Violation('I6', 'the log leaves parts pending')
    for (const { room, index } of this.#nodes) {
      if (room === null) continue
      const known = this.#store.truthOf(room.state.fences.generation).doc
      for (const [client, clock] of Y.decodeStateVector(room.judged.stateVector()))
        if (clock > Y.getState(known.store, client))
          throw new Violation('I2', `node ${index} holds ${client}:${clock - 1}`)
    }
    for (const each of this.#clients) each.check()
  }

  /** From here on nothing goes wrong any more, and nobody writes. */
  #calm(): void {
    this.#tell('calm')
    this.#isCalm = true
    this.#storeUp = true
    this.#hints = []
    for (const node of this.#nodes) {
      node.stalled = false
      if (!node.up) node.start()
    }
    const hostile = this.#clients.at(-1)
    for (const each of this.#lines) {
      if (each.client === hostile?.index && !each.cut) this.#cut(each)
      if (!each.cut) continue
      each.up = []
      if (each.atNode !== 'gone') this.#node(each.node).lostLine(each)
      while (each.down.length > 0 && each.atClient === 'open') this.#hand(each)
      if (each.atClient === 'open') this.#loseAtClient(each)
    }
    for (const [person, role] of this.#roleOf)
      if (this.#store.role(person) === null) this.#store.changeRole(person, role)
  }

  #comeToRest(): void {
    let unrest: string | null = 'nothing was tried'
    let restful = 0
    for (let round = 0; round < maxRoundsToRest; round += 1) {
      this.#round()
      unrest = this.#unrest()
      restful = unrest === null ? restful + 1 : 0
      if (restful === 3) return
    }
    throw new Violation('REST', `after ${maxRoundsToRest} calm rounds: ${unrest}`)
  }

  #round(): void {
    for (const node of this.#nodes) {
      if (node.wantsCommit) node.commit()
      node.poll()
    }
    const calls = this.#calls
    this.#calls = []
    for (const call of calls) {
      if (call.state === 'sent') call.carryOut()
      if (!call.abandoned && this.#node(call.node).isBoot(call.boot)) call.answer()
    }
    for (const client of this.#clients.slice(0, -1)) {
      if (client.line() === null) this.#open(client, this.#random.pick(this.#nodes))
      client.goOn()
    }
    for (const each of this.#lines) {
      for (let message = each.up.shift(); message !== undefined; message = each.up.shift()) {
        if (each.atNode !== 'in') {
          each.up.unshift(message)
          break
        }
        this.#node(each.node).receive(each, message)
      }
      while (each.down.length > 0 && each.atClient === 'open') this.#hand(each)
    }
    this.#check()
  }

  #unrest(): string | null {
    for (const { index, room, idle } of this.#nodes) {
      if (!idle) return `node ${index} is busy`
      if (room !== null && (!room.quiet || room.state.mode !== 'rw')) return `the room of node ${index} is not quiet`
      if (room !== null && room.state.head !== this.#store.head())
        return `node ${index} stands at ${room.state.head} of ${this.#store.head()}`
      for (const { waiting, line } of room?.sessions.values() ?? [])
        if (waiting !== 0) return `frames of client ${line.client} were never released`
    }
    for (const each of this.#clients.slice(0, -1)) {
      const unrest = each.unrest()
      if (unrest !== null) return `client ${each.index}: ${unrest}`
    }
    return null
  }

  #agree(): void {
    const { doc } = this.#store.truth()
    const truth = hashOf(Y.encodeStateAsUpdate(doc))
    const { snapshot, rows } = this.#store.load()
    const replay = new Y.Doc({ guid: 'replay' })
    for (const bytes of [...(snapshot === null ? [] : [snapshot.bytes]), ...rows.map((row) => row.payload)])
      Y.applyUpdate(replay, bytes)
    if (hashOf(Y.encodeStateAsUpdate(replay)) !== truth)
      throw new Violation('I3', 'a replay of the log differs from what was committed')
    for (const { room, index } of this.#nodes) {
      if (room === null) continue
      if (room.judged.hash() !== truth || hashOf(room.judged.encoded()) !== truth)
        throw new Violation('I3', `node ${index} differs from the log`)
    }
    for (const each of this.#clients) {
      const shown = each.doc()
      if (shown !== null && hashOf(Y.encodeStateAsUpdate(shown)) !== truth)
        throw new Violation('I3', `client ${each.index} differs from the log`)
    }
  }

  #runs(node: number): boolean {
    const found = this.#node(node)
    return found.up && !found.stalled
  }

  #node(index: number): SimNode {
    const found = this.#nodes[index]
    if (found === undefined) throw new Error(`no node ${index}`)
    return found
  }

  #client(index: number): SimClient {
    const found = this.#clients[index]
    if (found === undefined) throw new Error(`no client ${index}`)
    return found
  }

  #count(what: string): void {
    const { counts } = this.#o
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }

  #tell(what: string): void {
    this.trace.push(`${this.at}: ${what}`)
    if (this.trace.length > 200) this.trace.splice(0, 100)
  }
}

function told(message: import('./sim-net.ts').Down): string {
  if (message.kind === 'saved') return `saved ${message.frames}`
  if (message.kind === 'refused') return `refused ${message.frame} ${message.refusal.code}`
  return message.kind === 'close' ? `close ${message.code} ${message.reason}` : message.kind
}

/** The same for equal documents, whatever the order their parts came in. */
function hashOf(encoded: Uint8Array): string {
  return canonicalHash({ kind: 'board', encoded, sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') })
}
