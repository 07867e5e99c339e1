// Room context: the open room and what its person may do there, for the hooks of use-room.ts. Given by room-provider.tsx; tests and pages under
// work may give a room of their own.

import { createContext } from 'react'
import type { Permission } from '../../shared/rules/permissions.ts'
import type { LiveRoom } from './live-room.ts'

export interface RoomInContext {
  readonly room: LiveRoom
  readonly permissions: readonly Permission[]
}

export const RoomContext = createContext<RoomInContext | null>(null)
