// Point routes: the points of a programme, one of them, its minutes, a circulation of it and its meeting.

import { createRoute, notFound } from '@tanstack/react-router'
import { Suspense } from 'react'
import { pointIdSchema, programmeIdSchema, roundIdSchema } from '../../../shared/ids.ts'
import { LoadingPage } from '../loading-page.tsx'
import { CirculationPage, MeetingPage, MinutesPage, PointPage, PointsPage } from '../pages.ts'
import { OwnMenu, ProgrammeShell } from '../shell.tsx'
import { itemSearch, pointOf, pointSearch, searchOf } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'
import { signedInRoute } from './root-routes.ts'

export const pointsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points',
  component: PointsRoute,
})

export const pointRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points/$point',
  beforeLoad: ({ params }) => pointOf(params.point),
  validateSearch: pointSearch,
  component: PointRoute,
})

export const circulationRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points/$point/circulations/$round',
  beforeLoad: ({ params }) => {
    const point = pointIdSchema.safeParse(params.point)
    const round = roundIdSchema.safeParse(params.round)
    if (!point.success || !round.success) throw notFound()
    return { pointId: point.data, roundId: round.data }
  },
  component: CirculationRoute,
})

export const minutesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points/$point/minutes',
  beforeLoad: ({ params }) => pointOf(params.point),
  component: MinutesRoute,
})

// Beside the programme's other pages, not among them: a meeting draws a head of its own.
export const meetingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/p/$programme/points/$point/meeting',
  beforeLoad: ({ params }) => {
    const programme = programmeIdSchema.safeParse(params.programme)
    const point = pointIdSchema.safeParse(params.point)
    if (!programme.success || !point.success) throw notFound()
    return { programmeId: programme.data, pointId: point.data }
  },
  validateSearch: itemSearch,
  component: MeetingRoute,
})

function PointsRoute() {
  const { programmeId } = pointsRoute.useRouteContext()
  const navigate = pointsRoute.useNavigate()
  return (
    <PointsPage
      key={programmeId}
      programmeId={programmeId}
      onOpenPoint={(point) =>
        void navigate({ to: '/p/$programme/points/$point', params: { programme: programmeId, point } })
      }
    />
  )
}

function PointRoute() {
  const { programmeId, pointId } = pointRoute.useRouteContext()
  const { item, agenda } = pointRoute.useSearch()
  const navigate = pointRoute.useNavigate()
  return (
    <PointPage
      key={pointId}
      programmeId={programmeId}
      pointId={pointId}
      firstAgendaItem={agenda ?? null}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

function CirculationRoute() {
  const { programmeId, pointId, roundId } = circulationRoute.useRouteContext()
  return <CirculationPage key={roundId} {...{ programmeId, pointId, roundId }} />
}

function MinutesRoute() {
  const { programmeId, pointId } = minutesRoute.useRouteContext()
  return <MinutesPage key={pointId} programmeId={programmeId} pointId={pointId} />
}

function MeetingRoute() {
  const { programmeId, pointId } = meetingRoute.useRouteContext()
  const { item } = meetingRoute.useSearch()
  const navigate = meetingRoute.useNavigate()
  return (
    <ProgrammeShell programmeId={programmeId} ownHead>
      <Suspense fallback={<LoadingPage />}>
        <MeetingPage
          key={pointId}
          programmeId={programmeId}
          pointId={pointId}
          openItemId={item ?? null}
          onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
          menu={<OwnMenu />}
        />
      </Suspense>
    </ProgrammeShell>
  )
}
