// Upload gate: how many files are read at once, since each stands whole in memory while it is judged: a few for one person, so that nobody
// keeps the others out, and a bound for the server. Called by server/http/points/papers.ts.

import type { PersonId } from '../../../shared/ids.ts'
import { type Outcome, refuse } from '../../../shared/outcome.ts'

const perPerson = 3
const altogether = 12

export interface UploadGate {
  /** Runs `upload` now, or refuses it as TOO_MANY_REQUESTS. */
  through<Value>(person: PersonId, upload: () => Promise<Outcome<Value>>): Promise<Outcome<Value>>
}

/** @returns a gate that nobody is in. */
export function uploadGate(): UploadGate {
  const within: PersonId[] = []
  return {
    async through(person, upload) {
      const theirs = within.filter((each) => each === person).length
      if (theirs >= perPerson || within.length >= altogether) return refuse('TOO_MANY_REQUESTS')
      within.push(person)
      try {
        return await upload()
      } finally {
        within.splice(within.indexOf(person), 1)
      }
    },
  }
}
