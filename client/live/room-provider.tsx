// Room provider: opens a live room for the pages below and gives it to the hooks of use-room.ts. One room per name and person in the whole page;
// when the name changes, the children start anew with the other room. What the room is told has changed is asked for again. Called by pages.

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { SessionBody } from '../../shared/contract/http.ts'
import type { RoomName } from '../../shared/ids.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import { askAgain } from '../api/ask-again.ts'
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
  const queries = useQueryClient()
  useEffect(() => room.onNotice(hearingOf(queries)), [room, queries])
  const value = useMemo(() => ({ room, permissions }), [room, permissions])
  return (
    <RoomContext value={value} key={name}>
      {children}
    </RoomContext>
  )
}

/** One for the whole page: the same notice may come in two rooms. */
const hearings = new WeakMap<QueryClient, ReturnType<typeof askAgain>>()

function hearingOf(client: QueryClient): ReturnType<typeof askAgain> {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  const hearing = hearings.get(client) ?? askAgain({ client, random: Math.random, pause })
  hearings.set(client, hearing)
  return hearing
}
