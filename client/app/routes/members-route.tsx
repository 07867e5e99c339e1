// Members route: who is on a programme's board.

import { createRoute } from '@tanstack/react-router'
import { MembersPage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'

export const membersRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'members',
  component: MembersRoute,
})

function MembersRoute() {
  const { programmeId } = membersRoute.useRouteContext()
  return <MembersPage key={programmeId} programmeId={programmeId} />
}
