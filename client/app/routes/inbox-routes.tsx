// Inbox routes: what waits for the reader on a programme, which mails she wants from it, and where a link in a mail leads.

import { createRoute } from '@tanstack/react-router'
import { Suspense } from 'react'
import { LoadingPage } from '../loading-page.tsx'
import { InboxPage, NotificationsPage, UnsubscribePage } from '../pages.ts'
import { programmeRoute } from './programme-route.tsx'
import { rootRoute } from './root-routes.ts'

export const inboxRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'inbox',
  component: InboxRoute,
})

export const notificationsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'notifications',
  component: NotificationsRoute,
})

export const unsubscribeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unsubscribe/$token',
  component: UnsubscribeRoute,
})

function InboxRoute() {
  const { programmeId } = inboxRoute.useRouteContext()
  return <InboxPage key={programmeId} programmeId={programmeId} />
}

function NotificationsRoute() {
  const { programmeId } = notificationsRoute.useRouteContext()
  return <NotificationsPage key={programmeId} programmeId={programmeId} />
}

function UnsubscribeRoute() {
  const { token } = unsubscribeRoute.useParams()
  return (
    <Suspense fallback={<LoadingPage />}>
      <UnsubscribePage key={token} token={token} />
    </Suspense>
  )
}
