// Checksum of a row of the log: CRC-32 over its place and its bytes. It is against disks and hands that change a byte, not against
// somebody who means to: whoever can write rows can write checksums. CRC-32 finds every burst of up to 32 bits, costs well under a
// microsecond and four bytes a row, and the rows of a long log are all checked at load. Called when rows are written and read.

import { crc32 } from 'node:zlib'
import type { RoomName } from '../../shared/ids.ts'

/** @returns a signed 32-bit number, as the column holds it. */
export function rowChecksum(row: {
  readonly room: RoomName
  readonly generation: number
  readonly position: number
  readonly payload: Uint8Array
}): number {
  return crc32(row.payload, crc32(`${row.room} ${row.generation} ${row.position} `)) | 0
}
