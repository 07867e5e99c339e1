// Audience of one room: who is connected, and what they are told: updates as they came, who wrote them, how far they are saved, that they
// were refused. Promises that nobody gets an update before the person behind it. What is told goes out when it is flushed, in order.
// Called by room and room-reader.

import { closeCodeOf } from '../../shared/contract/close-code.ts'
import { encodeOurs, type OurMessage, type OurMessageName } from '../../shared/contract/wire.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { authorsOf } from './authors.ts'
import type { PeopleBook } from './people-book.ts'
import type { Delivery, Session } from './session.ts'
import { ToldIds } from './told-ids.ts'

/** One durable update to be shown; `by` is the session it came from, if it came here. */
export interface Shown {
  readonly by: Session | null
  readonly bytes: Uint8Array
  readonly clientIds: readonly number[]
}

export interface AudienceOptions {
  readonly leases: LeaseBook
  readonly people: PeopleBook
  readonly deliver: (deliveries: readonly Delivery[]) => void
}

export class RoomAudience {
  readonly #o: AudienceOptions
  readonly #sessions = new Map<number, Session>()
  /** Roles people were last shown with to anybody here. */
  readonly #rolesTold = new Map<PersonId, Role | null>()
  /** Client ids whose person everybody here was told. */
  readonly #toldToAll = new Set<number>()
  readonly #told = new ToldIds()
  #out: Delivery[] = []
  /** Of the last `settled` that was put out. */
  #settled: number[] = []

  constructor(o: AudienceOptions) {
    this.#o = o
  }

  get size(): number {
    return this.#sessions.size
  }

  all(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  find(key: number): Session | undefined {
    return this.#sessions.get(key)
  }

  add(session: Session): void {
    this.#sessions.set(session.key, session)
    this.#toldToAll.clear()
    this.#told.tidy(toldOf(this.#sessions.values()))
  }

  remove(session: Session): void {
    this.#sessions.delete(session.key)
  }

  /** Hands over what was told since. */
  flush(): void {
    if (this.#out.length === 0) return
    const out = this.#out
    this.#out = []
    this.#o.deliver(out)
  }

  /** Sends frames of y-websocket's own. */
  send(to: readonly Session[], ...frames: readonly Uint8Array[]): void {
    if (to.length > 0) this.#out.push({ kind: 'send', to: to.map((each) => each.key), frames })
  }

  /** Sends one of our messages to those of them who understand it. */
  tell<Name extends OurMessageName>(to: readonly Session[], name: Name, value: OurMessage<Name>): void {
    const understand = to.filter((each) => each.ours && each.state !== 'left')
    if (understand.length > 0) this.send(understand, encodeOurs(name, value))
  }

  /** Shows updates that are durable to everyone but who wrote each, after who wrote them. Each is framed once. */
  show(updates: readonly Shown[]): void {
    if (updates.length === 0 || this.#sessions.size === 0) return
    this.#tellAllAuthors(updates)
    const frames = updates.map(({ bytes }) => bytes)
    const own = new Map<Session, number[]>()
    let index = -1
    for (const { by } of updates) {
      index += 1
      if (by === null || by.state === 'left') continue
      const written = own.get(by)
      if (written === undefined) own.set(by, [index])
      else written.push(index)
    }
    const others: number[] = []
    for (const each of this.#sessions.values()) if (!own.has(each)) others.push(each.key)
    if (others.length > 0) this.#out.push({ kind: 'send', to: others, frames, areUpdates: true })
    for (const [{ key }, without] of own) {
      if (without.length < frames.length) {
        this.#out.push({ kind: 'send', to: [key], frames, areUpdates: true, without })
      }
    }
  }

  /** Says who is behind these client ids, as far as it was not said before. */
  tellAuthors(to: Session, clientIds: Iterable<number>): void {
    if (!to.ours) return
    const untold: number[] = []
    for (const id of clientIds) {
      if (this.#told.has(to.told, id)) continue
      this.#told.add(to.told, id)
      untold.push(id)
    }
    if (untold.length === 0) return
    this.#tellAuthors(to, untold)
  }

  /** Says again who is behind client ids, where the role she was shown with is not hers any more. */
  retellAuthors(): void {
    const changed = new Set<PersonId>()
    for (const [id, role] of this.#rolesTold) if (this.#o.people.roleOf(id) !== role) changed.add(id)
    if (changed.size === 0) return
    for (const each of this.#sessions.values()) {
      const theirs = this.#told
        .idsOf(each.told)
        .filter((clientId) => changed.has(this.#o.leases.holder(clientId) ?? ('' as PersonId)))
      if (theirs.length > 0) this.#tellAuthors(each, theirs)
    }
  }

  /** The first `frames` frames of a session are durable. `at` is ISO text. */
  saved(to: Session, o: { readonly frames: number; readonly at: string }): void {
    this.tell([to], 'saved', o)
  }

  /** Frames of a session wait no more: its socket may be read on. */
  released(session: Session): void {
    if (this.#out.at(-1)?.to !== this.#settled) {
      this.#settled = []
      this.#out.push({ kind: 'settled', to: this.#settled })
    }
    this.#settled.push(session.key)
  }

  /** Tells a session that a frame of it was refused, and closes it. */
  refuse(session: Session, o: { readonly frame: number; readonly refusal: Refusal }): void {
    this.tell([session], 'refused', o)
    this.close([session], { code: closeCodeOf(o.refusal.code), reason: o.refusal.code })
  }

  close(which: readonly Session[], why: { readonly code: number; readonly reason: string }): void {
    if (which.length > 0) this.#out.push({ kind: 'close', to: which.map((each) => each.key), ...why })
  }

  #tellAuthors(to: Session, clientIds: readonly number[]): void {
    for (const authors of authorsOf({ ...this.#o, clientIds })) {
      if (authors.person !== null) this.#rolesTold.set(authors.person.id as PersonId, authors.person.role)
      this.tell([to], 'authors', authors)
    }
  }

  #tellAllAuthors(updates: readonly Shown[]): void {
    const untold = new Set<number>()
    let last = -1
    for (const { clientIds } of updates) {
      for (const id of clientIds) {
        if (id === last) continue
        last = id
        if (!this.#toldToAll.has(id)) untold.add(id)
      }
    }
    if (untold.size === 0) return
    for (const each of this.#sessions.values()) this.tellAuthors(each, untold)
    for (const id of untold) this.#toldToAll.add(id)
  }
}

function* toldOf(sessions: Iterable<Session>): Generator<Session['told']> {
  for (const each of sessions) yield each.told
}
