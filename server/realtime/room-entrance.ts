// Room entrance: lets connections into a room and out of it, and tells each what room this is and what one may do in it. Promises that nobody
// stays whose right to be here is another, and that what was admitted of somebody who left still commits. Made and called by room alone.

import { closeCodes } from '../../shared/contract/close-code.ts'
import type { Status } from '../../shared/contract/wire.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { mayReadRoom, mayWriteRoom } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { PeopleBook } from './people-book.ts'
import type { Clock } from './ports.ts'
import type { Presence } from './presence.ts'
import type { RoomAudience } from './room-audience.ts'
import type { Event } from './room-effects.ts'
import type { ClosedBecause } from './room-protocol.ts'
import type { RoomReader } from './room-reader.ts'
import { closes } from './room-words.ts'
import { type Session, session } from './session.ts'

export interface Joining {
  readonly key: number
  readonly actor: Actor
  readonly clientId: number
  /** The client named its schema, so our own messages are understood. */
  readonly ours: boolean
  /** The mode the whole server is in. */
  readonly status: Status
}

export interface RoomEntrance {
  join(o: Joining): Session
  leave(key: number): void
  /** Whoever may something else now comes back at once and is told what; everybody else is told who that is. */
  rightsChanged(): void
  /** Closes every connection. */
  close(why: ClosedBecause): void
}

export function roomEntrance(o: {
  readonly id: Room
  readonly people: PeopleBook
  readonly audience: RoomAudience
  readonly presence: Presence
  readonly reader: Pick<RoomReader, 'showPresence'>
  readonly clock: Clock
  readonly build?: string | null
  readonly generation: () => string
  readonly status: (server: Status) => Status
  readonly step: (event: Event) => void
  readonly guard: (run: () => void) => void
  /** Told when the last session has left. */
  readonly onEmpty: () => void
}): RoomEntrance {
  const { people, audience } = o

  const welcome = (joined: Session, status: Status): void => {
    const { person } = joined
    audience.tell([joined], 'welcome', {
      generation: o.generation(),
      schemaVersion,
      person,
      mayWrite: person.role !== null && mayWriteRoom(person.role, o.id.kind),
      serverTime: o.clock.now().toISOString(),
      build: o.build ?? null,
      hearsConfirmed: true,
      tellsFormer: true,
    })
    audience.tell([joined], 'status', o.status(status))
    audience.tellAuthors(
      joined,
      audience.all().map((each) => each.clientId),
    )
  }

  const leave = (key: number): void => {
    const left = audience.find(key)
    if (left === undefined) return
    left.state = 'left'
    left.inbox.length = 0
    audience.remove(left)
    o.guard(() => {
      o.presence.leave(left.clientId)
      o.step({ kind: 'left', key })
    })
    if (audience.size === 0) o.onEmpty()
  }

  return {
    join(joining) {
      const person = people.arrive(joining.actor)
      const joined = session({ ...joining, person })
      o.guard(() => {
        if (!mayReadRoom(person.role, o.id.kind)) {
          joined.state = 'left'
          audience.close([joined], closes['unknown-room'])
          return
        }
        audience.add(joined)
        welcome(joined, joining.status)
        o.step({ kind: 'joined', key: joining.key })
        o.reader.showPresence(joined)
      })
      return joined
    },
    leave,
    rightsChanged() {
      for (const each of audience.all()) {
        const role = people.roleOf(each.actor.personId)
        if (role === each.person.role) continue
        const why = !mayReadRoom(role, o.id.kind)
          ? closes['unknown-room']
          : ({ code: closeCodes.restart, reason: 'FORBIDDEN' } as const)
        audience.close([each], why)
        leave(each.key)
      }
      audience.retellAuthors()
    },
    close(why) {
      audience.close(audience.all(), closes[why])
      for (const each of audience.all()) {
        each.state = 'left'
        each.inbox.length = 0
        audience.remove(each)
      }
    },
  }
}
