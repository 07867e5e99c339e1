// Lets in: whether somebody may open a room, by her role as she came to the door; in an alternative by whose it is too, as that stands now. Asked by the
// door before anything else is said of the room.

import { mayReadRoom } from '../../shared/rules/permissions.ts'
import type { Actor } from '../auth/actor.ts'
import type { PeopleBook } from './people-book.ts'
import type { RoomOptions } from './room-options.ts'

export async function letsIn(
  o: Pick<RoomOptions<unknown>, 'id' | 'loaded'> & { readonly people: Pick<PeopleBook, 'refresh' | 'roleOf'> },
  actor: Actor,
): Promise<boolean> {
  const { kind } = o.id
  if (kind !== 'alternative') return mayReadRoom(actor.roleOn(o.loaded.programmeId), kind)
  await o.people.refresh(actor.personId)
  return mayReadRoom(o.people.roleOf(actor.personId), kind)
}
