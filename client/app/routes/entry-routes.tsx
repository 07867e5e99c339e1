// Entry routes: the addresses outside a programme: home, the seats, the programmes one has, and a projector by its link.

import { createRoute, redirect, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { LoadingPage } from '../loading-page.tsx'
import { ownAddress } from '../own-address.ts'
import { ProgrammesPage, ProjectorPage, SeatsPage } from '../pages.ts'
import { Shell } from '../shell.tsx'
import { rootRoute, signedInRoute } from './root-routes.ts'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/programmes', replace: true })
  },
})

export const seatsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seats',
  validateSearch: (search): { next?: string } => {
    const next = ownAddress(search.next)
    return next === null ? {} : { next }
  },
  component: SeatsRoute,
})

export const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/programmes',
  component: ProgrammesRoute,
})

export const projectorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projector/$token',
  component: ProjectorRoute,
})

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

function ProjectorRoute() {
  const { token } = projectorRoute.useParams()
  return (
    <Suspense fallback={<LoadingPage />}>
      <ProjectorPage key={token} token={token} />
    </Suspense>
  )
}
