// Revoke: ends live connections when the right to them ends: at sign-out, when a session expires, when a person loses her place.
// Promises that nothing more is read from them, and that nobody slips in whose right ended while she was being let in.
// Called by server/http at sign-out.

import type { PersonId } from '../../shared/ids.ts'

export interface Revoke {
  /** Closes every connection opened in a signed-in session, with 4401. */
  session(sessionId: string): void
  /** Closes every connection of a person, with 4401. */
  person(personId: PersonId): void
}

/** One live connection as far as revoking is concerned. */
export interface Revocable {
  readonly actor: Revoked
  revoke(): void
}

/** Somebody who is being let in: whose right has ended since she came to the door. Who she is may not be known yet. */
export interface Entrant {
  readonly ended: ((actor: Revoked) => boolean)[]
}

type Revoked = Readonly<{ sessionId: string; personId: PersonId }>

/** @param o every live connection of this server and everyone at its door, as of when it is asked */
export function revoke(o: {
  readonly connections: () => Iterable<Revocable>
  readonly entering: () => Iterable<Entrant>
}): Revoke {
  const end = (which: (actor: Revoked) => boolean): void => {
    for (const entrant of o.entering()) entrant.ended.push(which)
    for (const connection of [...o.connections()]) if (which(connection.actor)) connection.revoke()
  }
  return {
    session: (sessionId) => end((actor) => actor.sessionId === sessionId),
    person: (personId) => end((actor) => actor.personId === personId),
  }
}
