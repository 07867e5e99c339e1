// Scores route: the rounds of scores of a programme, one of them on the page; it may stand in the address.

import { createRoute } from '@tanstack/react-router'
import { ScoresPage } from '../pages.ts'
import { scoreRoundSearch } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const scoresRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'scores',
  validateSearch: scoreRoundSearch,
  component: ScoresRoute,
})

function ScoresRoute() {
  const { programmeId } = scoresRoute.useRouteContext()
  const { round } = scoresRoute.useSearch()
  const navigate = scoresRoute.useNavigate()
  return (
    <ScoresPage
      key={programmeId}
      programmeId={programmeId}
      roundId={round ?? null}
      onOpenRound={(id) => void navigate({ search: { round: id }, resetScroll: false })}
    />
  )
}
