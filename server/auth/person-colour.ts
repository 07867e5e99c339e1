// Colour of a person: 1–5, by the id alone, so that every server, every room and every page show the same without asking each other. With five
// colours two people may have one and the same; who is meant is always said in words beside it. Called by realtime and http.

import type { PersonId } from '../../shared/ids.ts'

const colourCount = 5

/** @returns a whole number from 1 to 5, evenly spread over ids. Source: FNV-1a, 32 bits, with MurmurHash3's last mixing. */
export function personColour(personId: PersonId): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < personId.length; at += 1) hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) % colourCount) + 1
}
