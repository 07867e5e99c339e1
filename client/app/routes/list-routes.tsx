// List routes: the queue and the cut list, each with the item that is open beside it, and what has changed on them.

import { createRoute } from '@tanstack/react-router'
import { ChangesPage, CutListPage, QueuePage } from '../pages.ts'
import { itemSearch, searchOf } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const queueRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'queue',
  validateSearch: itemSearch,
  component: QueueRoute,
})

export const cutListRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'cut-list',
  validateSearch: itemSearch,
  component: CutListRoute,
})

export const changesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'changes',
  component: ChangesRoute,
})

function ChangesRoute() {
  const { programmeId } = changesRoute.useRouteContext()
  return <ChangesPage key={programmeId} programmeId={programmeId} />
}

function QueueRoute() {
  const { programmeId } = queueRoute.useRouteContext()
  const { item } = queueRoute.useSearch()
  const navigate = queueRoute.useNavigate()
  return (
    <QueuePage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}

function CutListRoute() {
  const { programmeId } = cutListRoute.useRouteContext()
  const { item } = cutListRoute.useSearch()
  const navigate = cutListRoute.useNavigate()
  return (
    <CutListPage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}
