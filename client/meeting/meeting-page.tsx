// A meeting's page: the board's room beneath, so that what is shown of it is always now, the point's room for the agenda, the internal one where
// the reader may, and what the server says of the meeting and the deciding, read again every few seconds. Called by client/app.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { internalRoom, pointRoom } from '../../shared/ids.ts'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ItemDrawer } from '../item/item-drawer.tsx'
import { useProgrammeBody } from '../item/programme-context.ts'
import { RoomContext } from '../live/room-context.ts'
import { RoomProvider } from '../live/room-provider.tsx'
import { useAgenda, usePointHead, useRoom } from '../live/use-room.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import type { MeetingPageProps } from '../ui/page-props.ts'
import { courseOf } from './agenda-course.ts'
import { BoardBesideContext } from './board-beside.ts'
import { directoryOf, type InMeeting, MeetingContext } from './meeting-context.ts'
import { BoardSave } from './meeting-slots.tsx'
import { MeetingView } from './meeting-view.tsx'
import { ShowItem } from './show-item.tsx'

export function MeetingPage(props: MeetingPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="meeting" loading={<MeetingLoading />}>
      <MeetingRooms {...props} />
    </BoardRoom>
  )
}

function MeetingLoading() {
  const { t } = useTranslation('meeting')
  return (
    <main id="main" tabIndex={-1} className="page-loading">
      <LoadingRows label={t('loading')} rows={10} />
    </main>
  )
}

function MeetingRooms(props: MeetingPageProps) {
  const { programmeId, pointId, openItemId, onOpenItem } = props
  const board = useRoom()
  const session = useSession()
  const membership = useMembership(programmeId)
  const beside = useMemo(() => ({ room: board, openItemId, openItem: onOpenItem }), [board, openItemId, onOpenItem])
  if (!session.data || membership === null) return <MeetingLoading />
  const who = { person: session.data.person, permissions: membership.permissions }
  const mayReadInternal = membership.permissions.includes('internal.read')
  return (
    <>
      <BoardBesideContext value={beside}>
        <BoardSave>
          <RoomProvider room={pointRoom(pointId)} {...who}>
            {mayReadInternal ? (
              <InternalAgenda pointId={pointId} {...who}>
                {(internal) => <Meeting {...props} internal={internal} />}
              </InternalAgenda>
            ) : (
              <Meeting {...props} internal={null} />
            )}
          </RoomProvider>
        </BoardSave>
      </BoardBesideContext>
      {openItemId !== null && (
        <ItemDrawer
          itemId={openItemId}
          onOpenItem={onOpenItem}
          actions={<ShowItem programmeId={programmeId} pointId={pointId} itemId={openItemId} />}
        />
      )}
    </>
  )
}

/** Reads the internal agenda, and stands what it draws in the point's own room all the same. */
function InternalAgenda(o: {
  readonly pointId: MeetingPageProps['pointId']
  readonly person: InMeeting['me']
  readonly permissions: NonNullable<ReturnType<typeof useMembership>>['permissions']
  readonly children: (internal: Agenda) => ReactNode
}) {
  const point = useContext(RoomContext)
  return (
    <RoomProvider room={internalRoom(o.pointId)} person={o.person} permissions={o.permissions}>
      <ReadAgenda>{(internal) => <RoomContext value={point}>{o.children(internal)}</RoomContext>}</ReadAgenda>
    </RoomProvider>
  )
}

function ReadAgenda({ children }: { readonly children: (agenda: Agenda) => ReactNode }) {
  return children(useAgenda())
}

function Meeting({ programmeId, pointId, menu, internal }: MeetingPageProps & { readonly internal: Agenda | null }) {
  const { t } = useTranslation('meeting')
  const { t: points } = useTranslation('points')
  const meeting = useMeeting(programmeId, pointId)
  const deciding = useDeciding({ programmeId, pointId, live: true })
  const session = useSession()
  const membership = useMembership(programmeId)
  const agenda = useAgenda()
  const head = usePointHead()
  const { members } = useProgrammeBody()
  const [view, decided] = [meeting.data, deciding.data]
  const someone = t('someone')
  const people = view?.people
  const person = useMemo(() => directoryOf({ people: people ?? [], members, someone }), [people, members, someone])
  const course = useMemo(
    () => (view === undefined ? null : courseOf({ agenda, internal, meeting: view.meeting })),
    [agenda, internal, view],
  )
  const error = meeting.error ?? deciding.error
  if (view === undefined || decided === undefined || head === null || course === null) {
    if (error === null || (view !== undefined && decided !== undefined)) return <MeetingLoading />
    const retry = () => {
      void meeting.refetch()
      void deciding.refetch()
    }
    return (
      <div className="m-page">
        <header className="m-top">
          <Link
            className="brand"
            to="/p/$programme/points"
            params={{ programme: programmeId }}
            aria-label={points('point.back')}
          >
            <Brand />
          </Link>
          <div className="m-top-r">{menu}</div>
        </header>
        <main id="main" tabIndex={-1} className="page-body">
          <ErrorPanel
            title={t('failed')}
            onRetry={retry}
            actions={
              <Button variant="tertiary" asChild>
                <Link to="/p/$programme/points" params={{ programme: programmeId }}>
                  {points('point.back')}
                </Link>
              </Button>
            }
          >
            {problemText(error)}
          </ErrorPanel>
        </main>
      </div>
    )
  }
  if (!session.data || membership === null) return <MeetingLoading />
  const me = session.data.person
  const value: InMeeting = {
    programmeId,
    pointId,
    view,
    deciding: decided,
    head,
    course,
    me,
    may: (permission) => membership.permissions.includes(permission),
    leads: view.meeting.state === 'in-session' && view.meeting.gavel === me.id,
    offsetMs: view.offsetMs,
    person,
    members,
  }
  return (
    <MeetingContext value={value}>
      <MeetingView menu={menu} failing={error !== null} />
    </MeetingContext>
  )
}
