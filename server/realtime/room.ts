// Room: one shared document and everyone connected to it. The shell of room-core: hands it what happens as events and does what it says, in
// order, with the document, the audience, presence and the log. Knows no sockets: hands over deliveries. Whatever throws here ends this room
// alone (T-129). Opened and closed by rooms; fed by socket; committed by commit-queue.

import type { Notice } from '../../shared/contract/notice.ts'
import type { Status } from '../../shared/contract/wire.ts'
import type { ProgrammeId, Room as RoomId, RoomName } from '../../shared/ids.ts'
import { may } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { NoticeFor } from '../bus/bus.ts'
import { faultFields } from '../store/fault.ts'
import { type AppendEntry, type AppendResult, type Fences, type LogRow, rowsIn } from '../store/log-row.ts'
import type { CommitSource } from './commit-queue.ts'
import type { Incoming } from './frames.ts'
import type { JudgedDocument } from './judged-document.ts'
import { letsIn } from './lets-in.ts'
import { noticeNeeds } from './notice-line.ts'
import { Presence } from './presence.ts'
import { RoomAudience } from './room-audience.ts'
import { type RoomCatchUp, roomCatchUp } from './room-catch-up.ts'
import { isQuiet, judges, openedRoom, stepRoom } from './room-core.ts'
import { type Effect, type Event, roomEffects } from './room-effects.ts'
import { type Joining, type RoomEntrance, roomEntrance } from './room-entrance.ts'
import { roomFormer } from './room-former.ts'
import type { RoomOptions } from './room-options.ts'
import type { ClosedBecause, Heard, RoomState } from './room-protocol.ts'
import { type RoomReader, roomReader } from './room-reader.ts'
import { type RoomUpdate, roomJudge } from './room-update.ts'
import { refusalNotice, statusOf } from './room-words.ts'
import type { Session } from './session.ts'

