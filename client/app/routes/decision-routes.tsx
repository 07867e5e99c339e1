// Decision routes: the register of a programme, one decision, the board as the members saw it then, and what was promised.

import { createRoute } from '@tanstack/react-router'
import { BoardThenPage, DecisionPage, DecisionsPage, PromisesPage } from '../pages.ts'
import { decisionOf } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const decisionsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'decisions',
  component: DecisionsRoute,
})

export const decisionRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'decisions/$decision',
  beforeLoad: ({ params }) => decisionOf(params.decision),
  component: DecisionRoute,
})

export const boardThenRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'decisions/$decision/board',
  beforeLoad: ({ params }) => decisionOf(params.decision),
  component: BoardThenRoute,
})

export const promisesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'promises',
  component: PromisesRoute,
})

function DecisionsRoute() {
  const { programmeId } = decisionsRoute.useRouteContext()
  return <DecisionsPage key={programmeId} programmeId={programmeId} />
}

function DecisionRoute() {
  const { programmeId, decisionId } = decisionRoute.useRouteContext()
  return <DecisionPage key={decisionId} programmeId={programmeId} decisionId={decisionId} />
}

function BoardThenRoute() {
  const { programmeId, decisionId } = boardThenRoute.useRouteContext()
  return <BoardThenPage key={decisionId} programmeId={programmeId} decisionId={decisionId} />
}

function PromisesRoute() {
  const { programmeId } = promisesRoute.useRouteContext()
  return <PromisesPage key={programmeId} programmeId={programmeId} />
}
