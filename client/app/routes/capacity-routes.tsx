// Capacity routes: receivers and dependencies with the item that is open over them, and the second opinion.

import { createRoute } from '@tanstack/react-router'
import { CapacityPage, SecondOpinionPage } from '../pages.ts'
import { itemSearch, searchOf } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const capacityRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'capacity',
  validateSearch: itemSearch,
  component: CapacityRoute,
})

export const secondOpinionRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'second-opinion',
  validateSearch: itemSearch,
  component: SecondOpinionRoute,
})

function CapacityRoute() {
  const { programmeId } = capacityRoute.useRouteContext()
  const { item } = capacityRoute.useSearch()
  const navigate = capacityRoute.useNavigate()
  return (
    <CapacityPage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

function SecondOpinionRoute() {
  const { programmeId } = secondOpinionRoute.useRouteContext()
  const { item } = secondOpinionRoute.useSearch()
  const navigate = secondOpinionRoute.useNavigate()
  return (
    <SecondOpinionPage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}
