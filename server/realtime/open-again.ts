// Open again: after a start the rooms people were in are opened one after the other, so that those who come back all at once find them open.
// A help and no more: what cannot be opened now is opened when somebody comes, and what nobody comes to is let go. Called by create-realtime.

import type { RoomName } from '../../shared/ids.ts'
import { faultFields } from '../store/fault.ts'
import type { Logger } from './ports.ts'
import type { Rooms } from './rooms.ts'

/** Resolves when all of them are open, or the server is stopping. */
export async function openAgain(o: {
  readonly rooms: Pick<Rooms, 'open' | 'status'>
  readonly written: () => Promise<readonly RoomName[]>
  readonly logger: Logger
}): Promise<void> {
  const { rooms, written, logger } = o
  const isStopping = (): boolean => rooms.status.mode === 'draining'
  const failed = (error: unknown, room: RoomName | null): void => {
    if (!isStopping()) logger.warn({ room, ...faultFields(error) }, 'a room was not opened again')
  }
  const names = await written().catch((error: unknown) => {
    failed(error, null)
    return []
  })
  for (const name of names) {
    if (isStopping()) return
    await rooms.open(name).catch((error: unknown) => failed(error, name))
  }
}
