// Root routes: what every address stands below, and what those stand below that ask for a seat first, and come back.

import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session-queries.ts'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet })

export const signedInRoute = createRoute({
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
