// Every address of the app, and which page it shows. All of them can be shared: whoever has not taken a seat is asked to, and comes back.
// Pages are fetched when they are first shown, and told by props what the address says.

import {
  alternativeCutListRoute,
  alternativeQueueRoute,
  alternativeRoute,
  alternativesRoute,
  compareRoute,
} from './alternative-routes.tsx'
import { auditRoute } from './audit-route.tsx'
import { capacityRoute, secondOpinionRoute } from './capacity-routes.tsx'
import { commentsRoute } from './comments-route.tsx'
import { boardThenRoute, decisionRoute, decisionsRoute, promisesRoute } from './decision-routes.tsx'
import {
  homeRoute,
  invitationRoute,
  linkRoute,
  programmesRoute,
  projectorRoute,
  seatsRoute,
  sessionsRoute,
  shareRoute,
} from './entry-routes.tsx'
import { frameRoute } from './frame-route.tsx'
import { inboxRoute, notificationsRoute, unsubscribeRoute } from './inbox-routes.tsx'
import { changesRoute, cutListRoute, historyRoute, queueRoute, rolloutRoute } from './list-routes.tsx'
import { membersRoute } from './members-route.tsx'
import { circulationRoute, meetingRoute, minutesRoute, pointRoute, pointsRoute } from './point-routes.tsx'
import { programmeHomeRoute, programmeRoute } from './programme-route.tsx'
import { rootRoute, signedInRoute } from './root-routes.ts'
import { scoresRoute } from './scores-route.tsx'
import { searchRoute } from './search-route.tsx'
import { sheetsRoute } from './sheets-route.tsx'

export const routeTree = rootRoute.addChildren([
  homeRoute,
  seatsRoute,
  projectorRoute,
  linkRoute,
  invitationRoute,
  shareRoute,
  unsubscribeRoute,
  signedInRoute.addChildren([
    programmesRoute,
    sessionsRoute,
    meetingRoute,
    programmeRoute.addChildren([
      programmeHomeRoute,
      queueRoute,
      cutListRoute,
      capacityRoute,
      secondOpinionRoute,
      alternativesRoute,
      compareRoute,
      alternativeRoute,
      alternativeQueueRoute,
      alternativeCutListRoute,
      rolloutRoute,
      frameRoute,
      changesRoute,
      historyRoute,
      pointsRoute,
      pointRoute,
      minutesRoute,
      circulationRoute,
      decisionsRoute,
      decisionRoute,
      boardThenRoute,
      promisesRoute,
      commentsRoute,
      auditRoute,
      sheetsRoute,
      searchRoute,
      scoresRoute,
      membersRoute,
      inboxRoute,
      notificationsRoute,
    ]),
  ]),
])
