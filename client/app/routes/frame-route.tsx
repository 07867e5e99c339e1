// Frame route: how likely the frames are to hold, and everything the programme reckons with.

import { createRoute } from '@tanstack/react-router'
import { FramePage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'

export const frameRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'frame',
  component: FrameRoute,
})

function FrameRoute() {
  const { programmeId } = frameRoute.useRouteContext()
  return <FramePage key={programmeId} programmeId={programmeId} />
}
