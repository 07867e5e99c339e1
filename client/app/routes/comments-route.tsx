// Comments route: every comment of a programme.

import { createRoute } from '@tanstack/react-router'
import { CommentsPage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'

export const commentsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'comments',
  component: CommentsRoute,
})

function CommentsRoute() {
  const { programmeId } = commentsRoute.useRouteContext()
  return <CommentsPage key={programmeId} programmeId={programmeId} />
}
