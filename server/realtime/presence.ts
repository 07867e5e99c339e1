// Presence of one room: who is where. Promises that a connection speaks only for its own client id, that name, organisation, role and
// colour are the server's word (ADM9), that at most a few states a second go out, the last one winning, and that who is here through other
// nodes is shown too (PRS1). Called by room, and by presence-relay when other nodes say something.

import { maxPresenceBytes, presencePerSecond } from '../../shared/contract/limits.ts'
import { presenceClaimSchema } from '../../shared/contract/presence.ts'
import type { RoomName } from '../../shared/ids.ts'
import { type PresenceEntry, presenceFrame } from './frames.ts'
import { acceptJson } from './plain-value.ts'
import type { Clock } from './ports.ts'
import { presenceGone as gone, PresenceElsewhere } from './presence-elsewhere.ts'
import type { PresenceRelay, RelayedPresence, RelayedRoom } from './presence-relay.ts'
import type { Session } from './session.ts'
import { TokenBucket } from './token-bucket.ts'

interface Present {
  readonly bucket: TokenBucket
  shown: PresenceEntry | null
  held: PresenceEntry | null
  stop: (() => void) | null
}

const rate = { perSecond: presencePerSecond, burst: presencePerSecond }
/** Leaving counts one on, and other browsers read no clock beyond 53 bits. */
const maxClock = 0x7fff_ffff

export interface PresenceOptions {
  readonly clock: Clock
  readonly show: (frame: Uint8Array) => void
  /** How other nodes are told and heard; without it there are none. */
  readonly others?: { readonly relay: PresenceRelay; readonly room: RoomName } | undefined
}

export class Presence implements RelayedPresence {
  readonly #present = new Map<number, Present>()
  readonly #clock: Clock
  readonly #show: (frame: Uint8Array) => void
  readonly #elsewhere: PresenceElsewhere
  readonly #relayed: RelayedRoom | null
  #ignored = 0

  /** @param o.show sends a frame to everyone in the room, its sender too */
  constructor(o: PresenceOptions) {
    this.#clock = o.clock
    this.#show = o.show
    this.#elsewhere = new PresenceElsewhere({ clock: o.clock, show: (entries) => o.show(presenceFrame(entries)) })
    this.#relayed = o.others === undefined ? null : o.others.relay.join(o.others.room, this)
  }

  /** Claims that were not believed: for other client ids, or not of the shape. */
  get ignored(): number {
    return this.#ignored
  }

  /** Takes what a connection says. One bad entry and nothing of the message counts. */
  claim(session: Session, entries: readonly PresenceEntry[]): void {
    const own: PresenceEntry[] = []
    for (const entry of entries) {
      if (entry.clientId !== session.clientId) this.#ignored += 1
      else {
        const stamped = stamp(session, entry)
        if (stamped === null) {
          this.#ignored += 1
          return
        }
        own.push(stamped)
      }
    }
    const last = own.at(-1)
    if (last !== undefined) this.#take(session.clientId, last)
  }

  /** @returns everyone's presence as one frame, or null when nobody has said anything. */
  all(): Uint8Array | null {
    const entries = [...this.local(), ...this.#elsewhere.all()]
    return entries.length === 0 ? null : presenceFrame(entries)
  }

  /** @returns the presence of those who are connected to this node. */
  local(): readonly PresenceEntry[] {
    return [...this.#present.values()].flatMap(({ shown }) => (shown && shown.state !== gone ? [shown] : []))
  }

  /** Takes what another node says of those who are connected to it. */
  heard(from: string, entries: readonly PresenceEntry[]): void {
    this.#ignored += this.#elsewhere.heard(
      from,
      entries.filter(({ clientId }) => !this.#present.has(clientId)),
    )
  }

  /** The connection of this client id is gone. */
  leave(clientId: number): void {
    const present = this.#present.get(clientId)
    if (present === undefined) return
    present.stop?.()
    this.#present.delete(clientId)
    const { shown } = present
    if (shown && shown.state !== gone) this.#tell({ clientId, clock: shown.clock + 1, state: gone })
  }

  close(): void {
    for (const { stop } of this.#present.values()) stop?.()
    this.#relayed?.tell(this.local().map(({ clientId, clock }) => ({ clientId, clock: clock + 1, state: gone })))
    this.#relayed?.leave()
    this.#present.clear()
    this.#elsewhere.close()
  }

  #tell(entry: PresenceEntry): void {
    this.#show(presenceFrame([entry]))
    this.#relayed?.tell([entry])
  }

  #take(clientId: number, entry: PresenceEntry): void {
    const present = this.#present.get(clientId) ?? newcomer()
    this.#present.set(clientId, present)
    this.#elsewhere.forget(clientId)
    if (present.stop !== null) {
      present.held = entry
      return
    }
    if (present.bucket.take(this.#clock.monotonicMs())) {
      present.shown = entry
      this.#tell(entry)
      return
    }
    present.held = entry
    present.stop = this.#clock.after(1_000 / presencePerSecond, () => {
      const { held } = present
      present.stop = null
      present.held = null
      if (held !== null) this.#take(clientId, held)
    })
  }
}

function newcomer(): Present {
  return {
    bucket: new TokenBucket(rate),
    shown: null,
    held: null,
    stop: null,
  }
}

/** @returns the claim with the server's word for who it is, or null when it is not a claim. */
function stamp(session: Session, { clientId, clock, state }: PresenceEntry): PresenceEntry | null {
  if (state.length > maxPresenceBytes || clock > maxClock) return null
  try {
    const value: unknown = acceptJson(JSON.parse(state))
    if (value === null) return { clientId, clock, state: gone }
    const claim = presenceClaimSchema.safeParse(value)
    if (!claim.success) return null
    return { clientId, clock, state: JSON.stringify({ ...claim.data, user: session.person }) }
  } catch {
    return null
  }
}
