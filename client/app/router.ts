// The router: the addresses of routes/routes.ts over the browser's history. Registered, so that every Link and navigate is checked by the compiler.
// Called by main.tsx.

import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { CrashPage } from './crash-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { routeTree } from './routes/routes.ts'

/** @returns the router of the whole app. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: false,
    // A page keeps what it drew while the next one's first answer is on its way; nothing blinks.
    defaultPendingMs: 1000,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
