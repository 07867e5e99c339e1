// Presence entries: who else is in the room and where, of what the connection received. Pure. What does not have the contract's shape is not
// shown; one's own client is not in the list; an entry keeps its identity until that person's state changes. Called by open-room.ts.

import { type PresenceClaim, presenceSchema } from '../../shared/contract/presence.ts'
import type { PresenceEntry } from './live-room.ts'

/**
 * @param o.states states by client id, as received
 * @param o.nowMs milliseconds since the page's start
 * @returns the list before itself when nothing changed
 */
export function presenceEntries(o: {
  states: ReadonlyMap<number, unknown>
  ownClientId: number
  before: readonly PresenceEntry[]
  nowMs: number
}): readonly PresenceEntry[] {
  const known = new Map(o.before.map((entry) => [entry.clientId, entry]))
  const entries: PresenceEntry[] = []
  for (const [clientId, raw] of o.states) {
    if (clientId === o.ownClientId) continue
    const state = presenceSchema.safeParse(raw)
    if (!state.success) continue
    const was = known.get(clientId)
    entries.push(
      was && JSON.stringify(was.state) === JSON.stringify(state.data)
        ? was
        : Object.freeze({ clientId, person: state.data.user, state: state.data, since: o.nowMs }),
    )
  }
  const same = entries.length === o.before.length && entries.every((entry, at) => entry === o.before[at])
  return same ? o.before : Object.freeze(entries)
}

/** A new claim of one's own place over the state that stands: the caret and the editor's name for the person stay. */
export function claimOver(
  state: Readonly<Record<string, unknown>> | null,
  claim: PresenceClaim,
): Record<string, unknown> {
  const { cursor, user } = state ?? {}
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(user === undefined ? {} : { user }),
    ...claim,
  }
}
