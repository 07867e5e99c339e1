// Sheets route: the board taken out for a spreadsheet, and a sheet read in.

import { createRoute } from '@tanstack/react-router'
import { SheetsPage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'

export const sheetsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'sheets',
  component: SheetsRoute,
})

function SheetsRoute() {
  const { programmeId } = sheetsRoute.useRouteContext()
  return <SheetsPage key={programmeId} programmeId={programmeId} />
}
