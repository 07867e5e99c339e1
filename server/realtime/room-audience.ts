// Audience of one room: who is connected, and what they are told: updates as they came, who wrote them, how far they are saved, that they
// were refused. Promises that nobody gets an update before the person behind it. Called by room alone.

import { closeCodeOf } from '../../shared/contract/close-code.ts'
import { encodeOurs, type OurMessage, type OurMessageName } from '../../shared/contract/wire.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import { authorsOf } from './authors.ts'
import { updateFrame } from './frames.ts'
import type { PeopleBook } from './people-book.ts'
import type { Delivery, Session } from './session.ts'
import type { Waiting } from './waiting-frames.ts'

export class RoomAudience {
  readonly #o: {
    readonly leases: LeaseBook
    readonly people: PeopleBook
    readonly deliver: (deliveries: readonly Delivery[]) => void
  }
  readonly #sessions = new Map<number, Session>()

  constructor(o: {
    readonly leases: LeaseBook
    readonly people: PeopleBook
    readonly deliver: (deliveries: readonly Delivery[]) => void
  }) {
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
  }

  remove(session: Session): void {
    this.#sessions.delete(session.key)
  }

  /** Sends a frame of y-websocket's own. */
  send(to: readonly Session[], frame: Uint8Array): void {
    if (to.length > 0) this.#o.deliver([{ kind: 'send', to: to.map((each) => each.key), frame }])
  }

  /** Sends one of our messages to those of them who understand it. */
  tell<Name extends OurMessageName>(to: readonly Session[], name: Name, value: OurMessage<Name>): void {
    const understand = to.filter((each) => each.ours && each.state !== 'left')
    if (understand.length > 0) this.send(understand, encodeOurs(name, value))
  }

  /** Shows an update that is durable, after who wrote it. */
  show(o: {
    readonly to: readonly Session[]
    readonly bytes: Uint8Array
    readonly clientIds: readonly number[]
  }): void {
    for (const each of o.to) this.tellAuthors(each, o.clientIds)
    this.send(o.to, updateFrame(o.bytes))
  }

  /** Says who is behind these client ids, as far as it was not said before. */
  tellAuthors(to: Session, clientIds: readonly number[]): void {
    if (!to.ours) return
    const untold = clientIds.filter((id) => !to.told.has(id))
    for (const id of untold) to.told.add(id)
    for (const authors of authorsOf({ ...this.#o, clientIds: untold })) this.tell([to], 'authors', authors)
  }

  /** Answers frames that are durable or need not be: to each session the last one saved, once. */
  saved(answered: readonly Waiting[], at: Date): void {
    const last = new Map<Session, number>()
    for (const each of answered) {
      if (each.kind === 'refusal') continue
      last.set(each.session, each.frame)
      each.session.waitingFrames -= 1
      each.session.waitingBytes -= each.update.bytes.length
    }
    for (const [to, frames] of last) {
      if (to.state === 'left') continue
      this.tell([to], 'saved', { frames, at: at.toISOString() })
      this.#o.deliver([{ kind: 'settled', to: [to.key] }])
    }
  }

  /** Tells a session that a frame of it was refused, and closes it. */
  refuse({ session, frame, refusal }: Extract<Waiting, { kind: 'refusal' }>): void {
    this.tell([session], 'refused', { frame, refusal })
    this.close([session], { code: closeCodeOf(refusal.code), reason: refusal.code })
  }

  close(which: readonly Session[], why: { readonly code: number; readonly reason: string }): void {
    if (which.length > 0) this.#o.deliver([{ kind: 'close', to: which.map((each) => each.key), ...why }])
  }
}
