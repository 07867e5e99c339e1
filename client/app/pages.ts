// The pages, each in a file of its own that is fetched when it is first shown. Called by routes.tsx.

import { lazy } from 'react'

export const SeatsPage = lazy(async () => ({ default: (await import('../seats/seats-page.tsx')).SeatsPage }))
export const ProgrammesPage = lazy(async () => ({
  default: (await import('../programmes/programmes-page.tsx')).ProgrammesPage,
}))
export const QueuePage = lazy(async () => ({ default: (await import('../queue/queue-page.tsx')).QueuePage }))
export const CutListPage = lazy(async () => ({ default: (await import('../cut-list/cut-list-page.tsx')).CutListPage }))
export const PointsPage = lazy(async () => ({ default: (await import('../points/points-page.tsx')).PointsPage }))
export const PointPage = lazy(async () => ({ default: (await import('../points/point-page.tsx')).PointPage }))
