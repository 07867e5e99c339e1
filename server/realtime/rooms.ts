// Rooms: opens each document once however many ask for it, keeps it while somebody is there, and lets it go a while after the last one
// left. Holds the commit queue, and tells every room when the store is away and, one after the other, when it is back. Called by socket,
// revoke, log-tail and, through `appended`, by commands.

import type { Notice } from '../../shared/contract/notice.ts'
import type { Status } from '../../shared/contract/wire.ts'
import { type ProgrammeId, parseRoom, type RoomName } from '../../shared/ids.ts'
import { clientLease } from '../auth/client-lease.ts'
import { type Hint, type NoticeFor, noticeKinds } from '../bus/bus.ts'
import type { ClientLeases } from '../store/client-leases.ts'
import { faultFields } from '../store/fault.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { type AskPatiently, askPatiently } from './ask-patiently.ts'
import { CommitQueue } from './commit-queue.ts'
import { type NoticeLine, noticeLine } from './notice-line.ts'
import { peopleBook } from './people-book.ts'
import { peopleOfRoom } from './people-of-room.ts'
import type { Clock, Ids, Logger, Measures, People } from './ports.ts'
import type { PresenceRelay } from './presence-relay.ts'
import { Room } from './room.ts'
import { damagedText, roomFromLog } from './room-from-log.ts'
import type { Heard } from './room-protocol.ts'
import { type RoomUpkeep, roomUpkeep, type UpkeepOptions } from './room-upkeep.ts'
import type { Delivery } from './session.ts'
import { within } from './within.ts'

/** How long an empty room is kept. */
const keepEmptyMs = 30_000
/** How long a stopping server waits for the store. What is not written by then was never acknowledged. */
const flushMs = 10_000
/** How long it takes to leave grown rooms compacted; what is not done by then is done when they are opened again. */
const upkeepMs = 3_000
/** Bytes that may wait in all rooms together; beyond it the store counts as away. */
const maxWaitingBytes = 64 * 1_048_576
/** After an outage the rooms come back one after the other, in no longer than this. */
const backWithinMs = 2_000
const backApartMs = 20
/** How often it is looked whether a damaged log was mended. */
const mendedMs = 60_000

export interface RoomsOptions {
  readonly log: UpkeepOptions['log'] & Pick<UpdateLog, 'append' | 'loadEnded' | 'readAfter' | 'probe' | 'standing'>
  readonly leases: ClientLeases
  readonly people: People
  readonly clock: Clock
  readonly ids: Ids
  /** Names this process, in the log and to the store; new for each. */
  readonly nodeId: string
  readonly random: () => number
  readonly logger: Logger
  readonly measures: Measures
  readonly build?: string | null
  readonly deliver: (deliveries: readonly Delivery[]) => void
  /** How presence goes to and from other nodes. */
  readonly relay: PresenceRelay | null
  /** Tells other nodes. */
  readonly publish: (hint: Hint) => void
  readonly upkeepBounds?: NonNullable<UpkeepOptions['upkeepBounds']>
}

interface Opened {
  readonly room: Room
  stopUnloading: (() => void) | null
}

export class Rooms {
  readonly #o: RoomsOptions
  readonly #queue: CommitQueue
  readonly #ask: AskPatiently
  readonly #upkeep: RoomUpkeep
  readonly #notices: NoticeLine
  readonly #opened = new Map<RoomName, Opened>()
  readonly #opening = new Map<RoomName, Promise<Room | null>>()
  /** Rooms that are to be told that the store is back. */
  #coming: (() => void)[] = []
  #waitingBytes = 0
  #draining = false

