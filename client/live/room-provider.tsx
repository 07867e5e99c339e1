// Room provider: opens a live room for the pages below and gives it to the hooks of use-room.ts. One room per name and person in the whole page;
// when the name changes, the children start anew with the other room. Called by pages.

import { type ReactNode, useEffect, useMemo } from 'react'
import type { SessionBody } from '../../shared/contract/http.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import { RoomContext } from './room-context.ts'
import { holdRoom, sharedRoom } from './shared-rooms.ts'

export interface RoomProviderProps {
  readonly room: RoomName
  readonly person: SessionBody['person']
  /** What the person may on this programme; the server has the last word. */
  readonly permissions: readonly Permission[]
  readonly children: ReactNode
}

export function RoomProvider({ room: name, person, permissions, children }: RoomProviderProps) {
  const room = sharedRoom(name, person.id)
  useEffect(() => holdRoom(name, person.id), [name, person.id])
  const value = useMemo(() => ({ room, permissions }), [room, permissions])
  return (
    <RoomContext value={value} key={name}>
      {children}
    </RoomContext>
  )
}
