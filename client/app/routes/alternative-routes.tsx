// Alternative routes: the alternatives to the queue, one of them, its lists in the frame that says whose they are, and several side by side.

import { createRoute, notFound } from '@tanstack/react-router'
import { z } from 'zod'
import { alternativeIdSchema } from '../../../shared/ids.ts'
import { AlternativeFrame, AlternativePage, AlternativesPage, ComparePage, CutListPage, QueuePage } from '../pages.ts'
import { itemSearch, searchOf } from './address-parts.ts'
import { programmeRoute } from './programme-route.tsx'

export const alternativesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'alternatives',
  validateSearch: (search): { make?: true } => (search.make === true ? { make: true } : {}),
  component: AlternativesRoute,
})

export const compareRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'alternatives/compare',
  validateSearch: (search): { with?: string } => {
    const ids = z.string().max(200).safeParse(search.with)
    return ids.success ? { with: ids.data } : {}
  },
  component: CompareRoute,
})

export const alternativeRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'alternatives/$alternative',
  beforeLoad: ({ params }) => alternativeOf(params.alternative),
  component: AlternativeRoute,
})

export const alternativeQueueRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'alternatives/$alternative/queue',
  beforeLoad: ({ params }) => alternativeOf(params.alternative),
  validateSearch: itemSearch,
  component: AlternativeQueueRoute,
})

export const alternativeCutListRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'alternatives/$alternative/cut-list',
  beforeLoad: ({ params }) => alternativeOf(params.alternative),
  validateSearch: itemSearch,
  component: AlternativeCutListRoute,
})

function alternativeOf(text: string) {
  const id = alternativeIdSchema.safeParse(text)
  if (!id.success) throw notFound()
  return { alternativeId: id.data }
}

/** As many as are compared at once. */
const mostCompared = 3

function AlternativesRoute() {
  const { programmeId } = alternativesRoute.useRouteContext()
  const { make = false } = alternativesRoute.useSearch()
  const navigate = alternativesRoute.useNavigate()
  return (
    <AlternativesPage
      key={programmeId}
      programmeId={programmeId}
      isMaking={make}
      onMake={(making) => void navigate({ search: making ? { make: true } : {}, replace: true, resetScroll: false })}
      onOpen={(alternative) =>
        void navigate({
          to: '/p/$programme/alternatives/$alternative/queue',
          params: { programme: programmeId, alternative },
        })
      }
      onCompare={(ids) =>
        void navigate({
          to: '/p/$programme/alternatives/compare',
          params: { programme: programmeId },
          search: { with: ids.join(',') },
        })
      }
    />
  )
}

function CompareRoute() {
  const { programmeId } = compareRoute.useRouteContext()
  const asked = compareRoute.useSearch().with ?? ''
  const ids = asked.split(',').flatMap((text) => alternativeIdSchema.safeParse(text).data ?? [])
  const chosen = [...new Set(ids)].slice(0, mostCompared)
  return <ComparePage key={`${programmeId} ${chosen.join()}`} programmeId={programmeId} ids={chosen} />
}

function AlternativeRoute() {
  const { programmeId, alternativeId } = alternativeRoute.useRouteContext()
  return <AlternativePage key={alternativeId} programmeId={programmeId} id={alternativeId} />
}

function AlternativeQueueRoute() {
  const { programmeId, alternativeId } = alternativeQueueRoute.useRouteContext()
  const { item } = alternativeQueueRoute.useSearch()
  const navigate = alternativeQueueRoute.useNavigate()
  return (
    <AlternativeFrame key={alternativeId} programmeId={programmeId} id={alternativeId}>
      <QueuePage
        programmeId={programmeId}
        openItemId={item ?? null}
        onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
      />
    </AlternativeFrame>
  )
}

function AlternativeCutListRoute() {
  const { programmeId, alternativeId } = alternativeCutListRoute.useRouteContext()
  const { item } = alternativeCutListRoute.useSearch()
  const navigate = alternativeCutListRoute.useNavigate()
  return (
    <AlternativeFrame key={alternativeId} programmeId={programmeId} id={alternativeId}>
      <CutListPage
        programmeId={programmeId}
        openItemId={item ?? null}
        onOpenItem={(itemId) => void navigate({ search: searchOf(itemId), resetScroll: false })}
      />
    </AlternativeFrame>
  )
}
