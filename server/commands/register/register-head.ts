// Register heads: number and hash of the newest decision and of the newest board that was kept, as the board's document tells them, and of the newest edition as the
// minutes' document does, each written there by what made it. A row that is taken off the end of any is missed by it. Called by server/verify-register.ts.

import { z } from 'zod'
import type { ChainHead } from '../../domain/chain-check.ts'
import type { RegisterHeads } from '../../store/check-registers.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { roomDocument } from '../documents/room-document.ts'

const headSchema = z.object({ number: z.number().int(), hash: z.string() })

/** @returns null for what was never made, or never told. */
export function registerHeads(board: LoadedRoom): RegisterHeads {
  const [register, views] = told(board, ['register', 'views'])
  return { register: register ?? null, views: views ?? null }
}

/** @returns null when the minutes were never approved. */
export function editionHead(minutes: LoadedRoom): ChainHead | null {
  return told(minutes, ['edition'])[0] ?? null
}

function told(room: LoadedRoom, keys: readonly string[]): readonly (ChainHead | null)[] {
  const doc = roomDocument(room)
  const heads = keys.map((key) => headSchema.safeParse(doc.getMap('rulings').get(key)).data ?? null)
  doc.destroy()
  return heads
}
