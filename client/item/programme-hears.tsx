// Hears what is told on a programme's board, for a page that shows none of it: what such a page has asked for is asked again when it has changed. Draws
// nothing. Called by the pages of points and decisions.

import { boardRoom, type ProgrammeId } from '../../shared/ids.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { RoomProvider } from '../live/room-provider.tsx'

export function ProgrammeHears({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const session = useSession()
  const membership = useMembership(programmeId)
  if (!session.data || membership === null) return null
  return (
    <RoomProvider room={boardRoom(programmeId)} person={session.data.person} permissions={membership.permissions}>
      {null}
    </RoomProvider>
  )
}
