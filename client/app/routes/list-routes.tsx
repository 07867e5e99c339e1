// List routes: the queue and the cut list, each with the item that is open beside it, what has changed on them, and how they stood.

import { createRoute } from '@tanstack/react-router'
import { ChangesPage, CutListPage, HistoryPage, QueuePage, RolloutPage } from '../pages.ts'
import { itemSearch, momentSearch, searchOf } from './address-parts.ts'
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

export const rolloutRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'rollout',
  validateSearch: itemSearch,
  component: RolloutRoute,
})

export const changesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'changes',
  component: ChangesRoute,
})

export const historyRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'history',
  validateSearch: momentSearch,
  component: HistoryRoute,
})

function HistoryRoute() {
  const { programmeId } = historyRoute.useRouteContext()
  const { at } = historyRoute.useSearch()
  const navigate = historyRoute.useNavigate()
  return (
    <HistoryPage
      key={programmeId}
      programmeId={programmeId}
      at={at ?? null}
      onChoose={(moment) => void navigate({ search: { at: moment }, replace: true, resetScroll: false })}
    />
  )
}

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

function RolloutRoute() {
  const { programmeId } = rolloutRoute.useRouteContext()
  const { item } = rolloutRoute.useSearch()
  const navigate = rolloutRoute.useNavigate()
  return (
    <RolloutPage
      key={programmeId}
      programmeId={programmeId}
      openItemId={item ?? null}
      onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
    />
  )
}
