// Log in a command: the update log as a command, or a reading as of one moment, sees it inside its own transaction, so that what it judges by and tells is
// as it stands in that moment. It sees what is committed; rooms people write in may grow meanwhile, unless the command holds them. Called by server/http
// through kept documents.

import type { RoomName } from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { loadRoomIn } from './load-room.ts'
import { readOnIn } from './read-on.ts'
import type { UpdateLog } from './update-log.ts'

/** @returns what reads the log on the transaction's own connection. */
export function logInCommand(tx: Transaction, { log }: Pick<Database, 'log'>): Pick<UpdateLog, 'load' | 'readAfter'> {
  return {
    // Rows are never removed, so that those up to the head as it was read are there whatever comes after.
    load: (room: RoomName) => loadRoomIn(tx, { room, log }),
    readAfter: (room, place) => readOnIn(tx, { room, ...place }),
  }
}
