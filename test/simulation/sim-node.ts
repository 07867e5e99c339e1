// Sim node: one server process in a simulated world: its one room, its commit queue (one batch in flight, retried under the same id, given up as
// an outage, the store then asked until it answers), hints and polls, and a memory that is gone when it crashes. Called by world.ts.

import type { Fences } from '../../server/store/log-row.ts'
import { closeCodes } from '../../shared/contract/close-code.ts'
import type { Role } from '../../shared/role.ts'
import type { Context } from './sim-context.ts'
import { call, closeLine, type Hint, type Line, type Up } from './sim-net.ts'
import { type RoomHost, SimRoom } from './sim-room.ts'
import type { Answer, Batch } from './sim-store.ts'

interface Entering {
  readonly line: Line
  readonly role: Role | null
  readonly lease: 'leased' | 'held-by-other'
  /** As the log stood when they came. */
  readonly fences: Fences
  readonly head: number
}

export class SimNode {
  readonly index: number
  up = true
  /** Its event loop stands still. */
  stalled = false
  room: SimRoom | null = null
  readonly #o: Context
  #boot = 0
  #batches = 0
  #loading = false
  #wanting = false
  #batch: { readonly batch: Batch; tries: number } | null = null
  #probing = false
  #waiting: Line[] = []
  /** Let in when the room has read as far as the log was when they came. */
  #entering: Entering[] = []

  constructor(o: { context: Context; index: number }) {
    this.#o = o.context
    this.index = o.index
  }

  /** Nothing is under way here. */
  get idle(): boolean {
    return (
      !this.#loading &&
      this.#batch === null &&
      !this.#probing &&
      this.#waiting.length === 0 &&
      this.#entering.length === 0
    )
  }

  get wantsCommit(): boolean {
    return this.up && this.#wanting && this.#batch === null
  }

  accept(line: Line): void {
    line.atNode = 'waiting'
    this.#waiting.push(line)
    if (this.room === null) this.#load()
    else this.#admitWaiting()
  }

  receive(line: Line, message: Up): void {
    if (line.atNode === 'in') this.room?.receive(line.key, message)
  }

  /** The node sees that a line is dead. */
  lostLine(line: Line): void {
    const wasIn = line.atNode === 'in'
    line.atNode = 'gone'
    this.#waiting = this.#waiting.filter((each) => each !== line)
    if (wasIn) this.room?.leave(line.key)
  }

  hear(hint: Hint): void {
    this.room?.handle({ kind: 'heard', heard: { head: hint.head, generation: hint.generation } })
  }

  poll(): void {
    if (this.room === null || this.#o.build.shell.ignores?.includes('poll')) return
    this.#ask({
      what: 'poll',
      run: () => ({ head: this.#o.store.head(), ...this.#o.store.fences() }),
      answered: (heard) => this.room?.handle({ kind: 'heard', heard }),
      failed: () => undefined,
    })
  }

  /** What the rooms admitted since the last commit goes to the store. */
  commit(): void {
    this.#wanting = false
    this.room?.handle({ kind: 'cut' })
  }

  /** A room nobody is in is let go. */
  letGo(): void {
    if (this.room !== null && this.room.sessions.size === 0 && this.room.quiet && this.#waiting.length === 0)
      this.room.handle({ kind: 'close', why: 'idle' })
  }

  /** The event loop stood still: what is held may be old, so it is let go and loaded anew. */
  reload(): void {
    this.room?.handle({ kind: 'close', why: 'draining' })
  }

  compact(): void {
    const { room } = this
    if (room === null || !room.quiet) return
    const { head: position, fences } = room.state
    const bytes = room.judged.encoded()
    this.#ask({
      what: 'snapshot',
      run: () => this.#o.store.snapshot(bytes, { position, generation: fences.generation }),
      answered: () => undefined,
      failed: () => undefined,
    })
  }

