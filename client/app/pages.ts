// The pages, each in a file of its own that is fetched when it is first shown, or ahead of that when the browser has nothing else to do, so
// that a board that is open can be walked through without a network. Called by routes.tsx and shell.tsx.

import { lazy } from 'react'
import { fetchEditor } from '../item/rich-text.tsx'

export const SeatsPage = lazy(async () => ({ default: (await import('../seats/seats-page.tsx')).SeatsPage }))
export const ProgrammesPage = lazy(async () => ({
  default: (await import('../programmes/programmes-page.tsx')).ProgrammesPage,
}))
export const QueuePage = lazy(async () => ({ default: (await import('../queue/queue-page.tsx')).QueuePage }))
export const CutListPage = lazy(async () => ({ default: (await import('../cut-list/cut-list-page.tsx')).CutListPage }))
export const PointsPage = lazy(async () => ({ default: (await import('../points/points-page.tsx')).PointsPage }))
export const PointPage = lazy(async () => ({ default: (await import('../points/point-page.tsx')).PointPage }))

/** Fetches what the pages of a programme need, one after another. What does not come now comes when it is needed. */
export async function fetchAhead(): Promise<void> {
  const parts = [
    fetchEditor,
    () => import('../queue/queue-page.tsx'),
    () => import('../cut-list/cut-list-page.tsx'),
    () => import('../points/points-page.tsx'),
    () => import('../points/point-page.tsx'),
  ]
  for (const part of parts) {
    try {
      await part()
    } catch {
      return
    }
  }
}
