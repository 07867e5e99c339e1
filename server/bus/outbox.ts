// Outbox: hints that are to be told, each thing once: of a room only how far it has come at last, of a person's presence only the last.
// Promises that it stays small however long nobody takes from it. Called by channel-bus.

import type { Hint, PresenceHint } from './bus.ts'

export interface Outbox {
  /** @returns false when there is no room for it, and it is lost. */
  put(hint: Hint): boolean
  /** @returns everything put since, and empties the box. */
  take(): readonly Hint[]
}

const maxThings = 10_000

export function outbox(): Outbox {
  let things = new Map<string, Hint>()
  let presence = new Map<string, Map<number, PresenceHint>>()
  const full = (): boolean => things.size + presence.size >= maxThings

  const putPresence = (hint: Extract<Hint, { kind: 'presence' }>): boolean => {
    const known = presence.get(hint.room)
    if (known === undefined && full()) return false
    const entries = known ?? new Map<number, PresenceHint>()
    for (const entry of hint.entries) {
      if ((entries.get(entry.clientId)?.clock ?? -1) <= entry.clock) entries.set(entry.clientId, entry)
    }
    presence.set(hint.room, entries)
    return true
  }

  return {
    put(hint) {
      // Presence without entries is a question, and goes beside the answers.
      if (hint.kind === 'presence' && hint.entries.length > 0) return putPresence(hint)
      const key = thing(hint)
      const known = things.get(key)
      if (known === undefined && full()) return false
      if (known === undefined || isNewer(hint, known)) things.set(key, hint)
      return true
    },
    take() {
      const taken: Hint[] = [...things.values()]
      for (const [room, entries] of presence) {
        taken.push({
          kind: 'presence',
          room: room as Extract<Hint, { kind: 'presence' }>['room'],
          entries: [...entries.values()],
        })
      }
      things = new Map()
      presence = new Map()
      return taken
    },
  }
}

function thing(hint: Hint): string {
  switch (hint.kind) {
    case 'grew':
    case 'digest':
    case 'presence':
      return `${hint.kind} ${hint.room}`
    case 'notice':
    case 'inner-notice':
    case 'comment-notice':
    case 'board-comment-notice':
    case 'office-comment-notice':
      return `${hint.kind} ${hint.room} ${hint.topic} ${hint.id}`
    case 'access':
      return `access ${hint.programmeId}`
    case 'session-ended':
      return `session-ended ${hint.sessionId}`
  }
}

function isNewer(hint: Hint, known: Hint): boolean {
  if (!('head' in hint) || !('head' in known)) return false
  return hint.generation === known.generation ? hint.head >= known.head : hint.generation > known.generation
}