  rewrite(): void {
    const { room } = this
    if (room === null || !room.quiet || this.#batch !== null) return
    const { head, fences } = room.state
    this.#ask({
      what: 'generation',
      run: () => this.#o.store.beginGeneration({ head, fences }),
      answered: (begun) => {
        if (begun && this.room === room) room.handle({ kind: 'close', why: 'generation' })
      },
      failed: () => undefined,
    })
  }

  /** Everything in memory is gone. The world cuts its lines and decides what becomes of its calls. */
  crash(): void {
    this.#boot += 1
    this.up = false
    this.stalled = false
    this.room = null
    this.#loading = false
    this.#wanting = false
    this.#batch = null
    this.#probing = false
    this.#waiting = []
    this.#entering = []
  }

  start(): void {
    this.up = true
  }

  isBoot(boot: number): boolean {
    return this.up && boot === this.#boot
  }

  #ask<Value>(o: { what: string; run: () => Value; answered: (value: Value) => void; failed: () => void }): void {
    this.#o.call(call({ node: this.index, boot: this.#boot, ...o }))
  }

  #load(): void {
    if (this.#loading) return
    this.#loading = true
    this.#ask({
      what: 'load',
      run: () => this.#o.store.load(),
      answered: (loaded) => {
        this.#loading = false
        const room: SimRoom = new SimRoom({ context: this.#o, host: this.#hostOf(() => room), loaded })
        this.room = room
        this.#admitWaiting()
      },
      failed: () => {
        this.#loading = false
        for (const line of this.#waiting) closeLine(line, { code: closeCodes.restart, reason: 'UNAVAILABLE' })
        this.#waiting = []
      },
    })
  }

  #admitWaiting(): void {
    for (const line of this.#waiting.splice(0)) this.#admit(line)
  }

  #admit(line: Line): void {
    this.#ask({
      what: 'enter',
      run: () => ({
        role: this.#o.store.role(line.person),
        lease: this.#o.store.lease(line.clientId, line.person),
        fences: this.#o.store.fences(),
        head: this.#o.store.head(),
      }),
      answered: (found) => this.#letIn({ line, ...found }),
      failed: () => closeLine(line, { code: closeCodes.restart, reason: 'UNAVAILABLE' }),
    })
  }

  #letIn(entering: Entering): void {
    const { room } = this
    const { line, role, lease, fences, head } = entering
    if (line.atNode !== 'waiting') return
    if (room === null) {
      this.accept(line)
      return
    }
    const { generation } = room.state.fences
    if (role === null) {
      closeLine(line, { code: closeCodes.unknownRoom, reason: 'UNKNOWN_ROOM' })
    } else if (line.generation !== null && line.generation !== generation) {
      // An older node may be the one that is behind; it hears of it by its poll.
      room.handle({ kind: 'heard', heard: { generation: line.generation } })
      closeLine(line, { code: closeCodes.conflict, reason: 'GENERATION' })
    } else if (
      !this.#o.build.shell.letsInBeforeReading &&
      (fences.generation > generation || (fences.generation === generation && head > room.state.head))
    ) {
      // What somebody has seen on another node must be here before she says what of hers it lacks.
      this.#entering.push(entering)
      room.handle({ kind: 'heard', heard: { head, generation: fences.generation } })
    } else if (lease !== 'leased' || this.#lives(line)) {
      closeLine(line, { code: closeCodes.conflict, reason: 'CLIENT_ID_IN_USE' })
    } else if (room.knowsNewer(fences.accessVersion)) {
      // Rights as they were before the room learned of a change are rights of the past.
      this.#admit(line)
    } else {
      if (room.state.head < this.#o.store.head()) this.#o.count('let in behind the log')
      room.join(line, role)
      room.handle({ kind: 'heard', heard: { accessVersion: fences.accessVersion } })
    }
  }

  /** One client id is live once; a connection of the same client that is dead makes way. */
  #lives(line: Line): boolean {
    for (const { line: other } of this.room?.sessions.values() ?? []) {
      if (other.clientId !== line.clientId) continue
      if (other.client !== line.client) return true
      closeLine(other, { code: closeCodes.restart, reason: 'CLIENT_ID_IN_USE' })
      this.room?.leave(other.key)
    }
    return false
  }

  #hostOf(room: () => SimRoom): RoomHost {
    return {
      index: this.index,
      ask: (o) => this.#ask({ ...o, answered: (value) => (room().closed ? undefined : o.answered(value)) }),
      wantCommit: () => {
        this.#wanting = true
      },
      append: (entry) => {
        this.#batches += 1
        const id = `${this.index}.${this.#boot}.${this.#batches}`
        const writer = `${this.index}.${this.#boot}`
        this.#batch = { batch: { id, writer, ...entry }, tries: 0 }
        this.#try(room())
      },
      lost: () => this.#probe(),
      moved: () => {
        for (const each of this.#entering.splice(0)) this.#letIn(each)
      },
      closed: () => {
        if (this.room === room()) this.room = null
        for (const each of this.#entering.splice(0)) this.#letIn(each)
      },
    }
  }

  #try(room: SimRoom): void {
    const mine = this.#batch
    if (mine === null) return
    const done = (answer: Answer): void => {
      if (answer.kind === 'appended') room.handle({ ...answer, at: new Date(0) })
      else room.handle({ kind: 'not-appended' })
    }
    this.#ask({
      what: 'append',
      run: () => this.#o.store.append(mine.batch),
      answered: (answer) => {
        // Of a batch that was given up; whether it landed, the log tells.
        if (this.#batch !== mine) return
        this.#batch = null
        done(answer)
      },
      failed: () => {
        if (this.#batch !== mine) return
        mine.tries += 1
        if (mine.tries < 3 && this.#o.random.chance(0.6)) return this.#try(room)
        this.#batch = null
        this.#o.count('outages')
        this.room?.handle({ kind: 'outage' })
        this.#probe()
      },
    })
  }

  #probe(): void {
    if (this.#probing) return
    this.#probing = true
    this.#ask({
      what: 'probe',
      run: () => undefined,
      answered: () => {
        this.#probing = false
        this.room?.handle({ kind: 'store-back' })
      },
      failed: () => {
        this.#probing = false
        this.#probe()
      },
    })
  }
}
