// GET /api/seats: the seats one can take, while seats are offered; otherwise the address does not exist. Open to whoever reaches the
// server, which is this machine alone (SES1).

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { seatsBodySchema } from '../../../shared/contract/http.ts'
import { bySeat } from '../../domain/by-seat.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const listSeats = createRoute({
  method: 'get',
  path: '/api/seats',
  summary: 'Seats one can take on this machine',
  responses: {
    200: { description: 'Every seat of every board', content: { 'application/json': { schema: seatsBodySchema } } },
    ...refusalResponses,
  },
})

export function seatsRoutes(
  app: OpenAPIHono<HttpEnv>,
  context: Pick<HttpContext, 'people' | 'programmes' | 'settings'>,
): void {
  app.openapi(listSeats, async (c) => {
    if (!context.settings.seats) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const [seats, programmes] = await Promise.all([context.people.listSeats(), context.programmes.list()])
    const byId = new Map(programmes.map(({ id, name }) => [id, { id, name }]))
    return c.json(
      {
        seats: seats.toSorted(bySeat).flatMap(({ seat, person, programmeId, role }) => {
          const programme = byId.get(programmeId)
          return programme ? [{ seat, person, programme, role }] : []
        }),
      },
      200,
    )
  })
}
