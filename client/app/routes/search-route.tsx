// Search route: words found in a programme; they stand in the address.

import { createRoute } from '@tanstack/react-router'
import { useCallback } from 'react'
import { SearchPage } from '../pages.ts'
import { wordsSearch } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const searchRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'search',
  validateSearch: wordsSearch,
  component: SearchRoute,
})

function SearchRoute() {
  const { programmeId } = searchRoute.useRouteContext()
  const { q } = searchRoute.useSearch()
  const navigate = searchRoute.useNavigate()
  const onSearch = useCallback(
    (text: string) => void navigate({ search: text === '' ? {} : { q: text }, replace: true, resetScroll: false }),
    [navigate],
  )
  return <SearchPage key={programmeId} programmeId={programmeId} text={q ?? ''} onSearch={onSearch} />
}
