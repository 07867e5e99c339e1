// The app: the store of answers, the seam to the top bar, the voice for screen readers, and the router with its pages. Called by main.tsx.

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { LiveRegion } from '../ui/live-region.tsx'
import { ShellSlotsProvider } from '../ui/shell-slots.tsx'
import type { AppRouter } from './router.ts'

export function App({ router, queryClient }: { readonly router: AppRouter; readonly queryClient: QueryClient }) {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ShellSlotsProvider>
          <RouterProvider router={router} />
          <LiveRegion />
        </ShellSlotsProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
