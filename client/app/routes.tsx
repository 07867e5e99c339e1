// Every address of the app, and which page it shows. All of them can be shared: whoever has not taken a seat is asked to, and comes back.
// Pages are fetched when they are first shown, and told by props what the address says.

import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  notFound,
  Outlet,
  redirect,
  useNavigate,
} from '@tanstack/react-router'
import { Suspense } from 'react'
import { type ItemId, itemIdSchema, pointIdSchema, programmeIdSchema } from '../../shared/ids.ts'
import { sessionQuery } from '../api/session-queries.ts'
import { LoadingPage } from './loading-page.tsx'
import { ownAddress } from './own-address.ts'
import { CutListPage, PointPage, PointsPage, ProgrammesPage, QueuePage, SeatsPage } from './pages.ts'
import { ProgrammeShell, Shell } from './shell.tsx'

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet })

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/programmes', replace: true })
  },
})

const seatsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seats',
  validateSearch: (search): { next?: string } => {
    const next = ownAddress(search.next)
    return next === null ? {} : { next }
  },
  component: SeatsRoute,
})

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session !== null) return
    const next = location.href === '/programmes' ? {} : { next: location.href }
    throw redirect({ to: '/seats', search: next, replace: true })
  },
  component: Outlet,
})

const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/programmes',
  component: ProgrammesRoute,
})

const programmeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/p/$programme',
  beforeLoad: ({ params }) => {
    const id = programmeIdSchema.safeParse(params.programme)
    if (!id.success) throw notFound()
    return { programmeId: id.data }
  },
  component: ProgrammeRoute,
})

const programmeHomeRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$programme/queue', params, replace: true })
  },
})

const queueRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'queue',
  validateSearch: itemSearch,
  component: QueueRoute,
})

const cutListRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'cut-list',
  validateSearch: itemSearch,
  component: CutListRoute,
})

const pointsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points',
  component: PointsRoute,
})

const pointRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'points/$point',
  beforeLoad: ({ params }) => {
    const id = pointIdSchema.safeParse(params.point)
    if (!id.success) throw notFound()
    return { pointId: id.data }
  },
  validateSearch: itemSearch,
  component: PointRoute,
})

export const routeTree = rootRoute.addChildren([
  homeRoute,
  seatsRoute,
  signedInRoute.addChildren([
    programmesRoute,
    programmeRoute.addChildren([programmeHomeRoute, queueRoute, cutListRoute, pointsRoute, pointRoute]),
  ]),
])

function SeatsRoute() {
  const { next } = seatsRoute.useSearch()
  const navigate = useNavigate()
  return (
    <Suspense fallback={<LoadingPage />}>
      <SeatsPage
        next={next ?? null}
        onSeated={(programmeId) => {
          if (next !== undefined) void navigate({ href: next, replace: true })
          else if (programmeId === null) void navigate({ to: '/programmes' })
          else void navigate({ to: '/p/$programme/queue', params: { programme: programmeId } })
        }}
      />
    </Suspense>
  )
}

function ProgrammesRoute() {
  return (
    <Shell>
      <Suspense fallback={<LoadingPage />}>
        <ProgrammesPage />
      </Suspense>
    </Shell>
  )
}

function ProgrammeRoute() {
  const { programmeId } = programmeRoute.useRouteContext()
  return (
    <ProgrammeShell programmeId={programmeId}>
      <Suspense fallback={<LoadingPage />}>
        <Outlet />
      </Suspense>
    </ProgrammeShell>
  )
}

function QueueRoute() {
  const { programmeId } = queueRoute.useRouteContext()
  const { item } = queueRoute.useSearch()
  const navigate = queueRoute.useNavigate()
  return (
    <QueuePage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

function CutListRoute() {
  const { programmeId } = cutListRoute.useRouteContext()
  const { item } = cutListRoute.useSearch()
  const navigate = cutListRoute.useNavigate()
  return (
    <CutListPage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

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
  const { item } = pointRoute.useSearch()
  const navigate = pointRoute.useNavigate()
  return (
    <PointPage
      key={pointId}
      programmeId={programmeId}
      pointId={pointId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

function itemSearch(search: Record<string, unknown>): { item?: ItemId } {
  const item = itemIdSchema.safeParse(search.item)
  return item.success ? { item: item.data } : {}
}

function searchOf(item: ItemId | null): { item?: ItemId } {
  return item === null ? {} : { item }
}
