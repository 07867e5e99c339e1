// Revoke: ends live connections when the right to them ends: at sign-out, when a session expires, when a person loses her place.
// Promises that nothing more is read from them. Called by server/http at sign-out.

import type { PersonId } from '../../shared/ids.ts'

export interface Revoke {
  /** Closes every connection opened in a signed-in session, with 4401. */
  session(sessionId: string): void
  /** Closes every connection of a person, with 4401. */
  person(personId: PersonId): void
}

/** One live connection as far as revoking is concerned. */
export interface Revocable {
  readonly actor: { readonly sessionId: string; readonly personId: PersonId }
  revoke(): void
}

/** @param connections every live connection of this server, as of when it is asked */
export function revoke(connections: () => Iterable<Revocable>): Revoke {
  const end = (which: (connection: Revocable) => boolean): void => {
    for (const connection of [...connections()]) if (which(connection)) connection.revoke()
  }
  return {
    session: (sessionId) => end(({ actor }) => actor.sessionId === sessionId),
    person: (personId) => end(({ actor }) => actor.personId === personId),
  }
}
