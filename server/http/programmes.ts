// /api/programmes: the boards a person has a place at, and one of them with its structure and members. A programme without a place for
// the person is answered as one that does not exist; one whose board is damaged is listed without its counts.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { programmeBodySchema, programmesBodySchema } from '../../shared/contract/http.ts'
import { programmeIdSchema } from '../../shared/ids.ts'
import { norwegianDate } from '../domain/calendar-date.ts'
import { boardCounts } from './board-counts.ts'
import { bySeat } from './by-seat.ts'
import type { HttpContext, HttpEnv } from './context.ts'
import { pointBodies } from './point-bodies.ts'
import { refusalAnswer, refusalResponses } from './refusal-answer.ts'

const listProgrammes = createRoute({
  method: 'get',
  path: '/api/programmes',
  summary: 'Boards one has a place at',
  responses: {
    200: { description: 'Programmes', content: { 'application/json': { schema: programmesBodySchema } } },
    ...refusalResponses,
  },
})
const readProgramme = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}',
  summary: 'One programme: structure and members',
  request: { params: z.object({ programme: programmeIdSchema }) },
  responses: {
    200: { description: 'The programme', content: { 'application/json': { schema: programmeBodySchema } } },
    ...refusalResponses,
  },
})

export function programmesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { programmes, people, points, now } = context
  const countsOf = boardCounts(context)

  app.openapi(listProgrammes, async (c) => {
    const today = norwegianDate(now())
    const summaries = (await programmes.list()).flatMap((programme) => {
      const role = c.var.actor.roleOn(programme.id)
      return role ? [{ programme, role }] : []
    })
    const answers = await Promise.all(
      summaries.map(async ({ programme: { id, name }, role }) => {
        const [counts, rows] = await Promise.all([countsOf(id), points.list(id)])
        const nextPoint = pointBodies(rows).find(({ head }) => head.date >= today) ?? null
        return { id, name, role, counts, nextPoint }
      }),
    )
    return c.json({ programmes: answers }, 200)
  })

  app.openapi(readProgramme, async (c) => {
    const { programme: id } = c.req.valid('param')
    const role = c.var.actor.roleOn(id)
    const programme = role ? await programmes.get(id) : null
    if (!role || !programme) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const members = (await people.listMembers(id)).toSorted(bySeat)
    return c.json(
      {
        id,
        name: programme.name,
        role,
        structure: programme.structure,
        members: members.map(({ person, role: theirs }) => ({ person, role: theirs })),
      },
      200,
    )
  })
}