export class Room implements CommitSource {
  readonly #o: RoomOptions<Room>
  readonly #audience: RoomAudience
  readonly #presence: Presence
  readonly #reader: RoomReader
  readonly #entrance: RoomEntrance
  readonly #catchUp: RoomCatchUp
  readonly #carryOut: (effect: Effect, event: Event) => void
  #state: RoomState<RoomUpdate>
  /** Events that came while another was being carried out. */
  readonly #events: Event[] = []
  #stepping = false
  #entry: AppendEntry | null = null
  readonly letsIn = (actor: Actor): Promise<boolean> => letsIn(this.#o, actor)

  constructor(o: RoomOptions<Room>) {
    this.#o = o
    this.#state = openedRoom({ ...o.loaded, damaged: o.damaged })
    this.#audience = new RoomAudience(o)
    this.#presence = new Presence({
      clock: o.clock,
      ...(o.relay && { others: { relay: o.relay, room: o.id.name } }),
      show: (frame) => {
        this.#audience.send(this.#audience.all(), frame)
        if (!this.#stepping) this.#audience.flush()
      },
    })
    const parts = {
      ...o,
      name: o.id.name,
      audience: this.#audience,
      presence: this.#presence,
      judge: roomJudge(o),
      refused: refusalNotice({ ...o, name: o.id.name }),
    }
    this.#catchUp = roomCatchUp({
      ...parts,
      state: () => this.#state,
      heard: (heard) => this.heard(heard),
      take: (read) => this.#step({ kind: 'read', ...read }),
      rightsChanged: () => this.#entrance.rightsChanged(),
      close: (why) => this.close(why),
      damaged: () => this.damaged(),
    })
    this.#reader = roomReader({
      ...parts,
      readOn: () => this.#catchUp.toNow(),
      former: roomFormer({ ...parts, guard: (run) => this.#guard(run), closed: () => this.closed }),
      judges: (frame) => judges(this.#state, frame),
      take: (frame) => this.#step(frame),
      guard: (run) => this.#guard(run),
      closed: () => this.closed,
    })
    this.#entrance = roomEntrance({
      ...parts,
      reader: this.#reader,
      generation: () => this.generation,
      status: (server) => statusOf(this.#state, server),
      step: (event) => this.#step(event),
      guard: (run) => this.#guard(run),
      onEmpty: () => o.onEmpty(this),
    })
    this.#carryOut = roomEffects({
      ...parts,
      step: (event) => this.#step(event),
      wantCommit: () => o.wantCommit(this),
      append: (entry) => {
        this.#entry = entry
      },
      grown: (own) => o.onGrown(this, own),
      read: (after) => void this.#catchUp.read(after),
      leave: (key) => this.leave(key),
      mode: (alone) => {
        this.#audience.tell(this.#audience.all(), 'status', statusOf(this.#state))
        if (alone) o.onAway(this)
      },
      end: (why) => this.#end(why),
    })
  }

  get name(): RoomName {
    return this.#o.id.name
  }

  get kind(): RoomId['kind'] {
    return this.#o.id.kind
  }

  get programmeId(): ProgrammeId {
    return this.#o.loaded.programmeId
  }

  /** Which history of the room this is; a client brings it back in its next address. */
  get generation(): string {
    return `${this.#o.loaded.lineage}.${this.#state.fences.generation}`
  }

  get head(): number {
    return this.#state.head
  }

  get fences(): Fences {
    return this.#state.fences
  }

  /** The document as the head has it. */
  get document(): Pick<JudgedDocument, 'encoded' | 'hash' | 'sizes' | 'clientIds'> {
    return this.#o.document
  }

  get closed(): boolean {
    return this.#state.phase === 'closed'
  }

  /** True when the log is damaged: what was good is shown, and nothing is taken (T-081). */
  get quarantined(): boolean {
    return this.#state.mode === 'quarantined'
  }

  /** True when nothing waits for the store or is being read. */
  get quiet(): boolean {
    return isQuiet(this.#state)
  }

  get empty(): boolean {
    return this.#audience.size === 0
  }

  /** Update frames that wait for the store. */
  get waiting(): number {
    return this.#state.inFlight.length + this.#state.laterRows
  }

  /** @returns the session that lives under a client id. */
  sessionOf(clientId: number): Session | null {
    return this.#audience.all().find((each) => each.clientId === clientId) ?? null
  }

  /** Resolves when the room holds what the log held when it was asked, or is closed. @throws when the log cannot be asked */
  caughtUp(): Promise<void> {
    return this.#catchUp.toNow()
  }

  /** Takes a client id for a person, and learns what she may do here now; the server's own ids are nobody's to take. */
  async lease({ clientId, personId }: { clientId: number; personId: Actor['personId'] }) {
    await this.#o.people.refresh(personId)
    return await this.#o.leases.take({ clientId, personId, written: this.#o.document.written(clientId) })
  }

  /** Lets a connection in: welcome, who is here, what the server has, presence. Whoever has no place here any more is turned away. */
  join(o: Joining): Session {
    return this.#entrance.join(o)
  }

  /** A connection is gone. What was admitted of it still commits. */
  leave(key: number): void {
    this.#entrance.leave(key)
  }

  /** Takes one frame of a connection. */
  receive(key: number, frame: Incoming): void {
    const from = this.#audience.find(key)
    if (from) this.#guard(this.#reader.receive, from, frame)
  }

  /** Sends a connection that has missed something what a document of this state vector lacks; all of it by an empty one. */
  resync(key: number, stateVector: ReadonlyMap<number, number>): void {
    const to = this.#audience.find(key)
    if (to !== undefined) this.#guard(() => this.#reader.answer(to, stateVector))
  }

  /** @returns where the document stands, to be handed to `resync` later. */
  stateVector(): Uint8Array {
    return this.#o.document.stateVector()
  }

  /** Says in what mode the server is, to those who understand it. */
  tell(status: Status): void {
    this.#audience.tell(this.#audience.all(), 'status', statusOf(this.#state, status))
    this.#audience.flush()
  }

  /** Says the canonical hash of the document as of the head, to those who understand it. */
  tellDigest(hash: string): void {
    this.#audience.tell(this.#audience.all(), 'digest', { head: this.head, hash })
    this.#audience.flush()
  }

  /** Says that something formal may have changed, to those of them it is for who understand it. */
  tellNotice(notice: Notice, forWhom: NoticeFor): void {
    const all = this.#audience.all()
    const needs = noticeNeeds[forWhom]
    const to = needs === null ? all : all.filter(({ person }) => may(person.role, needs))
    this.#audience.tell(to, 'notice', notice)
    this.#audience.flush()
  }

  /** The log stands here, as a hint or the poll has it. */
  heard(heard: Heard): void {
    this.#step({ kind: 'heard', heard })
  }

  /** The log may have grown without this room: reads what it lacks. */
  appended(): void {
    this.heard({ head: this.head + 1 })
  }

  /** The store cannot be written in: drops what waits, tells it, and goes on showing. */
  outage(): void {
    this.#step({ kind: 'outage' })
  }

  /** The log of this room is damaged: goes on showing what it has, and takes nothing. */
  damaged(): void {
    if (this.closed || this.quarantined) return
    this.#step({ kind: 'outage', damaged: true })
    this.#o.onDamaged(this)
  }

  storeBack(): void {
    this.#step({ kind: 'store-back' })
  }

  cut(): AppendEntry | null {
    const before = this.#entry
    this.#step({ kind: 'cut' })
    return this.#entry === before ? null : this.#entry
  }

  settle(result: AppendResult): void {
    if (result.kind === 'appended' && rowsIn(result) === this.#entry?.updates.length) this.#step(result)
    else if (result.kind === 'unknown-room') this.close('unknown-room')
    else this.#step({ kind: 'not-appended' })
  }

  /** Closes every connection. Nothing that waits is acknowledged. */
  close(why: ClosedBecause): void {
    this.#step({ kind: 'close', why })
  }

  fail(): void {
    this.close('unreadable')
  }

  /** Runs something of this room's, and hands over what it told. What throws ends the room, and nothing of it is acknowledged. */
  #guard<Given extends readonly unknown[]>(run: (...given: Given) => void, ...given: Given): void {
    if (this.closed) return
    if (this.#stepping) return void run(...given)
    try {
      run(...given)
    } catch (error) {
      this.#o.logger.error({ room: this.name, ...faultFields(error) }, 'a room broke and is opened anew')
      this.#stepping = false
      this.#events.length = 0
      this.#o.onWaiting(-this.#state.waitingBytes)
      this.#state = stepRoom<RoomUpdate, LogRow>(this.#state, { kind: 'close', why: 'unreadable' }).state
      this.#end('unreadable')
    }
    this.#audience.flush()
  }

  #step(event: Event): void {
    if (this.#stepping) this.#events.push(event)
    else this.#guard(this.#steps, event)
  }

  readonly #steps = (event: Event): void => {
    this.#stepping = true
    for (let next: Event | undefined = event; next !== undefined; next = this.#events.shift()) {
      const { waitingBytes } = this.#state
      const { state, effects } = stepRoom(this.#state, next)
      this.#state = state
      if (state.waitingBytes !== waitingBytes) this.#o.onWaiting(state.waitingBytes - waitingBytes)
      for (const effect of effects) this.#carryOut(effect, next)
    }
    this.#stepping = false
    this.#catchUp.wake()
  }

  #end(why: ClosedBecause): void {
    this.#presence.close()
    this.#entrance.close(why)
    this.#o.document.close()
    this.#catchUp.wake()
    this.#o.onEnded(this)
  }
}
