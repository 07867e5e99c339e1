// Room: one shared document and everyone connected to it. Knows no sockets: hands over deliveries. Keeps the order that holds: admitted on
// the candidate → durable → committed document → shown to others → saved. Frames are read by room-reader. When the log moved on meanwhile,
// everything not yet durable is judged again. Opened and closed by rooms; fed by socket; committed by commit-queue.

import * as Y from 'yjs'
import { closeCodes } from '../../shared/contract/close-code.ts'
import { manyClientIds } from '../../shared/contract/limits.ts'
import type { Status } from '../../shared/contract/wire.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import type { Room as RoomId, RoomName } from '../../shared/ids.ts'
import { mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { faultFields } from '../store/fault.ts'
import type { AppendEntry, AppendResult, Fences, LoadedRoom, LogRow } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import type { CommitSource } from './commit-queue.ts'
import { type Committed, committed } from './committed.ts'
import { type Incoming, step1Frame } from './frames.ts'
import type { PeopleBook } from './people-book.ts'
import type { Clock, Logger } from './ports.ts'
import { Presence } from './presence.ts'
import { RoomAudience } from './room-audience.ts'
import { type RoomReader, roomReader } from './room-reader.ts'
import { type Delivery, type Session, session } from './session.ts'
import { type Waiting, WaitingFrames } from './waiting-frames.ts'

/** `open`: commits may start. `committing`: a batch is in flight. `catching-up`: rows from elsewhere are being read. */
type Phase = 'open' | 'committing' | 'catching-up' | 'closed'

export interface RoomOptions {
  readonly id: RoomId
  readonly loaded: LoadedRoom
  readonly log: Pick<UpdateLog, 'readAfter'>
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly clock: Clock
  readonly logger: Logger
  readonly deliver: (deliveries: readonly Delivery[]) => void
  readonly wantCommit: (room: Room) => void
  /** Told when the last session has left and nothing waits any more. */
  readonly onEmpty: (room: Room) => void
  /** Told when rows of the log were taken in and shown. */
  readonly onGrown: (room: Room) => void
  /** Told when the room gave up and must be opened anew. */
  readonly onFailed: (room: Room) => void
}

export class Room implements CommitSource {
  readonly #o: RoomOptions
  readonly #committed: Committed
  readonly #waiting: WaitingFrames
  readonly #audience: RoomAudience
  readonly #presence: Presence
  readonly #reader: RoomReader
  #head: number
  #fences: Fences
  #phase: Phase = 'open'
  #behind = false
  #grown = false

  constructor(o: RoomOptions) {
    this.#o = o
    this.#committed = committed(o.loaded, o.id.kind)
    this.#head = o.loaded.head
    this.#fences = o.loaded.fences
    this.#waiting = new WaitingFrames({ kind: o.id.kind, committed: this.#committed, leases: o.leases })
    this.#audience = new RoomAudience(o)
    this.#presence = new Presence({
      clock: o.clock,
      show: (frame) => this.#audience.send(this.#audience.all(), frame),
    })
    this.#reader = roomReader({
      ...o,
      committed: this.#committed,
      waiting: this.#waiting,
      audience: this.#audience,
      presence: this.#presence,
      goOn: () => this.#goOn(),
      leave: (key) => this.leave(key),
      closed: () => this.closed,
    })
    this.#watchGrowth()
  }

  get name(): RoomName {
    return this.#o.id.name
  }

  get programmeId(): LoadedRoom['programmeId'] {
    return this.#o.loaded.programmeId
  }

  /** Which history of the room this is; a client brings it back in its next address. */
  get generation(): string {
    return `${this.#o.loaded.lineage}.${this.#o.loaded.fences.generation}`
  }

  get head(): number {
    return this.#head
  }

  /** Client ids that wrote anything here. */
  get clientIds(): readonly number[] {
    return [...this.#committed.doc.store.clients.keys()]
  }

  get closed(): boolean {
    return this.#phase === 'closed'
  }

  /** True when nobody is here and nothing waits for the store. */
  get idle(): boolean {
    return this.#audience.size === 0 && this.#waiting.empty && this.#phase === 'open'
  }

  /** @returns the session that lives under a client id. */
  sessionOf(clientId: number): Session | null {
    return this.#audience.all().find((each) => each.clientId === clientId) ?? null
  }

  /** Takes a client id for a person; the server's own ids are nobody's to take. */
  lease(o: { clientId: number; personId: Actor['personId'] }): Promise<'leased' | 'held-by-other'> {
    return this.#o.leases.take({ ...o, written: this.#committed.doc.store.clients.has(o.clientId) })
  }

  /** @returns the document as of the head, for a snapshot. */
  encoded(): { position: number; bytes: Uint8Array } {
    return { position: this.#head, bytes: this.#committed.encoded() }
  }

  /** Lets a connection in: welcome, who is here, what the server has, presence. */
  join(o: { key: number; actor: Actor; clientId: number; ours: boolean; status: Status }): Session {
    const person = this.#o.people.arrive(o.actor)
    const joined = session({ ...o, person })
    this.#audience.add(joined)
    this.#audience.tell([joined], 'welcome', {
      generation: this.generation,
      schemaVersion,
      person,
      mayWrite: mayWriteRoom(person.role, this.#o.id.kind),
      serverTime: this.#o.clock.now().toISOString(),
    })
    this.#audience.tell([joined], 'status', o.status)
    this.#audience.tellAuthors(
      joined,
      this.#audience.all().map((each) => each.clientId),
    )
    this.#audience.send([joined], step1Frame(Y.encodeStateVector(this.#committed.doc)))
    this.#reader.showPresence(joined)
    return joined
  }

  /** A connection is gone. What was admitted of it still commits. */
  leave(key: number): void {
    const left = this.#audience.find(key)
    if (left === undefined) return
    left.state = 'left'
    left.inbox.length = 0
    this.#audience.remove(left)
    this.#presence.leave(left.clientId)
    this.#o.people.leave(left.actor.personId)
    this.#tellIfEmpty()
  }

  /** Takes one frame of a connection. */
  receive(key: number, frame: Incoming): void {
    const from = this.#audience.find(key)
    if (from !== undefined) this.#reader.receive(from, frame)
  }

  /** Says in what mode the room is, to those who understand it. */
  tell(status: Status): void {
    this.#audience.tell(this.#audience.all(), 'status', status)
  }

  /** The log may have grown without this room: reads what it lacks. */
  appended(): void {
    this.#behind = true
    if (this.#phase === 'open') void this.#catchUp()
  }

  cut(): AppendEntry | null {
    if (this.#phase !== 'open') return null
    const rows = this.#waiting.cut()
    if (rows.length === 0) return null
    this.#phase = 'committing'
    return {
      room: this.name,
      afterPosition: this.#head,
      fences: this.#fences,
      updates: rows.map(({ session: { actor, person }, bytes, clientIds }) => ({
        payload: bytes,
        actor: actor.personId,
        sessionId: actor.sessionId,
        role: person.role,
        clientIds,
      })),
    }
  }

  settle(result: AppendResult): void {
    if (this.#phase !== 'committing') return
    this.#phase = 'open'
    if (result.kind === 'unknown-room') {
      this.close({ code: closeCodes.unknownRoom, reason: 'UNKNOWN_ROOM' })
      this.#o.onFailed(this)
      return
    }
    if (result.kind === 'appended') this.#takeIn(result)
    else this.#behind = true
    if (this.#behind) void this.#catchUp()
    else this.#goOn()
  }

  fail(): void {
    if (this.closed) return
    this.close({ code: closeCodes.restart, reason: 'UNAVAILABLE' })
    this.#o.onFailed(this)
  }

  /** Closes every connection. Nothing that waits is acknowledged. */
  close(why: { code: number; reason: string }): void {
    if (this.closed) return
    this.#phase = 'closed'
    this.#waiting.close()
    this.#presence.close()
    this.#audience.close(this.#audience.all(), why)
    for (const each of this.#audience.all()) {
      each.state = 'left'
      this.#audience.remove(each)
    }
    this.#committed.doc.destroy()
  }

  /** A batch is durable: takes it in, shows it, acknowledges it. */
  #takeIn({ first, last, at }: Extract<AppendResult, { kind: 'appended' }>): void {
    const settled = this.#waiting.settled()
    const rows = settled.filter((each) => each.kind === 'row')
    if (first !== this.#head + 1 || last !== this.#head + rows.length) throw new Error('positions do not follow')
    this.#committed.take(rows)
    this.#head = last
    this.#watchGrowth()
    const everyone = this.#audience.all()
    for (const { session: author, bytes, clientIds } of rows) {
      this.#audience.show({ to: everyone.filter((each) => each !== author), bytes, clientIds })
    }
    this.#answerAll(settled, at)
    this.#o.onGrown(this)
  }

  #answerAll(answered: readonly Waiting[], at: Date): void {
    this.#audience.saved(answered, at)
    for (const each of answered) {
      if (each.kind !== 'refusal' || each.session.state === 'left') continue
      this.#audience.refuse(each)
      this.leave(each.session.key)
    }
  }

  /** Answers what waits for no commit, and asks for one when something is to be written. */
  #goOn(): void {
    if (this.#phase !== 'open') return
    const answered = this.#waiting.answerable()
    if (answered.length > 0) this.#answerAll(answered, this.#o.clock.now())
    if (this.#waiting.empty) this.#tellIfEmpty()
    else this.#o.wantCommit(this)
  }

  async #catchUp(): Promise<void> {
    this.#phase = 'catching-up'
    try {
      while (this.#behind) {
        this.#behind = false
        const { generation } = this.#fences
        const read = await this.#o.log.readAfter(this.name, { generation, position: this.#head })
        if (read?.fences.generation !== generation) throw new Error('the room has a new generation')
        const { rows, fences } = read
        await this.#o.leases.learn(rows.flatMap((row) => row.clientIds))
        await this.#o.people.learn(rows.flatMap((row) => row.actor ?? []))
        if (this.closed) return
        this.#fences = fences
        this.#takeInRows(rows)
        this.#waiting.judgeAgain()
      }
      this.#phase = 'open'
      this.#goOn()
    } catch (error) {
      this.#o.logger.error({ room: this.name, ...faultFields(error) }, 'the log could not be read on')
      this.fail()
    }
  }

  #takeInRows(rows: readonly LogRow[]): void {
    if (rows.length === 0) return
    if (rows[0]?.position !== this.#head + 1) throw new Error('rows of the log do not follow')
    this.#committed.takeRows(rows.map((row) => row.payload))
    this.#head += rows.length
    for (const { payload, clientIds } of rows) {
      this.#audience.show({ to: this.#audience.all(), bytes: payload, clientIds })
    }
    this.#o.onGrown(this)
  }

  /** Every edit costs more the more client ids a document knows; the operator hears of it once. */
  #watchGrowth(): void {
    const clientIds = this.#committed.doc.store.clients.size
    if (this.#grown || clientIds <= manyClientIds) return
    this.#grown = true
    this.#o.logger.warn({ room: this.name, clientIds }, 'a room knows many client ids and grows slow')
  }

  #tellIfEmpty(): void {
    if (this.idle) this.#o.onEmpty(this)
  }
}
