// Entry routes: the addresses outside a programme: home, the seats or the ways to sign in, links that let one in, where one is signed in, the programmes one
// has, and a projector by its link.

import { createRoute, redirect, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { type RefusalCode, refusalCodeSchema } from '../../../shared/outcome.ts'
import { LoadingPage } from '../loading-page.tsx'
import { ownAddress } from '../own-address.ts'
import {
  InvitationPage,
  LinkPage,
  ProgrammesPage,
  ProjectorPage,
  SeatsPage,
  SessionsPage,
  SharePage,
} from '../pages.ts'
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
  validateSearch: (search): { next?: string; refused?: RefusalCode } => {
    const refused = refusalCodeSchema.safeParse(search.refused)
    return { ...nextOf(search), ...(refused.success ? { refused: refused.data } : {}) }
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

export const sessionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sessions',
  component: SessionsRoute,
})

export const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/$token',
  validateSearch: nextOf,
  component: LinkRoute,
})

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  component: InvitationRoute,
})

export const shareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/share/$token',
  component: ShareRoute,
})

function nextOf(search: Record<string, unknown>): { next?: string } {
  const next = ownAddress(search.next)
  return next === null ? {} : { next }
}

function SessionsRoute() {
  return (
    <Shell>
      <Suspense fallback={<LoadingPage />}>
        <SessionsPage />
      </Suspense>
    </Shell>
  )
}

function LinkRoute() {
  const { token } = linkRoute.useParams()
  const { next } = linkRoute.useSearch()
  const navigate = useNavigate()
  return (
    <Suspense fallback={<LoadingPage />}>
      <LinkPage
        key={token}
        token={token}
        onSignedIn={() => void navigate({ href: next ?? '/programmes', replace: true })}
      />
    </Suspense>
  )
}

function InvitationRoute() {
  const { token } = invitationRoute.useParams()
  const navigate = useNavigate()
  return (
    <Suspense fallback={<LoadingPage />}>
      <InvitationPage
        key={token}
        token={token}
        onAccepted={(programme) => void navigate({ to: '/p/$programme/queue', params: { programme }, replace: true })}
      />
    </Suspense>
  )
}

function ShareRoute() {
  const { token } = shareRoute.useParams()
  const navigate = useNavigate()
  return (
    <Suspense fallback={<LoadingPage />}>
      <SharePage
        key={token}
        token={token}
        onOpened={(programme) => void navigate({ to: '/p/$programme/queue', params: { programme }, replace: true })}
      />
    </Suspense>
  )
}

function SeatsRoute() {
  const { next, refused } = seatsRoute.useSearch()
  const navigate = useNavigate()
  return (
    <Suspense fallback={<LoadingPage />}>
      <SeatsPage
        next={next ?? null}
        refused={refused ?? null}
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
