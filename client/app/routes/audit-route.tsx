// Audit route: who did what on a programme.

import { createRoute } from '@tanstack/react-router'
import { AuditPage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'

export const auditRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'audit',
  component: AuditRoute,
})

function AuditRoute() {
  const { programmeId } = auditRoute.useRouteContext()
  return <AuditPage key={programmeId} programmeId={programmeId} />
}
