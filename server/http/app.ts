// The HTTP application: what every request passes, the routes, their description, and the client's files. Knows no port and no socket;
// tests ask it through app.request. Called by server/start-server.ts.

import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { faultFields, isOutage } from '../store/fault.ts'
import { cappedBody, known, ownHost, ownOrigin, signedIn } from './before-routes.ts'
import type { HttpContext, HttpEnv, HttpRequest } from './context.ts'
import { healthRoutes } from './health.ts'
import { pointsRoutes } from './points.ts'
import { programmesRoutes } from './programmes.ts'
import { refusalAnswer, refusalOfSchema } from './refusal-answer.ts'
import { seatsRoutes } from './seats.ts'
import { sessionRoutes } from './session.ts'
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
  app.use('/api/programmes/*', signedIn(context))
  seatsRoutes(app, context)
  sessionRoutes(app, context)
  programmesRoutes(app, context)
  pointsRoutes(app, context)
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
