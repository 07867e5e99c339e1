// Refusal watch: a refused update, and a flood, cost the server more than letting somebody in, so whoever is refused or floods by the dozen
// has to wait a while before she is let in again. Time is handed in. Called by transport-door.

import type { PersonId } from '../../shared/ids.ts'
import type { Clock } from './ports.ts'
import { TokenBucket } from './token-bucket.ts'

const refusals = { perSecond: 0.5, burst: 20 }
const waitMs = 30_000

export interface RefusalWatch {
  /** An update of hers was refused, or she sent more than anybody does. */
  refused(personId: PersonId): void
  mustWait(personId: PersonId): boolean
}

export function refusalWatch(clock: Pick<Clock, 'monotonicMs'>): RefusalWatch {
  const people = new Map<PersonId, { readonly bucket: TokenBucket; waitUntilMs: number }>()
  return {
    refused(personId) {
      const nowMs = clock.monotonicMs()
      const fresh = { bucket: new TokenBucket(refusals), waitUntilMs: 0 }
      const person = people.get(personId) ?? fresh
      people.set(personId, person)
      if (!person.bucket.take(nowMs)) person.waitUntilMs = nowMs + waitMs
    },
    mustWait: (personId) => (people.get(personId)?.waitUntilMs ?? 0) > clock.monotonicMs(),
  }
}
