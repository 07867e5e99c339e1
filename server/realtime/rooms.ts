// Rooms: opens each document once however many ask for it, keeps it while somebody is there, and lets it go a while after the last one
// left. Leaves a snapshot behind when the log has grown much: when a room is let go, and now and then while it is open, since a board
// may never be empty. Called by socket, revoke and, through `appended`, by commands.

import { closeCodes } from '../../shared/contract/close-code.ts'
import type { Status } from '../../shared/contract/wire.ts'
import { parseRoom, type RoomName } from '../../shared/ids.ts'
import { clientLease } from '../auth/client-lease.ts'
import type { ClientLeases } from '../store/client-leases.ts'
import { faultFields } from '../store/fault.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { CommitQueue } from './commit-queue.ts'
import { peopleBook } from './people-book.ts'
import type { Clock, Ids, Logger, People } from './ports.ts'
import { Room } from './room.ts'
import type { Delivery } from './session.ts'

/** How long an empty room is kept, and how many rows make a snapshot worth writing: when it is let go, and while it is open. */
const keepEmptyMs = 30_000
const rowsPerSnapshot = 200
const rowsPerOpenSnapshot = 500
/** How long a stopping server waits for the store. What is not written by then was never acknowledged. */
const flushMs = 10_000

export interface RoomsOptions {
  readonly log: Pick<UpdateLog, 'append' | 'load' | 'readAfter' | 'writeSnapshot'>
  readonly leases: ClientLeases
  readonly people: People
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly deliver: (deliveries: readonly Delivery[]) => void
}

interface Opened {
  readonly room: Room
  readonly loaded: LoadedRoom
  snapshotAt: number
  /** The head at which the open room tries again; moved on at every try, so that one that fails is not repeated at each commit. */
  nextSnapshotAt: number
  /** The snapshot being written; one at a time. */
  writing: Promise<void> | null
  stopUnloading: (() => void) | null
}

export class Rooms {
  readonly #o: RoomsOptions
  readonly #queue: CommitQueue
  readonly #opened = new Map<RoomName, Opened>()
  readonly #opening = new Map<RoomName, Promise<Room | null>>()
  #draining = false

  constructor(o: RoomsOptions) {
    this.#o = o
    this.#queue = new CommitQueue({ ...o, onMode: () => this.#tellAll() })
  }

  /** Whether rooms can be written in now. */
  get status(): Status {
    if (this.#draining) return { mode: 'draining' }
    return this.#queue.mode === 'rw' ? { mode: 'rw' } : { mode: 'read-only', reason: 'UNAVAILABLE' }
  }

  /** @returns the room, opened if it was not, or null when there is none of that name. @throws when its log cannot be read */
  open(name: RoomName): Promise<Room | null> {
    const opened = this.#opened.get(name)
    if (opened && !opened.room.closed) return Promise.resolve(opened.room)
    const opening = this.#opening.get(name) ?? this.#load(name).finally(() => this.#opening.delete(name))
    this.#opening.set(name, opening)
    return opening
  }

  /** The log of a room grew by a command: an open room reads on. */
  appended(name: RoomName): void {
    this.#opened.get(name)?.room.appended()
    // A room that is being opened may have read its log just before.
    void this.#opening.get(name)?.then(
      (room) => room?.appended(),
      () => undefined,
    )
  }

  /** Writes what was admitted, as far as the store answers in time, then closes every room with 1012. */
  async close(): Promise<void> {
    this.#draining = true
    this.#tellAll()
    const flushed = await Promise.race([
      this.#queue.flushed().then(() => true),
      new Promise<boolean>((resolve) => this.#o.clock.after(flushMs, () => resolve(false))),
    ])
    for (const opened of [...this.#opened.values()]) {
      if (flushed) await this.#snapshot(opened)
      this.#drop(opened)
      opened.room.close({ code: closeCodes.restart, reason: 'UNAVAILABLE' })
    }
  }

  async #load(name: RoomName): Promise<Room | null> {
    const id = parseRoom(name)
    const loaded = id === null ? null : await this.#o.log.load(name)
    if (this.#draining) throw new Error('the server is stopping')
    if (id === null || loaded === null) return null
    const leases = clientLease({ leases: this.#o.leases, room: name })
    const people = peopleBook({ people: this.#o.people, programmeId: loaded.programmeId })
    const { log, clock, logger, deliver } = this.#o
    const room = new Room({
      id,
      loaded,
      log,
      leases,
      people,
      clock,
      logger,
      deliver,
      wantCommit: (wanting) => this.#queue.want(wanting),
      onEmpty: () => this.#unloadLater(name),
      onGrown: () => this.#snapshotWhileOpen(name),
      onFailed: () => this.#forget(name, room),
    })
    await leases.learn(room.clientIds)
    await people.learn(room.clientIds.flatMap((clientId) => leases.holder(clientId) ?? []))
    const snapshotAt = loaded.snapshot?.position ?? 0
    const nextSnapshotAt = snapshotAt + rowsPerOpenSnapshot
    this.#opened.set(name, { room, loaded, snapshotAt, nextSnapshotAt, writing: null, stopUnloading: null })
    this.#unloadLater(name)
    return room
  }

  #unloadLater(name: RoomName): void {
    const opened = this.#opened.get(name)
    if (opened === undefined) return
    opened.stopUnloading?.()
    opened.stopUnloading = this.#o.clock.after(keepEmptyMs, () => void this.#unload(opened))
  }

  async #unload(opened: Opened): Promise<void> {
    if (!opened.room.idle) return
    await this.#snapshot(opened)
    // Somebody may have come while the snapshot was written.
    if (!opened.room.idle || opened.room.closed) return
    this.#drop(opened)
    opened.room.close({ code: closeCodes.restart, reason: 'UNAVAILABLE' })
  }

  /** In a turn of its own: encoding takes its time, and what was just committed has been shown and acknowledged by then. */
  #snapshotWhileOpen(name: RoomName): void {
    const opened = this.#opened.get(name)
    if (opened === undefined || opened.room.head < opened.nextSnapshotAt) return
    opened.nextSnapshotAt = opened.room.head + rowsPerOpenSnapshot
    this.#o.clock.after(0, () => void this.#snapshot(opened))
  }

  async #snapshot(opened: Opened): Promise<void> {
    while (opened.writing !== null) await opened.writing
    if (opened.room.closed || opened.room.head - opened.snapshotAt < rowsPerSnapshot) return
    opened.writing = this.#write(opened)
    await opened.writing
    opened.writing = null
  }

  async #write(opened: Opened): Promise<void> {
    const { room, loaded } = opened
    try {
      const snapshot = { room: room.name, generation: loaded.fences.generation, ...room.encoded() }
      await this.#o.log.writeSnapshot(snapshot)
      opened.snapshotAt = snapshot.position
    } catch (error) {
      this.#o.logger.warn(
        { room: room.name, ...faultFields(error) },
        'a snapshot was not written; the rows hold everything',
      )
    }
  }

  #drop(opened: Opened): void {
    opened.stopUnloading?.()
    this.#forget(opened.room.name, opened.room)
  }

  #forget(name: RoomName, room: Room): void {
    if (this.#opened.get(name)?.room === room) this.#opened.delete(name)
  }

  #tellAll(): void {
    for (const { room } of this.#opened.values()) room.tell(this.status)
  }
}
