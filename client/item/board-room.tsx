// The room of a programme's board, or of the alternative to it one stands in, with everything its pages stand in: who the person is, the programme's structure, the live document.
// Draws what it says while these are on their way (`loading`), and why when they did not come. Called by the queue, the cut list and,
// around the drawer, by a point.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { alternativeRoom, boardRoom, type ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { RoomProvider } from '../live/room-provider.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { mayInAlternative, useAlternativeHere } from './alternative-here.ts'
import { type BoardPage, PageContext, ProgrammeContext } from './programme-context.ts'

export interface BoardRoomProps {
  readonly programmeId: ProgrammeId
  /** Where the person is, as others are told. */
  readonly page: BoardPage
  /** What stands until the room is there; nothing when left out. */
  readonly loading?: ReactNode
  readonly children: ReactNode
}

export function BoardRoom({ programmeId, page, loading = null, children }: BoardRoomProps) {
  const { t } = useTranslation('item')
  const session = useSession()
  const membership = useMembership(programmeId)
  const programme = useProgramme(programmeId)
  // Parts of an item and of the lists stand by it: all of them come at once, and nothing moves under a finger afterwards.
  const frame = useFrame(programmeId)
  const alternative = useAlternativeHere()
  const error = session.error ?? programme.error
  if (error !== null && (!session.data || !programme.data)) {
    const retry = () => {
      void session.refetch()
      void programme.refetch()
    }
    return (
      <div className="page-body board-failed">
        <ErrorPanel title={t('failed')} onRetry={retry}>
          {problemText(error)}
        </ErrorPanel>
      </div>
    )
  }
  if (!session.data || !programme.data || membership === null || frame.isPending) return loading
  const { person } = session.data
  const own = membership.permissions
  const room = alternative === null ? boardRoom(programmeId) : alternativeRoom(alternative.id)
  const permissions = alternative === null ? own : mayInAlternative(own, { alternative, me: person.id })
  return (
    <RoomProvider room={room} person={person} permissions={permissions}>
      <ProgrammeContext value={programme.data}>
        <PageContext value={page}>{children}</PageContext>
      </ProgrammeContext>
    </RoomProvider>
  )
}
