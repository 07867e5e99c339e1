// Presence relay: carries what people do on one node to those who have the same room open on others. Tells at most ten times a second and
// room, the last of each person winning; says everything again every 10 s, so that silence means somebody is gone; asks when a room is
// opened, so that a newcomer sees everybody at once. Only rooms that are open here hear anything. Made by create-realtime; joined by presence.

import type { RoomName } from '../../shared/ids.ts'
import type { Bus } from '../bus/bus.ts'
import type { PresenceEntry } from './frames.ts'
import type { Clock } from './ports.ts'

/** One room's presence, as the relay sees it. */
export interface RelayedPresence {
  /** Who is here on this node, as shown last. */
  local(): readonly PresenceEntry[]
  heard(from: string, entries: readonly PresenceEntry[]): void
}

export interface RelayedRoom {
  tell(entries: readonly PresenceEntry[]): void
  leave(): void
}

export interface PresenceRelay {
  /** The room is open here from now on. */
  join(room: RoomName, presence: RelayedPresence): RelayedRoom
  close(): void
}

const tellApartMs = 100
const renewMs = 10_000

interface Joined {
  readonly presence: RelayedPresence
  readonly pending: Map<number, PresenceEntry>
  stop: (() => void) | null
}

export function presenceRelay(o: {
  readonly bus: Pick<Bus, 'publish' | 'subscribe' | 'onGap'>
  readonly clock: Pick<Clock, 'after'>
}): PresenceRelay {
  const { bus, clock } = o
  const joined = new Map<RoomName, Joined>()
  let stopRenewing: (() => void) | null = null

  const publish = (room: RoomName, entries: readonly PresenceEntry[]): void =>
    bus.publish({ kind: 'presence', room, entries })
  const flush = (room: RoomName, own: Joined): void => {
    own.stop = null
    if (own.pending.size === 0) return
    publish(room, [...own.pending.values()])
    own.pending.clear()
    own.stop = clock.after(tellApartMs, () => flush(room, own))
  }
  const tell = (room: RoomName, own: Joined, entries: readonly PresenceEntry[]): void => {
    for (const entry of entries) own.pending.set(entry.clientId, entry)
    if (own.stop === null) flush(room, own)
  }
  const renew = (): void => {
    for (const [room, own] of joined) tell(room, own, own.presence.local())
    stopRenewing = joined.size > 0 ? clock.after(renewMs, renew) : null
  }
  const endings = [
    bus.subscribe((hint, from) => {
      if (hint.kind !== 'presence') return
      const own = joined.get(hint.room)
      if (own === undefined) return
      // No entries: somebody has opened the room and asks who is here.
      if (hint.entries.length === 0) tell(hint.room, own, own.presence.local())
      else own.presence.heard(from, hint.entries)
    }),
    bus.onGap(() => {
      for (const [room, own] of joined) {
        publish(room, [])
        tell(room, own, own.presence.local())
      }
    }),
  ]

  return {
    join(room, presence) {
      const own: Joined = { presence, pending: new Map(), stop: null }
      joined.set(room, own)
      publish(room, [])
      stopRenewing ??= clock.after(renewMs, renew)
      return {
        tell: (entries) => tell(room, own, entries),
        leave() {
          own.stop?.()
          own.stop = null
          // Who has just gone is told before the room is.
          if (own.pending.size > 0) publish(room, [...own.pending.values()])
          own.pending.clear()
          if (joined.get(room) === own) joined.delete(room)
        },
      }
    },
    close() {
      for (const end of endings) end()
      stopRenewing?.()
      for (const own of joined.values()) own.stop?.()
      joined.clear()
    },
  }
}
