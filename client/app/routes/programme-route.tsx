// Programme route: a programme with its head, which its pages are shown below, and the page it opens at.

import { createRoute, notFound, Outlet, redirect } from '@tanstack/react-router'
import { Suspense } from 'react'
import { programmeIdSchema } from '../../../shared/ids.ts'
import { LoadingPage } from '../loading-page.tsx'
import { ProgrammeShell } from '../shell.tsx'
import { signedInRoute } from './root-routes.ts'

export const programmeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/p/$programme',
  beforeLoad: ({ params }) => {
    const id = programmeIdSchema.safeParse(params.programme)
    if (!id.success) throw notFound()
    return { programmeId: id.data }
  },
  component: ProgrammeRoute,
})

export const programmeHomeRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$programme/queue', params, replace: true })
  },
})

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
