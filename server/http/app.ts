// The HTTP application: what every request passes, the routes, their description, and the client's files. Knows no port and no socket;
// tests ask it through app.request. Called by server/start-server.ts.

import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { keptDocuments } from '../commands/documents/kept-documents.ts'
import { faultFields, isOutage } from '../store/fault.ts'
import { cappedBody, known, ownHost, ownOrigin, signedIn } from './before-routes.ts'
import { commentsRoutes } from './comments/comments.ts'
import type { HttpContext, HttpEnv, HttpRequest } from './context.ts'
import { decidingRoutes } from './deciding/deciding.ts'
import { decisionsRoutes } from './deciding/decisions.ts'
import { healthRoutes } from './health.ts'
import { inboxRoutes } from './inbox/inbox.ts'
import { mailSettingsRoutes } from './inbox/mail-settings.ts'
import { unsubscribeRoutes } from './inbox/unsubscribe.ts'
import { replaysLimited, writesLimited } from './limits/limited.ts'
import { rateLimits } from './limits/rate-limits.ts'
import { meetingRoutes } from './meeting/meeting.ts'
import { projectorRoutes } from './meeting/projector.ts'
import { minutesRoutes } from './minutes/minutes.ts'
import { minutesToldRoutes } from './minutes/minutes-told.ts'
import { calendarRoutes } from './people/calendar.ts'
import { invitationsRoutes } from './people/invitations.ts'
import { mailLinksRoutes } from './people/mail-links.ts'
import { membersRoutes } from './people/members.ts'
import { ownSessionsRoutes } from './people/own-sessions.ts'
import { seatsRoutes } from './people/seats.ts'
import { sessionRoutes } from './people/session.ts'
import { sharesRoutes } from './people/shares.ts'
import { signInRoutes } from './people/sign-in.ts'
import { evidenceRoutes } from './points/evidence.ts'
import { papersRoutes } from './points/papers.ts'
import { pointsRoutes } from './points/points.ts'
import { untreatedRoutes } from './points/untreated.ts'
import { alternativesRoutes } from './programmes/alternatives.ts'
import { auditRoutes } from './programmes/audit.ts'
import { backlogRoutes } from './programmes/backlog.ts'
import { changesRoutes } from './programmes/changes.ts'
import { frameRoutes } from './programmes/frame.ts'
import { historyRoutes } from './programmes/history.ts'
import { programmesRoutes } from './programmes/programmes.ts'
import { promisesRoutes } from './programmes/promises.ts'
import { scoresRoutes } from './programmes/scores.ts'
import { searchRoutes } from './programmes/search.ts'
import { secondOpinionRoutes } from './programmes/second-opinion.ts'
import { seriesRoutes } from './programmes/series.ts'
import { sheetsRoutes } from './programmes/sheets.ts'
import { refusalAnswer, refusalOfSchema } from './refusal-answer.ts'
import { staticClient } from './static-client.ts'

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Veivalg',
    version: '0.1.0',
    description: 'What is co-edited goes through /live/{room}, not through here.',
  },
}

function methodRefused(c: HttpRequest, methods: readonly string[]): Response {
  const answer = refusalAnswer(c, { code: 'METHOD' })
  answer.headers.set('Allow', methods.join(', '))
  return answer
}

export function createApp(context: HttpContext): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) =>
      result.success ? undefined : refusalAnswer(c, refusalOfSchema(result.error, result.target)),
  })
  app.use(known(context))
  app.use(ownHost(context))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: methodRefused }))
  app.use(ownOrigin(context))
  app.use(cappedBody)
  const limits = rateLimits()
  app.use('/api/programmes/*', signedIn(context), writesLimited(limits))
  for (const costly of ['search', 'changes', 'history/*'])
    app.get(`/api/programmes/:programme/${costly}`, replaysLimited(limits))
  seatsRoutes(app, context)
  sessionRoutes(app, context, limits)
  signInRoutes(app, context, limits)
  mailLinksRoutes(app, context, limits)
  ownSessionsRoutes(app, context)
  membersRoutes(app, context)
  invitationsRoutes(app, context, limits)
  sharesRoutes(app, context, limits)
  programmesRoutes(app, context)
  pointsRoutes(app, context)
  const documentOf = keptDocuments(context.log)
  meetingRoutes(app, context, documentOf)
  projectorRoutes(app, context, documentOf)
  decidingRoutes(app, context, documentOf)
  decisionsRoutes(app, context)
  papersRoutes(app, context)
  evidenceRoutes(app, context)
  promisesRoutes(app, context)
  commentsRoutes(app, context, documentOf)
  inboxRoutes(app, context, documentOf)
  mailSettingsRoutes(app, context)
  unsubscribeRoutes(app, context)
  seriesRoutes(app, context)
  frameRoutes(app, context)
  secondOpinionRoutes(app, context, documentOf)
  alternativesRoutes(app, context)
  sheetsRoutes(app, context)
  scoresRoutes(app, context)
  backlogRoutes(app, context)
  untreatedRoutes(app, context)
  changesRoutes(app, context)
  historyRoutes(app, context, documentOf)
  auditRoutes(app, context)
  searchRoutes(app, context, documentOf)
  calendarRoutes(app, context)
  minutesRoutes(app, context)
  minutesToldRoutes(app, context)
  healthRoutes(app, context)
  app.doc31('/api/openapi.json', description)
  staticClient(app, context)
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      return refusalAnswer(c, { code: error.message.includes('JSON') ? 'BAD_JSON' : 'BAD_REQUEST' })
    }
    context.logger.error({ requestId: c.var.requestId, ...faultFields(error) }, 'a request failed')
    return refusalAnswer(c, { code: isOutage(error) ? 'UNAVAILABLE' : 'INTERNAL' })
  })
  return app
}