  constructor(o: RoomsOptions) {
    this.#o = o
    this.#queue = new CommitQueue({ ...o, onAway: () => this.#away(), onBack: () => this.#back() })
    this.#ask = askPatiently({ ...o, onSilent: () => this.#queue.storeAway('the log cannot be read') })
    this.#upkeep = roomUpkeep(o)
    this.#notices = noticeLine({
      clock: o.clock,
      tell: (name, notice, forWhom) => this.opened(name)?.tellNotice(notice, forWhom),
    })
    o.measures.gauge('rooms', () => this.#opened.size)
    o.measures.gauge('rooms_damaged', () => this.all().filter((room) => room.quarantined).length)
    o.measures.gauge('waiting_bytes', () => this.#waitingBytes)
    o.measures.gauge('waiting_updates', () => this.all().reduce((sum, room) => sum + room.waiting, 0))
  }

  /** Whether rooms can be written in now. */
  get status(): Status {
    if (this.#draining) return { mode: 'draining' }
    return this.#queue.mode === 'rw' ? { mode: 'rw' } : { mode: 'read-only', reason: 'UNAVAILABLE' }
  }

  /** Every open room. */
  all(): readonly Room[] {
    return [...this.#opened.values()].map(({ room }) => room)
  }

  /** @returns the room if it is open. */
  opened(name: RoomName): Room | null {
    return this.#opened.get(name)?.room ?? null
  }

  /** @returns the open rooms of a programme. */
  ofProgramme(programmeId: ProgrammeId): readonly Room[] {
    return this.all().filter((room) => room.programmeId === programmeId)
  }

  /** @returns the room, opened if it was not, or null when there is none of that name. @throws when its log cannot be read */
  open(name: RoomName): Promise<Room | null> {
    const opened = this.#opened.get(name)
    if (opened && !opened.room.closed) return Promise.resolve(opened.room)
    const opening = this.#opening.get(name) ?? this.#load(name).finally(() => this.#opening.delete(name))
    this.#opening.set(name, opening)
    return opening
  }

  /** The log of a room stands here, as a hint or the poll has it. */
  heard(name: RoomName, heard: Heard): void {
    this.#with(name, (room) => room.heard(heard))
  }

  /** The log of a room grew by a command of this process: an open room reads on, and other nodes are told. */
  appended(name: RoomName): void {
    this.#with(name, (room) => room.appended())
    this.#o.log.standing([name]).then(
      ([stands]) => {
        if (stands === undefined) return
        this.#o.publish({ kind: 'grew', room: name, generation: stands.fences.generation, head: stands.head })
      },
      (error: unknown) => this.#o.logger.warn({ room: name, ...faultFields(error) }, 'other nodes were not told'),
    )
  }

  /** Something formal may have changed: says so to those in the room whom it is for, here and on other nodes. */
  notify(name: RoomName, notice: Notice, forWhom: NoticeFor): void {
    this.noticed(name, notice, forWhom)
    this.#o.publish({ kind: noticeKinds[forWhom], room: name, ...notice })
  }

  /** Another node says that something formal may have changed. */
  noticed(name: RoomName, notice: Notice, forWhom: NoticeFor): void {
    if (this.opened(name) !== null) this.#notices.put(name, notice, forWhom)
  }

  /** Closes every room, which is opened anew from the log when somebody comes back. */
  reload(): void {
    for (const room of this.all()) room.close('unreadable')
  }

  /** Says that the server is stopping, and opens nothing more. Edits are taken and written as before until `close`. */
  drain(): void {
    if (this.#draining) return
    this.#draining = true
    for (const room of this.all()) room.tell(this.status)
  }

  /** Writes what was admitted, as far as the store answers in time, then closes every room with 1012. */
  async close(): Promise<void> {
    this.drain()
    const { clock } = this.#o
    const flushed = await within({ clock, ms: flushMs, run: async () => ({ done: await this.#queue.flushed() }) })
    this.#queue.stop()
    if (flushed !== null && this.#queue.mode === 'rw') {
      await within({ clock, ms: upkeepMs, run: () => Promise.all(this.all().map((room) => this.#upkeep.letGo(room))) })
    }
    for (const room of this.all()) room.close('draining')
  }

  async #load(name: RoomName): Promise<Room | null> {
    const id = parseRoom(name)
    const { clock, measures, log } = this.#o
    const beganMs = clock.monotonicMs()
    const found = id === null ? null : await roomFromLog({ log, name, kind: id.kind })
    if (this.#draining) throw new Error('the server is stopping')
    if (id === null || found === null) return null
    const { loaded, document, damage } = found
    if (damage !== null) {
      this.#o.logger.error({ room: name, lastGood: loaded.head, ...faultFields(damage) }, damagedText)
    }
    const leases = clientLease({ leases: this.#o.leases, room: name })
    const people = peopleBook({ people: peopleOfRoom(this.#o.people, id), programmeId: loaded.programmeId })
    const clientIds = document.clientIds()
    await leases.learn(clientIds)
    await people.learn(clientIds.flatMap((clientId) => leases.holder(clientId) ?? []))
    const room = new Room({
      ...this.#o,
      id,
      loaded,
      damaged: damage !== null,
      document,
      leases,
      people,
      ask: this.#ask,
      wantCommit: (wanting) => this.#queue.want(wanting),
      onWaiting: (bytes) => this.#waits(bytes),
      onAway: (away) => this.#backLater(away),
      onDamaged: (damaged) => this.#lookIfMended(damaged),
      onEmpty: () => this.#unloadLater(name),
      onGrown: (grown, own) => this.#grown(grown, own),
      onEnded: (ended) => this.#forget(ended),
    })
    measures.observe('load_seconds', (clock.monotonicMs() - beganMs) / 1_000)
    if (this.#queue.mode === 'read-only') room.outage()
    this.#opened.set(name, { room, stopUnloading: null })
    if (damage === null) this.#upkeep.opened(room, loaded.snapshot?.position ?? 0)
    else this.#lookIfMended(room)
    this.#unloadLater(name)
    return room
  }

  /** Also a room that is being opened: it may have read its log just before. */
  #with(name: RoomName, run: (room: Room) => void): void {
    const opened = this.opened(name)
    if (opened !== null) run(opened)
    void this.#opening.get(name)?.then(
      (room) => room && run(room),
      () => undefined,
    )
  }

  #waits(bytes: number): void {
    this.#waitingBytes += bytes
    if (this.#waitingBytes > maxWaitingBytes) this.#queue.storeAway('too much waits')
  }

  #away(): void {
    for (const callOff of this.#coming.splice(0)) callOff()
    for (const room of this.all()) room.outage()
  }

  #back(): void {
    const rooms = this.all()
    const apartMs = Math.min(backApartMs, backWithinMs / Math.max(1, rooms.length))
    this.#coming = rooms.map((room, index) => this.#o.clock.after(index * apartMs, () => room.storeBack()))
  }

  /** A room that alone had too much waiting is back when what is in flight now has been answered. */
  #backLater(room: Room): void {
    void this.#queue.flushed().then(() => {
      if (this.#queue.mode === 'rw') room.storeBack()
    })
  }

  /** What is mended is opened anew. Until then people read what was good. */
  #lookIfMended(room: Room): void {
    const { kind } = parseRoom(room.name) ?? {}
    const look = async (): Promise<void> => {
      if (room.closed || kind === undefined) return
      const found = await roomFromLog({ ...this.#o, name: room.name, kind }).catch(() => undefined)
      found?.document.close()
      if (room.closed) return
      if (found === undefined || (found !== null && found.damage !== null)) this.#lookIfMended(room)
      else room.close('unreadable')
    }
    this.#o.clock.after(mendedMs, () => void look())
  }

  #grown(room: Room, own: boolean): void {
    const { name, head, fences } = room
    if (own) this.#o.publish({ kind: 'grew', room: name, generation: fences.generation, head })
    this.#upkeep.grown(room)
  }

  #unloadLater(name: RoomName): void {
    const opened = this.#opened.get(name)
    if (opened === undefined) return
    opened.stopUnloading?.()
    opened.stopUnloading = this.#o.clock.after(keepEmptyMs, () => void this.#unload(opened))
  }

  async #unload(opened: Opened): Promise<void> {
    const { room } = opened
    if (room.closed || !room.empty) return
    if (room.quiet) await this.#upkeep.letGo(room)
    // Somebody may have come meanwhile.
    if (room.empty && room.quiet) room.close('idle')
    else if (room.empty) this.#unloadLater(room.name)
  }

  #forget(room: Room): void {
    const opened = this.#opened.get(room.name)
    if (opened?.room !== room) return
    opened.stopUnloading?.()
    this.#upkeep.ended(room)
    this.#opened.delete(room.name)
  }
}
