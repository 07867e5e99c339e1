// Client leases of one room: which person each Yjs client id belongs to. Promises that one id never belongs to two people (SES6) and
// that an id the server wrote with is nobody's. What is known is kept, since a lease never changes hands. Called by server/realtime.

import type { PersonId, RoomName } from '../../shared/ids.ts'
import type { ClientLeases } from '../store/client-leases.ts'

/** The leases of one room as far as they are known here. */
export interface LeaseBook {
  /** Takes an id for a person, or says that it is another's. `written` = the id already stands in the document. */
  take(o: {
    readonly clientId: number
    readonly personId: PersonId
    readonly written: boolean
  }): Promise<'leased' | 'held-by-other'>
  /** Asks the store for the ids not known yet. */
  learn(clientIds: readonly number[]): Promise<void>
  /** @returns the holder; null when nobody holds it; undefined when it was never asked for. */
  holder(clientId: number): PersonId | null | undefined
}

/** @returns the lease book of one room. */
export function clientLease(o: { readonly leases: ClientLeases; readonly room: RoomName }): LeaseBook {
  const { leases, room } = o
  const known = new Map<number, PersonId | null>()
  const learn = async (clientIds: readonly number[]): Promise<void> => {
    const asked = clientIds.filter((id) => known.get(id) === undefined)
    if (asked.length === 0) return
    const holders = await leases.holders(room, asked)
    for (const id of asked) if (!known.get(id)) known.set(id, holders.get(id) ?? null)
  }
  return {
    learn,
    holder: (clientId) => known.get(clientId),
    async take({ clientId, personId, written }) {
      await learn([clientId])
      const holder = known.get(clientId)
      if (holder) return holder === personId ? 'leased' : 'held-by-other'
      if (written) return 'held-by-other'
      const answer = await leases.lease({ room, clientId, personId })
      if (answer === 'leased') known.set(clientId, personId)
      else known.delete(clientId)
      return answer
    },
  }
}
