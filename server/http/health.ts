// /healthz and /readyz: whether the process lives, and whether it can serve, part by part. No data, no versions. For what runs the
// server, not for people.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readyBodySchema } from '../../shared/contract/http.ts'
import type { HttpContext, HttpEnv } from './context.ts'

const alive = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'The process lives',
  responses: {
    200: { description: 'Alive', content: { 'application/json': { schema: z.object({ alive: z.literal(true) }) } } },
  },
})
const ready = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'The server can serve, part by part',
  responses: {
    200: { description: 'Ready', content: { 'application/json': { schema: readyBodySchema } } },
    503: { description: 'Not ready', content: { 'application/json': { schema: readyBodySchema } } },
  },
})

export function healthRoutes(app: OpenAPIHono<HttpEnv>, context: Pick<HttpContext, 'ready'>): void {
  app.openapi(alive, (c) => c.json({ alive: true as const }, 200, { 'Cache-Control': 'no-store' }))
  app.openapi(ready, async (c) => {
    const body = await context.ready()
    return c.json(body, body.ready ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
}
